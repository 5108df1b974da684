internal import Vocabulary

/// How shifts come round again, as iCalendar writes it: `RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU`. Daily and weekly rules only; anything else
/// is nil. Source: RFC 5545, 3.3.10
struct RecurrenceRule: Hashable {
    var isWeekly: Bool
    var interval: Int
    /// Of a weekly rule; empty when it is the day of the first shift.
    var days: Set<Weekday>

    init?(_ text: String) {
        var parts: [Substring: Substring] = [:]
        for part in text.drop(while: { $0 != ":" }).dropFirst().split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2 else { return nil }
            parts[sides[0]] = sides[1]
        }
        let interval = parts["INTERVAL"].map { Int($0) } ?? 1
        let words = parts["BYDAY"]?.split(separator: ",") ?? []
        let days = words.compactMap { Weekday(iCalendar: $0) }
        guard parts.keys.allSatisfy({ ["FREQ", "INTERVAL", "BYDAY", "WKST"].contains($0) }), let interval, interval > 0, days.count == words.count,
            let frequency = parts["FREQ"], ["DAILY", "WEEKLY"].contains(frequency)
        else { return nil }
        // A daily rule on some days of the week is a weekly one.
        isWeekly = frequency == "WEEKLY" || !days.isEmpty && interval == 1
        guard isWeekly || days.isEmpty else { return nil }
        self.interval = interval
        self.days = Set(days)
    }
}

extension Weekday {
    /// `MO`
    init?(iCalendar word: some StringProtocol) {
        guard let place = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].firstIndex(of: word.uppercased()) else { return nil }
        self = Weekday.allCases[place]
    }
}
