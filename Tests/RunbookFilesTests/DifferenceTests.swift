import Foundation
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

/// Five runbooks disagree about nearly everything. Each is carried as it is written; what one of them contradicts itself in is said, and stays.
@Suite("Five runbooks keep their differences")
struct DifferenceTests {
    struct Own: Sendable, CustomTestStringConvertible {
        let name: String
        let severities: [String]
        /// How soon the worst level is answered.
        let answer: String
        /// Until the review is published, by severity.
        let review: [String]
        /// What is due to an authority or to lawyers.
        let clocks: [String]
        var testDescription: String { name }
    }

    static let all = [
        Own(
            name: "saas-three-severities", severities: ["Sev-1", "Sev-2", "Sev-3"], answer: "immediately, at most 10m", review: ["all 24h"],
            clocks: ["gdpr: officer all 72h", "gdpr: lawyers all 72h"]),
        Own(
            name: "small-team", severities: ["SEV-1", "SEV-2", "SEV-3", "SEV-4"], answer: "15m", review: ["SEV-1 48h", "SEV-2 48h"],
            clocks: ["data-breach all 72h"]),
        Own(
            name: "pria-raci", severities: ["P1", "P2", "P3", "P4"], answer: "5m", review: ["P1 24h", "P2 24h"], clocks: ["regulator all 72h"]),
        Own(
            name: "governance", severities: ["P0", "P1", "P2", "P3"], answer: "5m", review: ["P0 24h to 48h", "P1 24h to 48h"], clocks: []),
        Own(
            name: "platform-seats", severities: ["P0", "P1", "P2", "P3"], answer: "15m", review: ["P0 3 business days", "P1 3 business days"],
            clocks: ["legal all 1h", "authority all 72h"]),
    ]

    private static func read(_ name: String) throws -> (runbook: Runbook, findings: [Diagnostic]) {
        let reading = RunbookReader().read(at: ExampleTests.path(name)).reading
        return (try #require(reading.runbook), reading.diagnostics)
    }

    private static func told(_ parts: [DutyTable.Part]) -> [String] { parts.map { "\($0.severity?.text ?? "all") \($0.promise)" } }

    @Test("severities, the first answer, the review's deadline and the legal clocks are each runbook's own", arguments: all)
    func own(_ it: Own) throws {
        let runbook = try Self.read(it.name).runbook
        #expect(runbook.severities.map(\.name.text) == it.severities)
        #expect(runbook.severities.first?.acknowledgeWithin?.written == it.answer)
        let rows = DutyTable(of: runbook).rows
        #expect(rows.filter { $0.name == "review published" }.flatMap { Self.told($0.within) } == it.review)
        let clocks = rows.filter { $0.name.hasPrefix("file ") }.flatMap { row in Self.told(row.within).map { "\(row.name.dropFirst(5)) \($0)" } }
        #expect(clocks == it.clocks)
    }

    @Test("no two of them promise the same")
    func noneIsAnother() {
        #expect(Set(Self.all.map { "\($0.severities) \($0.answer) \($0.review)" }).count == Self.all.count)
        #expect(Set(Self.all.map(\.severities)).count == 4, "two of them say P0 to P3, and mean something else by it")
    }

    @Test(
        "each audience keeps its rhythm, whatever another one has",
        arguments: [
            ("saas-three-severities", "team", ["Sev-1 15m", "Sev-2 30m"]), ("small-team", "customers", ["SEV-1 30m", "SEV-2 30m"]),
            ("pria-raci", "internal", ["P1 15m"]), ("governance", "stakeholders", []),
            ("platform-seats", "internal", ["P0 30m", "P1 1h"]),
            ("platform-seats", "stakeholders", ["P0 30m", "P1 2h", "P2 1 day", "P3 1 week"]),
            ("platform-seats", "status", ["P0 30m", "P1 2h"]), ("platform-seats", "status-daily", ["P3 1 day"]),
        ])
    func rhythms(name: String, audience: String, told: [String]) throws {
        let rows = DutyTable(of: try Self.read(name).runbook).rows.filter { $0.name == "update \(audience)" }
        #expect(!rows.isEmpty)
        #expect(rows.flatMap { Self.told($0.again) }.filter { !$0.hasSuffix(" none") } == told)
    }

    @Test("where one runbook has two figures for one thing, the check says both, and both stay")
    func contradictions() throws {
        let (runbook, findings) = try Self.read("platform-seats")
        let said = findings.filter { $0.code == .twoCadences }.map(\.message)
        #expect(said.count == 2)
        #expect(said.first?.contains("'P1' says 'update_every: 2h' and 'internal' says 1h") == true)
        #expect(runbook.severity(named: "P1")?.updateEvery == .exact(.hours(2)))
    }
}
