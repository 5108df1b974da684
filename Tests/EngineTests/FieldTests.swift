import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("What templates are filled with")
struct FieldTests {
    private func lived() throws -> (Incident, Runbook) {
        let runbook = Runbook.work.with { $0.severities[0].means = "customers cannot pay" }
        var drill = Drill(runbook)
        var opening = Opening.sample("P1", tags: ["checkout"])
        opening.startedAt = .minute(-20)
        opening.facts.labels = ["region": "eu-north"]
        try drill.when(.raise(opening), by: .source("prometheus"))
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(.staff(.assign("commander", to: "bo")), at: 1)
        try drill.when(.state(impact: ["customers": 7, "errors": 0.5]), at: 2)
        try drill.when(.knowledge(.state("breach", since: .minute(-5))), at: 2)
        try drill.when(.knowledge(.affect(["web"])), at: 2)
        try drill.when(.knowledge(.pin("The database is fine")), at: 2)
        try drill.when(.knowledge(.setEstimate(.minute(120))), at: 2)
        try drill.when(.update(.post("team", text: "On it.", status: "Looking")), at: 3)
        try drill.when(.review(.addAction(.init(text: "Add an alert", owner: .person("cy"), category: "soon"))), at: 3)
        try drill.when(.mitigate, at: 60)
        try drill.when(.resolve(summary: "rolled back"), at: 65)
        return (try #require(drill.incident), runbook)
    }

    @Test(
        "every field says what it is for",
        arguments: [
            ("incident.id", "INC-42"), ("incident.number", "42"), ("incident.slug", "5xx-at-7"), ("incident.date", "2026-01-05"),
            ("incident.url", "-"),
            ("title", "5xx at 7 %"), ("severity", "P1"), ("severity_means", "customers cannot pay"), ("service", "api"), ("services", "api|web"),
            ("status", "Looking"), ("status_shown", "investigating"), ("phase", "resolved"), ("summary", "rolled back"), ("update_number", "1"),
            ("timestamp", "2026-01-05 12:10 UTC+1"), ("started_at", "2026-01-05 10:40 UTC+1"), ("declared_at", "2026-01-05 11:00 UTC+1"),
            ("acknowledged_at", "2026-01-05 11:01 UTC+1"), ("mitigated_at", "2026-01-05 12:00 UTC+1"), ("resolved_at", "2026-01-05 12:05 UTC+1"),
            ("duration", "1 h 25 min"), ("next_update", "-"), ("next_update_in", "-"), ("eta", "13:00"), ("impact", "customers 7, errors 0.5"),
            ("commander", "bo"), ("oncall", "Ana"), ("channel", "#inc-5xx-at-7"), ("root_cause", "under investigation"),
            ("pinned", "The database is fine"), ("actions", "1. Add an alert (cy, 2026-01-12)"), ("tags", "checkout|data"), ("drill", "-"),
            ("runbook", "Drill"), ("role.commander", "bo"), ("role.scribe", "nothing"), ("impact.customers", "7"),
            ("fact.breach", "2026-01-05 10:55 UTC+1"), ("fact.legal cleared", "-"), ("labels.region", "eu-north"),
            (
                "timeline",
                "10:40 began|10:55 breach|11:00 raised: 5xx at 7 %|11:01 acknowledged|11:03 told team|12:00 mitigated|12:05 resolved: rolled back"
            ),
        ])
    func says(field: String, words: String) throws {
        let (incident, runbook) = try lived()
        #expect(incident.fields(under: runbook, at: .minute(70))[field].told == words)
    }

    @Test("every field that is promised is there once everything was said; the text of an update comes with the update")
    func complete() throws {
        let (incident, runbook) = try lived()
        let fields = incident.fields(under: runbook, at: .minute(70))
        #expect(TemplateFields.known.map(\.name).filter { fields[$0] == nil } == ["description"])
    }

    @Test("what nobody has said is left out, so that the gap shows")
    func gaps() throws {
        let drill = try Drill.raised(in: .work)
        let fields = try #require(drill.incident?.fields(under: .work, at: .minute(1)))
        #expect(TemplateFields.known.map(\.name).filter { fields[$0] == nil } == ["summary", "description", "impact", "commander"])
    }

    @Test(
        "a title becomes a part of a name",
        arguments: [
            ("API errors at 7 %", "api-errors-at-7"), ("  --  ", "incident"), ("Größe: 5 µs", "gr-e-5-s"), ("日本", "incident"),
            (String(repeating: "word ", count: 20), "word-word-word-word-word-word-word-word"),
            (String(repeating: "x", count: 90), String(repeating: "x", count: 40)),
        ])
    func slugs(title: String, slug: String) throws {
        var drill = Drill(.work)
        var opening = Opening.sample("P1")
        opening.title = title
        try drill.when(.raise(opening))
        #expect(drill.incident?.fields(under: .work, at: .minute(1))["incident.slug"] == .text(slug))
    }

    @Test("a Slack channel is in small letters and not too long; other places stay as they are filled")
    func places() throws {
        let runbook = Runbook.work.with {
            $0.communications[0].to = .channel("chat", place: "#{{incident.id}}-{{ title }}-{{nothing}}\(String(repeating: "x", count: 90))")
        }
        var drill = try Drill.raised(in: runbook)
        let place = try #require(try drill.when(.update(.post("team", text: "x", status: nil))).notices.first?.destination)
        #expect(place.hasPrefix("#inc-42-5xx-at-7---"))
        #expect(place.count == 81)
    }
}

extension TemplateFields.Value? {
    fileprivate var told: String {
        switch self {
        case .some(.text(let text)): text
        case .some(.list(let items)): items.joined(separator: "|")
        case .some(.none): "-"
        case nil: "nothing"
        }
    }
}
