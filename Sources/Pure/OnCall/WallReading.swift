package import Vocabulary

/// A point on the face of a wall clock, to the millisecond: how far it is from 1970-01-01 00:00 on that same clock. Walking days,
/// weeks and months happens here, where every day has 24 hours; only `WallClock` knows that real days do not.
package struct WallReading: Hashable, Comparable, Sendable {
    package var milliseconds: Int64

    package static let dayLength: Int64 = 86_400_000

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package init(_ time: WallTime) {
        milliseconds = time.day.number * Self.dayLength + Int64(time.minuteOfDay) * 60_000
    }

    /// Minutes may pass 1440: `WallReading(friday, minute: 1800)` is Saturday 06:00.
    package init(_ day: CivilDay, minute: Int) {
        milliseconds = day.number * Self.dayLength + Int64(minute) * 60_000
    }

    package var day: CivilDay {
        CivilDay(number: (milliseconds - millisecondOfDay) / Self.dayLength)
    }

    package var millisecondOfDay: Int64 {
        let rest = milliseconds % Self.dayLength
        return rest < 0 ? rest + Self.dayLength : rest
    }

    /// What a clock without a second hand shows.
    package var time: WallTime { WallTime(day: day, minuteOfDay: Int(millisecondOfDay / 60_000)) }

    package func adding(days: Int) -> WallReading {
        WallReading(milliseconds: milliseconds + Int64(days) * Self.dayLength)
    }

    /// The same day of a later month, or that month's last day when it has no such day: 31 January and one month is 28 February.
    package func adding(months: Int) -> WallReading {
        let (year, month, dayOfMonth) = day.components
        let count = year * 12 + month - 1 + months
        let newMonth = (count % 12 + 12) % 12 + 1
        let newYear = (count - (newMonth - 1)) / 12
        let last = CivilDay.days(inMonth: newMonth, of: newYear)
        guard let newDay = CivilDay(year: newYear, month: newMonth, day: min(dayOfMonth, last)) else { return self }
        return WallReading(milliseconds: newDay.number * Self.dayLength + millisecondOfDay)
    }

    package static func < (a: WallReading, b: WallReading) -> Bool { a.milliseconds < b.milliseconds }
}
