import Assurance
import Foundation
import RunbookFiles
import Runbooks
import Vocabulary

/// Small runbooks for tests: a few lines, with everything else from a runbook that has no findings.
enum Book {
    static let rest: [(key: String, text: String)] = [
        ("runbell", "runbell: 1"),
        ("runbook", "runbook: { name: Shop, timezone: Europe/Stockholm, operators: screen }"),
        ("people", "people: { ana: { email: ana@shop.example }, bo: { email: bo@shop.example } }"),
        ("seats", "seats: { lead: [bo, ana] }"),
        ("schedules", "schedules: { primary: { layers: [{ rotate: [ana, bo], every: 1 week, from: 2026-01-05 09:00 }] } }"),
        ("services", "services: { api: { owner: lead } }"),
        ("routes", "routes: [{ match: {}, service: api }]"),
        ("severities", "severities: { P1: { ladder: p1, acknowledge_within: 15m }, P2: {} }"),
        ("ladders", "ladders: { p1: [{ page: primary }, { at: 10m, page: lead }] }"),
        ("connections", "connections: { screen: { kind: capture } }"),
        ("sources", "sources: { prom: { kind: alertmanager, key: env:PROM_KEY } }"),
    ]

    /// The lines, and what they leave out.
    static func text(_ lines: String) -> String {
        let written = Set(lines.split(separator: "\n").filter { $0.first?.isLetter ?? false }.map { String($0.prefix { $0 != ":" }) })
        return lines + "\n" + rest.filter { !written.contains($0.key) }.map(\.text).joined(separator: "\n") + "\n"
    }

    static func read(_ lines: String) -> RunbookReader.Reading { readWhole(text(lines)) }
    static func readWhole(_ text: String) -> RunbookReader.Reading {
        RunbookReader().read([RunbookText(path: "runbook.yaml", text: text)], scenarios: ["scenarios/night.yaml"])
    }

    static func read(_ it: FindingCase, repaired: Bool = false) -> RunbookReader.Reading {
        let lines = repaired ? it.right : it.wrong
        switch it.form {
        case .folder where !repaired: return RunbookReader().read([])
        case .latin1 where !repaired:
            let bytes = text(lines).unicodeScalars.map { UInt8(exactly: $0.value) ?? UInt8(ascii: "?") }
            return RunbookReader().read([RunbookText(path: "runbook.yaml", bytes: bytes)])
        case .scenario:
            let whole = read("")
            guard let runbook = whole.runbook else { return whole }
            let reading = ScenarioReader(runbook).read(RunbookText(path: "scenarios/night.yaml", text: lines))
            return (reading.scenario.map { _ in runbook }, reading.diagnostics)
        case .lines, .folder, .latin1: return read(lines)
        }
    }

    /// What is found when the text is read and the year from 5 January 2026 on is looked at, with Bo away in February.
    static func proved(_ lines: String) -> [Diagnostic] {
        let reading = read(lines)
        guard let runbook = reading.runbook else { return reading.diagnostics }
        let start = Moment(rfc3339: "2026-01-05T09:00:00+01:00")!
        let leave =
            lines.contains("# bo is on leave")
            ? [Absence(person: "bo", start: Moment(rfc3339: "2026-02-02T00:00:00+01:00")!, end: Moment(rfc3339: "2026-02-04T00:00:00+01:00")!)] : []
        // A thousandth of what is looked at is enough for a test.
        return reading.diagnostics + Proof(of: runbook, over: start..<(start + .days(365)), absences: leave, asking: 10_000).findings
    }

    /// The top of the project.
    static let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
