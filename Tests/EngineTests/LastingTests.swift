import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("What lasts, and what has to")
struct LastingTests {
    // MARK: It has to last before it counts

    private func waiting(_ severity: SeverityName = "P2") throws -> Drill {
        var opening = Opening.sample(severity)
        opening.lasts = .minutes(10)
        var drill = Drill()
        try drill.when(.raise(opening), by: .source("prometheus"))
        return drill
    }

    @Test("nobody is asked and nobody owes anything before it has lasted; then the ladder begins")
    func hasToLast() throws {
        var drill = try waiting()
        #expect(drill.incident?.phase == .quiet(until: .minute(10)) && drill.incident?.duties == [])
        #expect(try drill.when(.wake, by: .runbell, at: 9).pagedPeople.isEmpty)
        let decision = try drill.when(.wake, by: .runbell, at: 10)
        #expect(decision.pagedPeople == "bo")
        #expect(decision.told.hasPrefix("quiet until it lasts ended\nladder owes acknowledge by +20m"))
    }

    @Test("what ends before has woken nobody")
    func endsBefore() throws {
        var drill = try waiting()
        let decision = try drill.when(.clear([AlertKey(source: "prometheus", key: "alert-0")], remaining: 0), by: .source("prometheus"), at: 5)
        #expect(drill.incident?.phase == .resolved(at: .minute(5)) && decision.pagedPeople.isEmpty)
    }

    @Test("what joins and is worse, or counts at once, ends the wait")
    func endsTheWait() throws {
        var drill = try waiting()
        #expect(try drill.when(.changeSeverity("P1", because: ""), by: .source("prometheus"), at: 2).pagedPeople == "ana")
        drill = try waiting()
        #expect(try drill.when(.countAtOnce, by: .source("prometheus"), at: 2).pagedPeople == "bo")
        #expect(try drill.when(.countAtOnce, by: .source("prometheus"), at: 3).events.isEmpty)
    }

    // MARK: It lasts, and is raised

    private static let raising = Runbook.drill.with {
        var escalation = Escalation(name: "lasting", match: .fact(.severity, [.exactly("P2")]), from: .raised, within: .minutes(30))
        escalation.raise = "P1"
        $0.escalations = [escalation]
    }

    @Test("what lasts becomes what the escalation says, by itself, and asks the ladder of that")
    func raised() throws {
        var drill = try Drill.raised("P2", in: Self.raising)
        try drill.when(.acknowledge(via: .link), by: .person("bo"), at: 1)
        let decision = try drill.when(.wake, by: .runbell, at: 30)
        #expect(decision.told.contains("severity P2 to P1, lasted(lasting)") && decision.pagedPeople == "ana")
        #expect(drill.incident?.severity == "P1" && drill.incident?.severityBecause == .lasted("lasting"))
        try drill.when(.tag(["checkout"]), at: 31)
        #expect(drill.incident?.severity == "P1")
        try drill.when(.changeSeverity("P2", because: "it is better"), at: 32)
        try drill.when(.wake, by: .runbell, at: 90)
        #expect(drill.incident?.severity == "P2")
    }

    @Test("what is mitigated before is not raised, and what is as bad already stays what it is")
    func notRaised() throws {
        var drill = try Drill.raised("P2", in: Self.raising)
        try drill.when(.mitigate, at: 20)
        try drill.when(.wake, by: .runbell, at: 30)
        #expect(drill.incident?.severity == "P2")
        var anyone = Self.raising
        anyone.escalations[0].match = .everything
        drill = try Drill.raised("P1", in: anyone)
        try drill.when(.acknowledge(via: .link), at: 1)
        #expect(try !drill.when(.wake, by: .runbell, at: 30).told.contains("severity"))
    }

    // MARK: It is watched before it is over

    private static let watched = Runbook.drill.with {
        $0.lifecycle.observations = [
            .init(length: .within(.minutes(5)), from: .mitigated, match: .fact(.tag, [.exactly("small")])),
            .init(length: Terms(bySeverity: ["P1": Promise(.within(.exact(.minutes(30))))]), from: .mitigated),
        ]
    }

