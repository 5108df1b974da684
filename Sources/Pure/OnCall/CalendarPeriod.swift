package import Vocabulary

/// A stretch of the calendar that something is owed once in: a week, a month, a quarter. It begins and ends at midnight on the wall.
package struct CalendarPeriod: Hashable, Sendable {
    /// What people call it: `2026-Q4`, `2026-11`, `2026-W47`, `2026`.
    package let label: String
    package let start: Moment
    /// When the next one begins.
    package let end: Moment

    /// The period of this length that an instant falls in. Months are counted from January, so that six of them are a half of the year;
    /// several weeks or days are counted from Monday 1969-12-29. A length that is no calendar length (`12h`, `3 business days`) is taken
    /// as whole days, and nothing is shorter than one.
    package static func of(_ length: Span, containing moment: Moment, zone: String) -> CalendarPeriod {
        let clock = WallClock.of(zone)
        let today = clock.furthest(at: moment).day
        switch length {
        case .months(let count): return months(count, containing: today, clock)
        case .quarters(let count): return months(count * 3, containing: today, clock)
        case .weeks(let count): return days(7 * max(1, count), containing: today, clock)
        case .days(let count), .businessDays(let count): return days(count, containing: today, clock)
        case .exact(let duration): return days(Int((duration.milliseconds + 86_399_999) / 86_400_000), containing: today, clock)
        case .businessHours, .sameBusinessDay, .nextBusinessDay: return days(1, containing: today, clock)
        }
    }

    private static func months(_ count: Int, containing day: CivilDay, _ clock: WallClock) -> CalendarPeriod {
        let count = min(max(1, count), 1200)
        let (year, month, _) = day.components
        let first = (year * 12 + month - 1) / count * count
        guard let start = CivilDay(year: first / 12, month: first % 12 + 1, day: 1) else { return days(1, containing: day, clock) }
        let next = first + count
        let end = CivilDay(year: next / 12, month: next % 12 + 1, day: 1) ?? start + 31 * count
        return CalendarPeriod(label: label(ofMonth: first, count), from: start, to: end, clock)
    }

    private static func label(ofMonth first: Int, _ count: Int) -> String {
        let year = first / 12
        return switch count {
        case 3: "\(year)-Q\(first % 12 / 3 + 1)"
        case 6: "\(year)-H\(first % 12 / 6 + 1)"
        case _ where count % 12 == 0: "\(year)"
        default: "\(year)-\(two(first % 12 + 1))"
        }
    }

    private static func days(_ count: Int, containing day: CivilDay, _ clock: WallClock) -> CalendarPeriod {
        let count = Int64(min(max(1, count), 36_500))
        // Counted from a Monday, so that weeks are those of ISO 8601.
        let monday: Int64 = -3
        let since = day.number - monday
        let turn = since >= 0 ? since / count : (since - count + 1) / count
        let start = CivilDay(number: monday + turn * count)
        let (year, month, dayOfMonth) = start.components
        let label = count % 7 == 0 ? week(of: start) : "\(year)-\(two(month))-\(two(dayOfMonth))"
        return CalendarPeriod(label: label, from: start, to: start + Int(count), clock)
    }

    /// The ISO week that begins on this Monday: it belongs to the year its Thursday is in.
    private static func week(of monday: CivilDay) -> String {
        let thursday = monday + 3
        let year = thursday.components.year
        guard let newYear = CivilDay(year: year, month: 1, day: 1) else { return "\(year)" }
        return "\(year)-W\(two(Int((thursday.number - newYear.number) / 7) + 1))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private init(label: String, from start: CivilDay, to end: CivilDay, _ clock: WallClock) {
        self.label = label
        self.start = clock.moment(of: WallReading(start, minute: 0))
        self.end = clock.moment(of: WallReading(end, minute: 0))
    }
}
