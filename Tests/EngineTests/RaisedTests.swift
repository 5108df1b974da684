import Engine
import Runbooks
import Testing
import Vocabulary

/// Somebody acknowledged, and then it turns out to be worse.
@Suite("A severity raised after an answer")
struct RaisedTests {
    /// P1 asks Ana at once and Bo after five minutes; P2 asks Bo.
    private func acknowledged(_ severity: SeverityName = "P2", by author: Author = .person("ana"), in runbook: Runbook = .drill) throws -> Drill {
        var drill = try Drill.raised(severity, in: runbook)
        try drill.when(.acknowledge(via: .link), by: author, at: 1)
        return drill
    }

    @Test("somebody else says it is worse: the ladder of what it is now begins, and asks until somebody answers for that")
    func somebodyElse() throws {
        var drill = try acknowledged()
        expect(
            try drill.when(.changeSeverity("P1", because: "worse"), by: .person("cy"), at: 2),
            is: """
                person:cy: severity P2 to P1, chosen("worse")
                responders owes recover by +30m
                responders waits for stuck from +1m by +31m
                unacknowledged, severityRaised
                ladder p1 round 1, severityRaised
                rung 0 of round 1: ana
                paged for rung 0 of round 1: 2 ana push +2m, 3 ana sms +3m, 4 ana call +5m
                page 2, page 3, page 4, wake +7m
                """)
        #expect(try drill.when(.wake, by: .runbell, at: 7).pagedPeople == "bo")
        try drill.when(.acknowledge(via: .link), by: .person("bo"), at: 8)
        #expect(drill.incident?.phase == .acknowledged(by: .person("bo"), at: .minute(8)))
        #expect(drill.incident?.acknowledgedAt == .minute(1))
    }

    @Test("an alert makes it worse: whoever took it may be asleep again, so the ladder begins")
    func monitoring() throws {
        var drill = try acknowledged()
        #expect(try drill.when(.changeSeverity("P1", because: ""), by: .source("prometheus"), at: 2).pagedPeople == "ana")
        #expect(drill.incident?.phase == .triggered)
    }

    @Test("whoever is on it says so and would have been asked too: it stays theirs, and who is asked at once is asked beside them")
    func whoeverIsOnIt() throws {
        var runbook = Runbook.drill
        runbook.ladders["p1"]?.rungs[0].action = .page([.schedule("primary"), .seat("owners")])
        var drill = try acknowledged(in: runbook)
        expect(
            try drill.when(.changeSeverity("P1", because: "worse"), at: 2),
            is: """
                person:ana: severity P2 to P1, chosen("worse")
                responders owes recover by +30m
                responders waits for stuck from +1m by +31m
                ladder p1 round 1, severityRaised
                rung 0 of round 1: ana cy dana
                paged for rung 0 of round 1: 2 cy sms +2m, 3 dana call +2m
                page 2, page 3, wake +30m0.001s
                """)
        #expect(drill.incident?.phase == .acknowledged(by: .person("ana"), at: .minute(1)))
        #expect(try drill.when(.acknowledge(via: .link), by: .person("cy"), at: 3).told.contains("withdraw 2"))
    }

    @Test("whoever is on it but stands on no rung of the new ladder does not answer for it, and hears that others are asked")
    func junior() throws {
        var runbook = Runbook.drill
        runbook.ladders["p1"]?.rungs = [Rung(action: .page([.person("dana")]))]
        var drill = try acknowledged(in: runbook)
        #expect(try drill.when(.changeSeverity("P1", because: "worse"), at: 2).pagedPeople == "dana")
        #expect(drill.incident?.phase == .triggered)

        var other = try acknowledged(in: runbook)
        let told = try other.when(.changeSeverity("P1", because: "worse"), by: .person("bo"), at: 2).told
        #expect(told.contains("noticed for asking: "), "\(told)")
    }

    @Test("what a person on it adds raises it too, and counts as theirs")
    func matched() throws {
        var drill = try acknowledged()
        let decision = try drill.when(.state(impact: ["customers": 7]), at: 2)
        #expect(drill.incident?.severity == "P1")
        #expect(decision.pagedPeople == "" && drill.incident?.phase.word == "acknowledged")
    }

    @Test("one ladder asks once: what falls and rises again, and another severity on the same ladder, page nobody anew")
    func once() throws {
        var drill = try acknowledged()
        try drill.when(.changeSeverity("P1", because: "worse"), at: 2)
        try drill.when(.changeSeverity("P2", because: "better"), at: 3)
        #expect(try drill.when(.changeSeverity("P1", because: "worse"), by: .person("cy"), at: 4).pagedPeople == "")
        var runbook = Runbook.drill
        runbook.severities[1].ladder = "p1"
        var shared = try acknowledged(in: runbook)
        #expect(try shared.when(.changeSeverity("P1", because: "worse"), by: .person("cy"), at: 2).pagedPeople == "")
    }

    @Test("a lower severity pages nobody, and `escalate` climbs its ladder")
    func lowered() throws {
        var drill = try acknowledged("P1")
        #expect(try drill.when(.changeSeverity("P2", because: "smaller"), at: 2).pagedPeople == "")
        #expect(try drill.when(.escalate, at: 3).told.contains("ladder p2 round 1"))
    }

    @Test("a runbook may only tell the first people of the ladder, or nobody")
    func lessThanPaging() throws {
        var runbook = Runbook.drill
        runbook.severities[0].whenRaised = .tell
        var drill = try acknowledged(by: .person("bo"), in: runbook)
        let told = try drill.when(.changeSeverity("P1", because: "worse"), by: .person("cy"), at: 2)
        #expect(told.pagedPeople == "" && told.told.contains("noticed for asking: 2 "), "\(told.told)")
        #expect(drill.incident?.phase.word == "acknowledged")
        runbook.severities[0].whenRaised = .nothing
        drill = try acknowledged(by: .person("bo"), in: runbook)
        #expect(!(try drill.when(.changeSeverity("P1", because: "worse"), by: .person("cy"), at: 2).told.contains("noticed")))
    }

    @Test("a snooze and a mitigation end when it becomes worse", arguments: [IncidentCommand.snooze(until: .minute(90)), .mitigate])
    func heldOff(command: IncidentCommand) throws {
        var drill = try acknowledged()
        try drill.when(command, at: 2)
        #expect(try drill.when(.changeSeverity("P1", because: "worse"), by: .person("cy"), at: 3).pagedPeople == "ana")
        #expect(drill.incident?.phase == .triggered)
    }
}
