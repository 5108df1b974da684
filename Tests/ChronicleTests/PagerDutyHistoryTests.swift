import Chronicle
import Engine
import Foundation
import Notation
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("An incident that PagerDuty handled")
struct PagerDutyHistoryTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures").standardized
    private static let runbook = Runbook(
        version: RunbookVersion(""), name: "", zone: "UTC", business: BusinessCalendar(zone: "UTC", hours: []))

    private static func draft(_ json: JSON, snapshot: String? = nil) throws -> ReviewDraft {
        let history = try PagerDutyHistory(json, snapshot: snapshot)
        let incident = try #require(Incident.fold(history.events, id: history.id))
        return ReviewDraft(of: ReviewSource(incident: incident, events: history.events, runbook: runbook, now: incident.changedAt))
    }

    private static func exported() throws -> JSON {
        try JSON(parsing: [UInt8](Data(contentsOf: fixtures.appending(path: "pagerduty-rest/incident.json"))))
    }

    @Test("its export becomes a draft with timeline, impact, root cause and action items")
    func golden() throws {
        let draft = try Self.draft(Self.exported(), snapshot: "https://grafana.example/dashboard/snapshot/x7")
        let file = Self.fixtures.appending(path: "reviews/pagerduty.md")
        if ProcessInfo.processInfo.environment["RUNBELL_WRITE"] == "1" { try draft.markdown.write(to: file, atomically: true, encoding: .utf8) }
        #expect(draft.markdown == (try String(contentsOf: file, encoding: .utf8)), "run the tests once with RUNBELL_WRITE=1 and read the difference")
    }

    @Test("a review draft from PagerDuty has the four sections, and the snapshot's link where there is one")
    func sections() throws {
        let url = "https://grafana.example/dashboard/snapshot/x7"
        let draft = try Self.draft(Self.exported(), snapshot: url)
        for name in ["Timeline", "Impact", "Root cause", "Action items"] { #expect(draft.sections.contains { $0.isNamed(name) }, "\(name)") }
        #expect(draft.sections.first { $0.isNamed("Timeline") }?.body.contains("09:17 Ana acknowledged it") == true)
        #expect(draft.sections.contains { $0.body.contains("<\(url)>") })
        #expect(try !Self.draft(Self.exported()).markdown.contains("snapshot"))
    }

    @Test("the incident alone is enough, and its own times count where no log says more")
    func alone() throws {
        let incident = try #require(Self.exported()["incident"])
        let history = try PagerDutyHistory(incident)
        let folded = try #require(Incident.fold(history.events, id: history.id))
        #expect(folded.severity == "P1")
        #expect(folded.resolvedAt == Moment(rfc3339: "2026-11-20T09:41:00Z"))
        #expect(try Self.draft(incident).sections.map(\.name).contains("Root cause"))
    }

    @Test(
        "what is no incident is refused in words",
        arguments: ["{}", "[]", "7", #"{"incident":{"title":"x"}}"#, #"{"incident":{"title":"x","created_at":"yesterday"}}"#])
    func refused(_ text: String) throws {
        let json = try JSON(parsing: text)
        #expect(throws: PagerDutyHistory.Fault.self) { try PagerDutyHistory(json) }
    }
}
