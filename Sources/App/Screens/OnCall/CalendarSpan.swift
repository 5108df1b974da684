package import OnCall
package import Vocabulary

/// Which days a calendar shows: a week from Monday, or all the weeks that a month is part of.
package struct CalendarSpan: Hashable, Sendable {
    package enum Length: String, Sendable, CaseIterable { case week, month }

    package let length: Length
    /// A Monday, or the first of a month.
    package let first: CivilDay

    /// The week or month that this day is in.
    package init(_ length: Length, around day: CivilDay) {
        self.length = length
        first = length == .week ? day.monday : day + (1 - day.components.day)
    }

    /// The days of each week shown.
    var weeks: [[CivilDay]] {
        let start = first.monday
        let count = Int((next.first + 6).monday.number - start.number) / 7
        return (0..<(length == .week ? 1 : count)).map { week in (0..<7).map { start + (week * 7 + $0) } }
    }

    var previous: CalendarSpan { CalendarSpan(length, around: first + -1) }
    var next: CalendarSpan { CalendarSpan(length, around: first + (length == .week ? 7 : 31)) }

    func contains(_ day: CivilDay) -> Bool { first <= day && day < next.first }

    /// From the first midnight shown to the last.
    package func stretch(on clock: WallClock) -> Range<Moment> {
        let days = weeks.joined()
        let start = clock.moment(of: WallReading(days.first ?? first, minute: 0))
        return start..<clock.moment(of: WallReading((days.last ?? first) + 1, minute: 0))
    }

    /// `16 to 22 November 2026`, `November 2026`.
    var title: String {
        guard length == .week else { return "\(first.monthName) \(first.components.year)" }
        let last = first + 6
        let end = "\(last.components.day) \(last.monthName) \(last.components.year)"
        if first.components.month == last.components.month { return "\(first.components.day) to \(end)" }
        let year = first.components.year == last.components.year ? "" : " \(first.components.year)"
        return "\(first.components.day) \(first.monthName)\(year) to \(end)"
    }
}
