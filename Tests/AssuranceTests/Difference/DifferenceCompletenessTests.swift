import Assurance
import OnCall
import Runbooks
import Testing
import Vocabulary

/// A difference that leaves something out is worse than none: people stop reading the text itself.
@Suite("A difference leaves nothing out")
struct DifferenceCompletenessTests {
    /// One edit for each part a runbook has.
    static let edits: [String: @Sendable (inout Runbook) -> Void] = [
        "name": { $0.name = "Till" },
        "owner": { $0.owner = "cto" },
        "zone": { $0.zone = "Europe/Paris" },
        "business": { $0.business.hours = [] },
        "people": { $0.people["dana"] = Person(name: "dana", fullName: "Dana") },
        "seats": { $0.seats["cto"] = nil },
        "schedules": { $0.schedules["second"] = Schedule(name: "second", zone: "UTC", cover: .seat("cto")) },
        "services": { $0.services["shop"]?.dashboards = ["https://grafana.shop.example"] },
        "routes": { $0.routes.removeFirst() },
        "grouping": { $0.grouping.storm = nil },
        "quiet": {
            $0.quiet = [
                QuietWindow(
                    name: "upgrade", match: .everything, why: "planned", zone: "UTC",
                    start: WallTime(day: Before.day(4, 1), minuteOfDay: 0), length: .hours(2))
            ]
        },
        "severities": { $0.severities[0].isMajor = true },
        "ladders": { $0.ladders["all-hands"]?.rungs.removeLast() },
        "escalations": { $0.escalations = [Escalation(name: "stuck", within: .hours(1), page: [.seat("cto")])] },
        "connections": { $0.connections[0].settings = ["from": .plain("page@shop.example")] },
        "sources": { $0.sources["prometheus"] = Source(name: "prometheus", kind: .prometheus, key: .environment("KEY")) },
        "operators": { $0.operators = Audience(connection: "mail") },
        "naming": { $0.naming = IncidentNaming("SHOP-{number}") },
        "facts": { $0.facts = [StatedFact(name: "breach")] },
        "roles": { $0.roles[0].backup = .seat("cto") },
        "raci": { $0.raci.cells[0].note = "by telephone" },
        "lifecycle": { $0.lifecycle.statuses = [.init(name: "looking", shownAs: .investigating)] },
        "triage": { $0.triage.questions = [.init("Can anybody buy?")] },
        "communications": { $0.communications[0].to = .subscribers },
        "templates": { $0.templates = [] },
        "playbooks": { $0.playbooks = [Playbook(name: "restart", steps: [.init("Restart it")])] },
        "clocks": {
            $0.clocks = [
                LegalClock(
                    name: "regulator",
                    stages: [.init(name: "first", starts: .raised, owner: .seat("lead"), within: Terms(Promise(.within(.exact(.hours(72))))))])
            ]
        },
        "reviews": { $0.reviews = ReviewPolicy(sections: [.init("Timeline")]) },
        "statusPage": { $0.statusPage.components = [.init(name: "shop")] },
        "kpis": { $0.kpis = [KPI(name: "mtta", measure: .mtta)] },
        "drills": { $0.drills = [DrillPlan(name: "fire", every: .quarters(1))] },
        "certifications": { $0.certifications = [Certification(name: "on-call")] },
        "upkeep": { $0.upkeep.note = "Read it aloud once a year." },
        "tools": { $0.tools = [Tool(name: "console")] },
        "contacts": { $0.contacts = [Contact(name: "host")] },
        "access": { $0.access = [.admin: [.seat("cto")]] },
        "ownWays": { $0.ownWays = [.seat("lead")] },
        "accessByGroup": { $0.accessByGroup = ["oncall": .responder] },
    ]

    /// Which text it is, where its clauses stand and what is worked out from the rest are no meaning of their own.
    private static let notCompared: Set = ["version", "settled", "places"]

    @Test("whatever is edited, something is told", arguments: edits.keys.sorted())
    func told(part: String) throws {
        let edit = try #require(Self.edits[part])
        #expect(!Before.difference(edit).isEmpty)
    }

    @Test("every part of a runbook has its edit here")
    func complete() {
        let parts = Mirror(reflecting: Before.runbook).children.compactMap(\.label).filter { !Self.notCompared.contains($0) }
        #expect(Set(parts) == Set(Self.edits.keys))
    }
}
