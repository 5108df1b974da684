internal import OnCall
internal import Vocabulary

extension HoursOfWeek {
    /// Hours that begin on each of these days and last so many minutes, also over several days; the week is cut at midnights then.
    static func stretches(on days: Set<Weekday>, from start: Int, minutes: Int) -> [HoursOfWeek] {
        guard !days.isEmpty, minutes > 0 else { return [] }
        if minutes < 1440 {
            let end = start + minutes
            return [HoursOfWeek(days: days, start: start, end: end > 1440 ? end - 1440 : end)]
        }
        if minutes >= 7 * 1440 { return [HoursOfWeek(days: Set(Weekday.allCases))] }
        let end = start + minutes
        var whole: Set<Weekday> = []
        var heads: Set<Weekday> = []
        var tails: Set<Weekday> = []
        for day in days {
            if start > 0 { heads.insert(day) }
            for passed in (start > 0 ? 1 : 0)..<max(end / 1440, 1) { whole.insert(day.after(passed)) }
            if end % 1440 > 0 { tails.insert(day.after(end / 1440)) }
        }
        var result = heads.isEmpty ? [] : [HoursOfWeek(days: heads, start: start)]
        if !whole.isEmpty { result.append(HoursOfWeek(days: whole)) }
        if !tails.isEmpty { result.append(HoursOfWeek(days: tails, end: end % 1440)) }
        return result
    }

    var isAlways: Bool { days.count == 7 && start == 0 && end == 1440 }

    /// `Mon-Fri 09:00-17:00`
    var written: String {
        let hours = start == 0 && end == 1440 ? nil : "\(Self.time(start))-\(Self.time(end))"
        if days.count == 7 { return hours ?? "daily" }
        return [Self.written(days), hours].compactMap { $0 }.joined(separator: " ")
    }

    private static func time(_ minute: Int) -> String { "\(minute / 60 < 10 ? "0" : "")\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)" }

    private static func written(_ days: Set<Weekday>) -> String {
        var runs: [[Weekday]] = []
        for day in days.sorted() {
            if let last = runs.last?.last, last.rawValue + 1 == day.rawValue { runs[runs.count - 1].append(day) } else { runs.append([day]) }
        }
        return runs.map { $0.count == 1 ? $0[0].short : "\($0[0].short)-\($0[$0.count - 1].short)" }.joined(separator: ",")
    }
}

extension Weekday {
    func after(_ days: Int) -> Weekday { Weekday.allCases[(rawValue + days) % 7] }

    fileprivate var short: String { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][rawValue] }
}