    @Test("nobody resolves it before it was watched as long as its severity wants; then whoever watches is told")
    func watching() throws {
        var drill = try Drill.raised("P1", in: Self.watched)
        drill.expectRefusal(
            of: .resolve(summary: "over"), saying: "notAllowed(\"It is watched before it is over: say first that the effect is gone.\")")
        try drill.when(.mitigate, at: 10)
        drill.expectRefusal(of: .resolve(summary: "over"), at: 39, saying: "It is watched until 2026-01-05 10:40 UTC, as lifecycle.observe says.")
        #expect(try drill.when(.wake, by: .runbell, at: 40).told.contains("watch before resolving step 0: "))
        try drill.when(.resolve(summary: "over"), at: 41)
        #expect(drill.incident?.phase == .resolved(at: .minute(41)))
        #expect(drill.incident?.duties.first { $0.name == .watch }?.isPromise == false)
    }

    @Test("by a fact it may be shorter, somebody may waive it, and other severities are not watched")
    func otherwise() throws {
        var drill = try Drill.raised("P1", in: Self.watched)
        try drill.when(.tag(["small"]), at: 1)
        try drill.when(.mitigate, at: 2)
        try drill.when(.resolve(summary: "over"), at: 7)
        drill = try Drill.raised("P1", in: Self.watched)
        try drill.when(.mitigate, at: 2)
        try drill.when(.knowledge(.waive("watch before resolving", because: "a test")), at: 3)
        try drill.when(.resolve(summary: "over"), at: 3)
        drill = try Drill.raised("P2", in: Self.watched)
        try drill.when(.resolve(summary: "over"), at: 1)
        #expect(drill.incident?.phase == .resolved(at: .minute(1)))
    }

    @Test("monitoring ends what nobody is on; what somebody is on is mitigated, and watched")
    func monitoring() throws {
        let cleared = IncidentCommand.clear([AlertKey(source: "prometheus", key: "alert-0")], remaining: 0)
        var drill = try Drill.raised("P1", in: Self.watched)
        try drill.when(cleared, by: .source("prometheus"), at: 3)
        #expect(drill.incident?.phase == .resolved(at: .minute(3)))
        drill = try Drill.raised("P1", in: Self.watched)
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(cleared, by: .source("prometheus"), at: 3)
        #expect(drill.incident?.phase == .mitigated && drill.incident?.duties.first { $0.name == .watch }?.due == .minute(33))
    }

    // MARK: What the source may not say

    @Test("what a source may not say stays unsaid; what people state counts")
    func limited() throws {
        var opening = Opening.sample("P2")
        opening.severityBecause = .limited("prometheus", wanted: "P1")
        opening.facts.impact = ["customers": 9]
        var drill = Drill()
        try drill.when(.raise(opening), by: .source("prometheus"))
        try drill.when(.tag(["night"]), at: 1)
        #expect(drill.incident?.severity == "P2")
        try drill.when(.changeSeverity("P1", because: "it is worse"), at: 2)
        #expect(drill.incident?.severity == "P1")
    }

    // MARK: What it is called

    @Test("it has the name the runbook gives it, in messages and texts, and keeps it")
    func name() throws {
        var drill = try Drill.raised("P1", in: Runbook.drill.with { $0.naming = IncidentNaming("OPS-{year}-{number:4}") })
        #expect(drill.incident?.name == "OPS-2026-0042")
        #expect(drill.incident?.fields(under: .drill, at: .minute(1))["incident.id"] == .text("OPS-2026-0042"))
        let decision = try drill.when(.escalate, at: 1)
        let titles = Set(decision.effects.compactMap { if case .page(let page) = $0 { page.title } else { nil } })
        #expect(titles == ["OPS-2026-0042 5xx at 7 %"])
        #expect(try Drill.raised().incident?.name == "INC-42")
    }
}
