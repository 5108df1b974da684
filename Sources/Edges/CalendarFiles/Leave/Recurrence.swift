internal import Vocabulary

/// On which days something comes back (RFC 5545, section 3.3.10): by days, weeks, months and years, with all their conditions but those of
/// hours, weeks of the year and days of the year.
struct Recurrence: Hashable {
    private enum Unit: String { case DAILY, WEEKLY, MONTHLY, YEARLY }

    /// `FR`, or of a month the second to last one, `-2FR`.
    private struct WeekdayOfMonth: Hashable {
        let number: Int?
        let weekday: Weekday
    }

    private var unit = Unit.DAILY
    private var interval = 1
    private var count: Int?
    private(set) var until: CalendarTime?
    private var months: [Int] = []
    private var daysOfMonth: [Int] = []
    private var weekdays: [WeekdayOfMonth] = []
    private var positions: [Int] = []
    private var weekStart = Weekday.monday

    /// Nil when it says anything that is not read: a rule half understood gives days that are wrong.
    init?(_ text: String) {
        var hasUnit = false
        for part in text.uppercased().split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2 else { return nil }
            if pair[0] == "FREQ" {
                guard let unit = Unit(rawValue: pair[1]) else { return nil }
                (self.unit, hasUnit) = (unit, true)
            } else if !take(pair[0], pair[1]) {
                return nil
            }
        }
        let isMonthly = unit == .MONTHLY || unit == .YEARLY
        guard hasUnit, isMonthly || weekdays.allSatisfy({ $0.number == nil }), isMonthly || daysOfMonth.isEmpty || unit == .DAILY else { return nil }
        // A weekday of a year that names no month counts from the year's beginning.
        if unit == .YEARLY, !weekdays.isEmpty, months.isEmpty, daysOfMonth.isEmpty { return nil }
    }

    /// False when it is not understood.
    private mutating func take(_ key: String, _ value: String) -> Bool {
        let parts = value.split(separator: ",")
        func numbers(_ range: ClosedRange<Int>) -> [Int]? {
            let numbers = parts.compactMap { Int($0) }.filter { range.contains($0) && $0 != 0 }
            return numbers.count == parts.count && !numbers.isEmpty ? numbers : nil
        }
        switch key {
        case "INTERVAL": interval = numbers(1...10_000)?.first ?? 0; return interval > 0
        case "COUNT": count = numbers(1...10_000)?.first; return count != nil
        case "UNTIL": until = CalendarTime(value, zone: nil); return until != nil
        case "BYMONTH": months = numbers(1...12) ?? []; return !months.isEmpty
        case "BYMONTHDAY": daysOfMonth = numbers(-31...31) ?? []; return !daysOfMonth.isEmpty
        case "BYSETPOS": positions = numbers(-366...366) ?? []; return !positions.isEmpty
        case "BYDAY":
            weekdays = parts.compactMap(Self.weekday)
            return weekdays.count == parts.count && !weekdays.isEmpty
        case "WKST":
            guard let day = Self.weekday(value[...]), day.number == nil else { return false }
            weekStart = day.weekday
            return true
        default: return false
        }
    }

    private static func weekday(_ text: Substring) -> WeekdayOfMonth? {
        let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        guard let weekday = names.firstIndex(of: String(text.suffix(2))).flatMap(Weekday.init(rawValue:)) else { return nil }
        let before = text.dropLast(2)
        guard !before.isEmpty else { return WeekdayOfMonth(number: nil, weekday: weekday) }
        guard let number = Int(before), number != 0, abs(number) <= 5 else { return nil }
        return WeekdayOfMonth(number: number, weekday: weekday)
    }

    /// The days on which it begins, in order. Those before the range are counted, and left out.
    ///
    /// - Parameter isOver: Whether a day is past `until`, which only who knows its clock can tell.
    func days(from first: CivilDay, within range: ClosedRange<CivilDay>, isOver: (CivilDay) -> Bool) -> [CivilDay] {
        var (found, counted) = ([CivilDay](), 0)
        // Without a count nothing before the range matters, and there may be two thousand years of it.
        var number = count == nil ? skipped(from: first, before: range.lowerBound) : 0
        while let days = period(number, from: first, through: range.upperBound) {
            for day in positioned(days) where day >= first {
                if day > range.upperBound || counted == count ?? .max || isOver(day) { return found }
                counted += 1
                if day >= range.lowerBound { found.append(day) }
            }
            number += 1
        }
        return found
    }

    private func skipped(from first: CivilDay, before day: CivilDay) -> Int {
        let length = unit == .DAILY ? 1 : unit == .WEEKLY ? 7 : unit == .MONTHLY ? 31 : 366
        return max(0, Int(day.number - first.number) / (length * interval) - 1)
    }

    /// The days of one period that meet every condition, in order; nil when it begins after the last day.
    private func period(_ number: Int, from first: CivilDay, through last: CivilDay) -> [CivilDay]? {
        let step = number * interval
        let (year, month, _) = first.components
        switch unit {
        case .DAILY:
            let day = first + step
            return day > last ? nil : isIncluded(day) ? [day] : []
        case .WEEKLY:
            let monday = first + (step * 7 - (first.weekday.rawValue - weekStart.rawValue + 7) % 7)
            guard monday <= last else { return nil }
            let wanted = weekdays.isEmpty ? [first.weekday] : weekdays.map(\.weekday)
            return (0..<7).map { monday + $0 }.filter { wanted.contains($0.weekday) && (months.isEmpty || months.contains($0.components.month)) }
        case .MONTHLY:
            let count = year * 12 + month - 1 + step
            guard let start = CivilDay(year: count / 12, month: count % 12 + 1, day: 1), start <= last else { return nil }
            return months.isEmpty || months.contains(count % 12 + 1) ? days(inMonth: count % 12 + 1, of: count / 12, from: first) : []
        case .YEARLY:
            guard let start = CivilDay(year: year + step, month: 1, day: 1), start <= last else { return nil }
            let wanted = !months.isEmpty ? months.sorted() : daysOfMonth.isEmpty ? [month] : Array(1...12)
            return wanted.flatMap { days(inMonth: $0, of: year + step, from: first) }
        }
    }

    /// Of a rule by days.
    private func isIncluded(_ day: CivilDay) -> Bool {
        let (year, month, dayOfMonth) = day.components
        let fromEnd = dayOfMonth - CivilDay.days(inMonth: month, of: year) - 1
        return (months.isEmpty || months.contains(month)) && (weekdays.isEmpty || weekdays.contains { $0.weekday == day.weekday })
            && (daysOfMonth.isEmpty || daysOfMonth.contains(dayOfMonth) || daysOfMonth.contains(fromEnd))
    }

    private func days(inMonth month: Int, of year: Int, from first: CivilDay) -> [CivilDay] {
        let length = CivilDay.days(inMonth: month, of: year)
        let all = (1...length).compactMap { CivilDay(year: year, month: month, day: $0) }
        if daysOfMonth.isEmpty, weekdays.isEmpty { return all.filter { $0.components.day == first.components.day } }
        return all.enumerated().filter { place, day in
            let isDay = daysOfMonth.isEmpty || daysOfMonth.contains(place + 1) || daysOfMonth.contains(place - length)
            let (fromStart, fromEnd) = (place / 7 + 1, -((length - 1 - place) / 7 + 1))
            let isWeekday = weekdays.contains { $0.weekday == day.weekday && ($0.number == nil || [fromStart, fromEnd].contains($0.number)) }
            return isDay && (weekdays.isEmpty || isWeekday)
        }.map(\.element)
    }

    private func positioned(_ days: [CivilDay]) -> [CivilDay] {
        guard !positions.isEmpty else { return days }
        return days.indices.filter { positions.contains($0 + 1) || positions.contains($0 - days.count) }.map { days[$0] }
    }
}
