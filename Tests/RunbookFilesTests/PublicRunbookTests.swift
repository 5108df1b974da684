import Foundation
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

/// Processes that others published, in our own words: what a stranger's runbook asks of the language.
@Suite("Public runbooks")
struct PublicRunbookTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String, findings: [String], scenarios: Int

        var path: String { Book.top.appendingPathComponent("Tests/Fixtures/runbooks/\(name)").path }
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "public-on-call-vendor", findings: [], scenarios: 3),
        Case(name: "public-identity-agency", findings: [], scenarios: 2),
        Case(name: "public-volunteer-committee", findings: [], scenarios: 3),
    ]

    @Test("a process that others published reads without an error, and what it leaves open is found", arguments: cases)
    func reads(_ it: Case) throws {
        let reading = RunbookReader().read(at: it.path).reading
        #expect(reading.diagnostics.map { "\($0.place) \($0.code)" } == it.findings, "\(reading.diagnostics.map(\.description))")
        let runbook = try #require(reading.runbook)
        #expect(runbook.roles.count > 2 && runbook.communications.count > 3 && !runbook.duties.isEmpty)
    }

    @Test("and so do its scenarios", arguments: cases)
    func scenarios(_ it: Case) throws {
        let runbook = try #require(RunbookReader().read(at: it.path).reading.runbook)
        let reading = ScenarioReader(runbook).readAll(ScenarioFolder(of: it.path))
        #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics.map(\.description))")
        #expect(reading.scenarios.count == it.scenarios)
    }

    @Test("updates go to several places and people at once")
    func places() throws {
        let lines = "communications: { all: { to: [\"screen:#news\", ana, lead, \"screen:#more\"] }, one: { to: [lead] } }"
        let told = try #require(Book.read(lines).runbook).communications
        let channels = ["#news", "#more"].map { Communication.Destination.channel("screen", place: $0) }
        #expect(told.first { $0.name == "all" }?.to == .several(channels + [.people([.person("ana"), .seat("lead")], by: [])]))
        #expect(told.first { $0.name == "one" }?.to == .people([.seat("lead")], by: []))
    }

    @Test("an escalation without a time waits for a person")
    func byHand() throws {
        let reading = Book.read("escalations: { help: { reasons: [not sure], unless: resolved, page: ana } }")
        let runbook = try #require(reading.runbook, "\(reading.diagnostics.map(\.description))")
        #expect(runbook.escalations.map(\.within) == [nil] && runbook.duties.first { $0.name == "help" }?.terms.isEmpty == true)
        #expect(Book.read("escalations: { help: { reasons: [not sure], every: 1h, page: ana } }").runbook == nil)
    }

    @Test("an agenda need not say how long each part takes")
    func agenda() throws {
        let reviews = try #require(Book.read("reviews: { within: 1 week, agenda: [timeline, actions], length: 30m }").runbook?.reviews)
        #expect(reviews.agenda == [.init("timeline"), .init("actions")])
    }

    @Test("a comma in braces that cuts a text off is called by its name")
    func comma() {
        let found = Book.read("lifecycle: { phases: [{ triage: { means: Real, and how bad } }] }").diagnostics
        #expect(found.map(\.fix) == ["A comma ends a text in braces: put quotes around the whole text."])
    }

    @Test("ladders without any severity, which would wake nobody, are refused")
    func noSeverity() {
        let lines = Book.text("ladders: { wake: [{ page: ana }, { at: 5m, page: bo }] }").split(separator: "\n")
        let reading = Book.readWhole(lines.filter { !$0.hasPrefix("severities") }.joined(separator: "\n"))
        #expect(reading.runbook == nil && reading.diagnostics.map(\.code) == [.unreachable], "\(reading.diagnostics.map(\.description))")
    }
}
