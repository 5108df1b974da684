internal import OnCall
internal import Vocabulary

/// Reads wall-clock times: `2026-01-05 09:00`. A date alone is its midnight.
enum TimeWords {
    static let fix = "Write '2026-01-05 09:00': the time on the wall, without an offset."
    static let hoursFix = "Write 'Mon-Fri 09:00-17:00', 'Sat-Sun' or '20:00-08:00'."

    static func wallTime(_ text: String) -> WallTime? {
        let parts = text.split { $0 == " " || $0 == "T" }
        guard (1...2).contains(parts.count), let day = day(parts[0]) else { return nil }
        guard parts.count == 2 else { return WallTime(day: day, minuteOfDay: 0) }
        guard let minute = minuteOfDay(parts[1]), minute < 1440 else { return nil }
        return WallTime(day: day, minuteOfDay: minute)
    }

    private static func day(_ text: Substring) -> CivilDay? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], let year = number(parts[0]), let month = number(parts[1]), let day = number(parts[2]) else {
            return nil
        }
        return CivilDay(year: year, month: month, day: day)
    }

    /// `9:00`, `09:00`, `24:00`, with seconds only when they are zero.
    static func minuteOfDay(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), (1...2).contains(parts[0].count), parts[1].count == 2, parts.count == 2 || parts[2] == "00" else {
            return nil
        }
        guard let hour = number(parts[0]), let minute = number(parts[1]), minute < 60, hour * 60 + minute <= 1440 else { return nil }
        return hour * 60 + minute
    }

    private static func number(_ digits: Substring) -> Int? { digits.allSatisfy { ("0"..."9").contains($0) } ? Int(digits) : nil }

    // MARK: Hours of the week

    /// `Mon-Fri 09:00-17:00`, `Mon,Wed 08:00-12:00`, `Sat-Sun`, `daily 20:00-08:00`, `20:00-08:00`.
    static func hours(_ text: String) -> HoursOfWeek? {
        let parts = text.split(separator: " ").map(String.init)
        guard (1...2).contains(parts.count) else { return nil }
        if parts.count == 1 { return days(parts[0]).map { HoursOfWeek(days: $0) } ?? range(parts[0], on: Set(Weekday.allCases)) }
        return days(parts[0]).flatMap { range(parts[1], on: $0) }
    }

    private static func range(_ text: String, on days: Set<Weekday>) -> HoursOfWeek? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let start = minuteOfDay(ends[0]), let end = minuteOfDay(ends[1]), start < 1440, start != end else { return nil }
        return HoursOfWeek(days: days, start: start, end: end == 0 ? 1440 : end)
    }

    private static func days(_ text: String) -> Set<Weekday>? {
        if ["daily", "every-day"].contains(text.lowercased()) { return Set(Weekday.allCases) }
        var days: Set<Weekday> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { weekday($0) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
            // `Fri-Mon` goes round the end of the week.
            var day = first.rawValue
            days.insert(first)
            while day != last.rawValue {
                day = (day + 1) % 7
                days.insert(Weekday.allCases[day])
            }
        }
        return days
    }

    private static func weekday(_ text: Substring) -> Weekday? {
        let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        let word = text.lowercased()
        guard word.count >= 3, let place = names.firstIndex(where: { $0.hasPrefix(word) }) else { return nil }
        return Weekday.allCases[place]
    }
}
