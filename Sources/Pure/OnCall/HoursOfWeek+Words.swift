internal import Vocabulary

extension HoursOfWeek {
    /// `Mon-Fri 09:00-17:00`
    package var words: String {
        let days = days.sorted()
        let isRun = days.count > 2 && days.last.map { $0.rawValue - days[0].rawValue == days.count - 1 } ?? false
        let names = isRun ? "\(days[0].short)-\(days[days.count - 1].short)" : days.map(\.short).joined(separator: ", ")
        return start == 0 && end == 1440 ? names : "\(names) \(start.clock)-\(end.clock)"
    }
}

extension WallTime {
    /// `2026-01-05 09:00`
    package var words: String {
        let (year, month, day) = day.components
        return "\(year)-\(month.padded)-\(day.padded) \(minuteOfDay.clock)"
    }
}

extension Weekday {
    fileprivate var short: String { "\(self)".prefix(1).uppercased() + "\(self)".dropFirst().prefix(2) }
}

extension Int {
    /// Of minutes since midnight: `09:00`.
    fileprivate var clock: String { "\((self / 60).padded):\((self % 60).padded)" }
    fileprivate var padded: String { self < 10 ? "0\(self)" : String(self) }
}
