import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("Escalations")
struct EscalationTests {
    private func raised() throws -> Drill { try Drill.raised("P2", in: .full) }

    @Test("it names people in a channel, and puts something to do before whoever leads")
    func proposal() throws {
        var drill = try raised()
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(.knowledge(.state("bad deploy", since: .minute(2))), at: 2)
        let decision = try drill.when(.wake, by: .runbell, at: 12)
        #expect(decision.told.contains("escalation rollback: cy dana\nrollback step 0: cy dana\nnoticed for escalation rollback: "))
        #expect(decision.told.contains("rollback step 1: ana, Roll back the last deploy"))
        #expect(decision.notices.contains { $0.text.hasPrefix("Proposed: Roll back the last deploy\nWhy: escalations.rollback") })
        #expect(decision.pagedPeople.isEmpty)
    }

    @Test("what makes it needless may have come before it counts")
    func needless() throws {
        var drill = try raised()
        try drill.when(.knowledge(.state("rolled back", since: .minute(1))), at: 1)
        try drill.when(.knowledge(.state("bad deploy", since: .minute(2))), at: 2)
        try drill.when(.wake, by: .runbell, at: 13)
        #expect(drill.incident?.escalationsFired == [])
    }

    @Test("it repeats as often as it says, and stops when the incident is over")
    func repeats() throws {
        var drill = try raised()
        try drill.when(.acknowledge(via: .link), at: 1)
        var paged: [Double] = []
        for minute in stride(from: 235.0, through: 400, by: 5) {
            let decision = try drill.when(.wake, by: .runbell, at: minute)
            if decision.told.contains("paged for escalation board") { paged.append(minute) }
            for page in drill.incident?.pending ?? [] {
                try drill.when(.receipt(page.id, .delivered(provider: "capture"), latency: .zero), by: .runbell, at: minute)
            }
        }
        #expect(paged == [240, 270, 300])
        #expect(drill.incident?.escalationsFired == ["board"])
    }

    @Test("nobody broke a promise: it is never missed")
    func noPromise() throws {
        var drill = try raised()
        try drill.when(.wake, by: .runbell, at: 300)
        #expect(drill.state(of: "board") == .open)
        try drill.when(.resolve(summary: "Over"), at: 301)
        #expect(drill.state(of: "board") == .keptLate(at: .minute(301)))
    }

    @Test("set off by a person, it does not fire again by itself")
    func byHand() throws {
        var drill = try Drill.raised("P2", in: Runbook.full.with { $0.escalations[2].reasons = ["business impact"] }.settlingDuties())
        try drill.when(.knowledge(.escalate("board", because: "business impact")), at: 5)
        #expect(drill.incident?.escalationsFired == ["board"])
        #expect(!(try drill.when(.wake, by: .runbell, at: 240)).told.contains("escalation board: "))
    }
}
