import Engine
import Foundation
import Runbooks
import Testing
import Vocabulary

/// Every command on every phase, against the table that people read in docs/reference/incident-lifecycle.md.
@Suite("Precedence")
struct PrecedenceTests {
    static let phases = ["none", "triggered", "quiet", "acknowledged", "snoozed", "mitigated", "resolved", "merged"]

    struct Row: CustomTestStringConvertible {
        let words: String
        let command: IncidentCommand
        var author = Author.person("bo")
        var minute = 3.0
        var severity: SeverityName = "P1"

        var testDescription: String { words }
    }

    static let rows = [
        Row(words: "raise", command: .raise(.sample("P1"))),
        Row(words: "join", command: .join([AlertKey(source: "prometheus", key: "more")], summary: ""), author: .source("prometheus")),
        Row(words: "clear, others fire", command: .clear([AlertKey(source: "prometheus", key: "more")], remaining: 1), author: .source("prometheus")),
        Row(words: "clear, the last", command: .clear([AlertKey(source: "prometheus", key: "alert-0")], remaining: 0), author: .source("prometheus")),
        Row(words: "acknowledge, a person", command: .acknowledge(via: .link)),
        Row(words: "acknowledge, a source", command: .acknowledge(via: .alert), author: .source("prometheus")),
        Row(words: "unacknowledge", command: .unacknowledge),
        Row(words: "escalate", command: .escalate),
        Row(words: "reassign", command: .reassign(to: [.person("cy")])),
        Row(words: "add responders", command: .addResponders([.person("cy")])),
        Row(words: "lower severity", command: .changeSeverity("P2", because: "smaller")),
        Row(words: "raise severity, whoever is on it", command: .changeSeverity("P1", because: "worse"), author: .person("ana"), severity: "P3"),
        Row(words: "raise severity, somebody else", command: .changeSeverity("P1", because: "worse"), severity: "P3"),
        Row(words: "snooze", command: .snooze(until: .minute(20))),
        Row(words: "mitigate", command: .mitigate),
        Row(words: "resolve", command: .resolve(summary: "done")),
        Row(words: "reopen", command: .reopen),
        Row(words: "merge", command: .merge(into: IncidentID(7))),
        Row(words: "absorb", command: .absorb(IncidentID(8))),
        Row(words: "note", command: .note("hm")),
        Row(words: "tag", command: .tag(["x"])),
        Row(words: "state impact", command: .state(impact: ["tickets": 1])),
        Row(words: "confirm severity", command: .progress(.confirmSeverity)),
        Row(words: "state a fact", command: .knowledge(.state("cause known", since: .minute(1)))),
        Row(words: "wake, nothing is due", command: .wake, author: .runbell),
        Row(
            words: "receipt, page on its way",
            command: .receipt(PageID(incident: Drill.id, number: 1), .delivered(provider: "capture"), latency: .zero), author: .runbell),
        Row(words: "receipt, page unknown", command: .receipt(PageID(incident: Drill.id, number: 99), .expired, latency: .zero), author: .runbell),
        Row(words: "stumbled", command: .stumbled(PageID(incident: Drill.id, number: 1), reason: "503"), author: .runbell),
    ]

    /// An incident in that phase, by the shortest way there.
    static func drill(in phase: String, _ severity: SeverityName) throws -> Drill {
        if phase == "none" { return Drill() }
        var drill = try Drill.raised(severity, in: phase == "quiet" ? .quietHour : .drill)
        let way: [String: IncidentCommand] = [
            "acknowledged": .acknowledge(via: .link), "snoozed": .snooze(until: .minute(30)), "mitigated": .mitigate,
            "resolved": .resolve(summary: ""),
            "merged": .merge(into: IncidentID(7)),
        ]
        if let command = way[phase] { try drill.when(command, at: 1) }
        #expect(drill.incident?.phase.word == phase)
        return drill
    }

    /// `→ phase`, `written down`, `nothing`, or why not.
    static func answer(to row: Row, in phase: String) throws -> String {
        var drill = try drill(in: phase, row.severity)
        do throws(Refusal) {
            let decision = try drill.when(row.command, by: row.author, at: row.minute)
            if decision.events.isEmpty { return "nothing" }
        } catch { return words(error) }
        let after = drill.incident?.phase.word ?? "none"
        return after == phase ? "written down" : "→ \(after)"
    }

    private static func words(_ refusal: Refusal) -> String {
        switch refusal {
        case .noSuchIncident: "no incident"
        case .alreadyRaised: "is raised"
        case .alreadyResolved: "is resolved"
        case .alreadyMerged: "is merged"
        case .notResolved: "not resolved"
        case .notAcknowledged: "not acknowledged"
        case .unknownSeverity, .unknownTarget, .nobodyReachable, .inThePast, .intoItself, .tooLong, .tooMany, .unknown,
            .notAllowed, .missing, .overtaken:
            "\(refusal)"
        }
    }

    static func line(_ row: Row) throws -> String {
        "| \(row.words) | " + (try phases.map { try answer(to: row, in: $0) }.joined(separator: " | ")) + " |"
    }

    @Test("what the reference page says of a command is what the engine answers, in every phase", arguments: rows)
    func table(row: Row) throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        let written = page.split(separator: "\n").first { $0.hasPrefix("| \(row.words) |") }
        let answered = try Self.line(row)
        #expect(written.map(String.init) == answered, "incident-lifecycle.md, the table of precedence")
    }

    private static let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/reference/incident-lifecycle.md")
}
