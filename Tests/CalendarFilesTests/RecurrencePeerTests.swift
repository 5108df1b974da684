import CalendarFiles
import Foundation
import OnCall
import Testing
import Vocabulary

/// What repeats, expanded by somebody else: python-dateutil, which comes with the icalendar package. Skipped where that is not installed.
@Suite("Another program repeats the same", .enabled(if: PeerPython.isReady || PeerPython.isRequired, "no icalendar; `make tools` installs it"))
struct RecurrencePeerTests {
    /// Reads a day and a rule a line; prints the days of 2026 and 2027, and the first day itself.
    private static let script = """
        import sys, datetime
        from dateutil.rrule import rrulestr
        low, high = datetime.datetime(2026, 1, 1), datetime.datetime(2027, 12, 31)
        for line in open(sys.argv[1]):
            first, rule = line.split()
            start = datetime.datetime.strptime(first, "%Y%m%d")
            days = set(rrulestr(rule, dtstart=start).between(low, high, inc=True)) | ({start} if low <= start <= high else set())
            print(" ".join(day.strftime("%Y-%m-%d") for day in sorted(days)))
        """

    @Test("five hundred rules, whatever they combine")
    func rules() throws {
        var random = SplitMix64(seed: 5545)
        let rules = (0..<500).map { _ in Self.rule(&random) }
        let file = FileManager.default.temporaryDirectory.appending(path: "runbell-\(UUID().uuidString).txt")
        try Data(rules.joined(separator: "\n").utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let printed = String(decoding: try PeerPython.run(["-c", Self.script, file.path]), as: UTF8.self)
        let expected = printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (rule, days) in zip(rules, expected) {
            let found = try Self.days(of: rule)
            if found != days { Issue.record("\(rule)\n\(found)\n\(days)") }
        }
        #expect(expected.count == rules.count + 1 && expected.count { !$0.isEmpty } > 300)
    }

    private static func days(of rule: String) throws -> String {
        let parts = rule.split(separator: " ")
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:\(parts[0])\nRRULE:\(parts[1])\nEND:VEVENT\nEND:VCALENDAR"
        let file = try LeaveFile(text)
        let window = at("2026-01-01T00:00:00Z")..<at("2028-01-01T00:00:00Z")
        let found = try file.stretches(of: #require(file.events.first), within: window, at: .utc)
        return found.map { String($0.lowerBound.rfc3339.prefix(10)) }.joined(separator: " ")
    }

    /// `20250131 FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR,2MO`
    private static func rule(_ random: inout SplitMix64) -> String {
        func pick(_ choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }
        func some(_ choices: [String]) -> String {
            choices.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)).joined(separator: ",")
        }
        let unit = pick(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
        let numbered = unit == "MONTHLY" || unit == "YEARLY"
        var parts = ["FREQ=\(unit)", "INTERVAL=\(Int.random(in: 1...4, using: &random))"]
        let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        if unit == "YEARLY" || Bool.random(using: &random) { parts.append("BYMONTH=\(some(["1", "2", "3", "6", "10", "12"]))") }
        // Not together: the peer takes `MO,5WE` for Mondays that are a fifth Wednesday.
        let counted = numbered && Bool.random(using: &random) ? ["-1FR", "2TU", "-2SU", "5WE", "1MO"] : weekdays
        if Bool.random(using: &random) { parts.append("BYDAY=\(some(counted))") }
        if unit != "WEEKLY", Int.random(in: 0..<3, using: &random) == 0 { parts.append("BYMONTHDAY=\(some(["1", "15", "31", "-1", "-7"]))") }
        if numbered, Int.random(in: 0..<3, using: &random) == 0 { parts.append("BYSETPOS=\(some(["1", "-1", "2"]))") }
        parts +=
            [[], ["COUNT=\(Int.random(in: 1...40, using: &random))"], ["UNTIL=2026\(pick(["0331", "1024"]))"]].randomElement(using: &random) ?? []
        if Bool.random(using: &random) { parts.append("WKST=\(pick(weekdays))") }
        let first = pick(["20260101", "20240229", "20251231", "20260531", "19991105", "20260818"])
        return "\(first) \(parts.joined(separator: ";"))"
    }
}
