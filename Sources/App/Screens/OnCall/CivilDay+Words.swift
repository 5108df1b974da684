internal import OnCall
package import Vocabulary

extension CivilDay {
    /// Reads `2026-11-16`.
    package init?(written text: String) {
        guard text.utf8.count == 10, let midnight = Moment(rfc3339: text + "T00:00:00Z") else { return nil }
        self = WallClock.utc.reading(at: midnight).day
    }

    /// `2026-11-16`
    var written: String { String(WallClock.utc.moment(of: WallReading(self, minute: 0)).rfc3339.prefix(10)) }

    var monday: CivilDay { self + -weekday.rawValue }

    /// `Mon`
    var weekdayName: String { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday.rawValue] }

    var monthName: String {
        [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        ][components.month - 1]
    }

    /// `Mon 16 Nov`
    var words: String { "\(weekdayName) \(components.day) \(monthName.prefix(3))" }
}

extension WallReading {
    /// `Mon 16 Nov 09:00`
    var words: String { "\(day.words) \(hour)" }

    /// `09:00`
    var hour: String { String(written.suffix(5)) }

    /// What a field of the type `datetime-local` holds: `2026-11-16T09:00`.
    var written: String { String(WallClock.utc.moment(of: self).rfc3339.prefix(16)) }
}
