internal import Vocabulary

/// An event that comes back each year, or each few years, on the same day or on the same weekday of a month (RFC 5545, section 3.3.10).
struct YearlyRule: Hashable {
    private var interval = 1
    private var count: Int?
    private var until: CivilDay?
    private var month: Int?
    private var dayOfMonth: Int?
    private var weekday: WeekdayOfMonth?

    /// The fourth Thursday; the last Monday is number -1.
    private struct WeekdayOfMonth: Hashable {
        let number: Int
        let weekday: Weekday

        private static let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

        init?(_ text: some StringProtocol) {
            guard let index = Self.names.firstIndex(of: String(text.suffix(2))), let weekday = Weekday(rawValue: index),
                let number = Int(text.dropLast(2)), number != 0, abs(number) <= 5
            else { return nil }
            self.number = number
            self.weekday = weekday
        }

        func day(inMonth month: Int, of year: Int) -> CivilDay? {
            let length = CivilDay.days(inMonth: month, of: year)
            let days = (1...length).compactMap { CivilDay(year: year, month: month, day: $0) }.filter { $0.weekday == weekday }
            let index = number > 0 ? number - 1 : days.count + number
            return days.indices.contains(index) ? days[index] : nil
        }
    }

    /// Nil when it says anything else: a rule half understood gives days that are wrong.
    init?(_ text: String) {
        var isYearly = false
        for part in text.uppercased().split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { return nil }
            if pair[0] == "FREQ" { isYearly = pair[1] == "YEARLY" } else if !take(String(pair[0]), String(pair[1])) { return nil }
        }
        // A weekday alone would be one of the year, and with a day of the month it would be a Friday the 13th.
        guard isYearly, weekday == nil || (month != nil && dayOfMonth == nil) else { return nil }
    }

    /// False when it is not understood.
    private mutating func take(_ key: String, _ value: String) -> Bool {
        func number(_ range: ClosedRange<Int>) -> Int? { Int(value).flatMap { range.contains($0) ? $0 : nil } }
        switch key {
        case "INTERVAL":
            interval = number(1...1000) ?? 0
            return interval > 0
        case "COUNT":
            count = number(1...10_000)
            return count != nil
        case "UNTIL":
            until = CivilDay(basicFormat: value)
            return until != nil
        case "BYMONTH":
            month = number(1...12)
            return month != nil
        case "BYMONTHDAY":
            dayOfMonth = number(1...31)
            return dayOfMonth != nil
        case "BYDAY":
            weekday = WeekdayOfMonth(value)
            return weekday != nil
        // Where the week begins changes nothing here.
        case "WKST": return true
        default: return false
        }
    }

    /// 29 February comes back in leap years only, and the years between do not count.
    func starts(from first: CivilDay, through last: CivilDay) -> [CivilDay] {
        let (firstYear, firstMonth, firstDay) = first.components
        let month = month ?? firstMonth
        var starts: [CivilDay] = []
        for year in stride(from: firstYear, through: last.components.year, by: interval) {
            let day = weekday.map { $0.day(inMonth: month, of: year) } ?? CivilDay(year: year, month: month, day: dayOfMonth ?? firstDay)
            guard let start = day, start >= first else { continue }
            if start > min(last, until ?? last) || starts.count == count ?? .max { break }
            starts.append(start)
        }
        return starts
    }
}
