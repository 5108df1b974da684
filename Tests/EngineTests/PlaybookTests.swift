import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Playbooks")
struct PlaybookTests {
    private func ready() throws -> Drill {
        var drill = try Drill.raised(in: .work)
        try drill.when(.play(.done("errors", step: 0, words: "")), at: 1)
        return drill
    }

    private func state(_ step: Int, in drill: Drill) -> Incident.Play.State? { drill.incident?.plays.first { $0.playbook == "errors" }?.steps[step] }

    @Test("what fits is named when the incident is raised; what is for everything is not")
    func matched() throws {
        var drill = Drill(.work)
        #expect(try drill.when(.raise(.sample("P1"))).played == [.started("errors", matched: true)])
        #expect(try drill.when(.play(.start("errors"))).played == [.started("errors", matched: false)])
        #expect(try drill.when(.play(.start("errors"))) == Decision())
        drill.expectRefusal(of: .play(.start("other")), saying: "playbook")
        #expect(Runbook.work.playbooks(for: Opening.sample("P2").facts).map(\.name) == ["plain"])
    }

    @Test("an automated step is carried out once, by when it says and the grace that ending it takes, and its end is kept")
    func run() throws {
        var drill = try ready()
        let decision = try drill.when(.play(.run("errors", step: 3)), at: 2)
        let until = Moment.minute(2.5) + Limits.stepGrace
        #expect(decision.played == [.stepBegun("errors", step: 3, text: "Check", until: until)])
        #expect(decision.effects == [.carryOut("errors", step: 3, until: until), decision.effects.last])
        drill.expectRefusal(of: .play(.run("errors", step: 3)), at: 2, saying: "being carried out")
        drill.expectRefusal(of: .play(.skip("errors", step: 3, because: "slow")), at: 2, saying: "being carried out")
        let outcome = StepOutcome(.failed, reason: "status 502", output: "x")
        drill.expectRefusal(of: .play(.ended("errors", step: 3, outcome)), at: 2, saying: "only Runbell")
        try drill.when(.play(.ended("errors", step: 3, outcome)), by: .runbell, at: 2.1)
        #expect(state(3, in: drill) == .ended(outcome))
        try drill.when(.play(.run("errors", step: 3)), at: 3)
    }

    @Test("what does not come back has taken too long, and what comes back after that counts no more")
    func timesOut() throws {
        var drill = try ready()
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(.play(.run("errors", step: 3)), at: 2)
        #expect(drill.incident?.nextWake(under: .work) == .minute(2.5) + Limits.stepGrace)
        try drill.when(.wake, by: .runbell, at: 3)
        #expect(state(3, in: drill) == .ended(StepOutcome(.timedOut, reason: "nothing came back in time")))
        let late = try drill.when(.play(.ended("errors", step: 3, StepOutcome(.succeeded, reason: "200"))), by: .runbell, at: 4)
        #expect(late.events.count == 1)
        if case .disregarded = late.events[0].what {} else { Issue.record("\(late)") }
    }

    @Test("a step still running when the incident is resolved or merged ends all the same", arguments: [true, false])
    func outlives(resolved: Bool) throws {
        var drill = try ready()
        try drill.when(.play(.run("errors", step: 3)), at: 2)
        try drill.when(resolved ? .resolve(summary: "") : .merge(into: IncidentID(43)), at: 2.1)
        try drill.when(.play(.ended("errors", step: 3, StepOutcome(.succeeded, reason: "200"))), by: .runbell, at: 2.2)
        #expect(state(3, in: drill) == .ended(StepOutcome(.succeeded, reason: "200")))
    }

    @Test("a maintenance window does not keep a step waiting for ever")
    func quiet() throws {
        let runbook = Runbook.work.with { $0.quiet = Runbook.quietHour.quiet }
        var drill = try Drill.raised(in: runbook)
        guard case .quiet = drill.incident?.phase else { return #expect(Bool(false), "it is not quiet") }
        try drill.when(.play(.run("plain", step: 1)), at: 1)
        #expect(drill.incident?.nextWake(under: runbook) == .minute(2) + Limits.stepGrace)
    }

    @Test("the evidence is preserved before anything is carried out")
    func first() throws {
        var drill = try Drill.raised(in: .work)
        drill.expectRefusal(of: .play(.run("errors", step: 3)), saying: "Preserve the evidence")
        drill.expectRefusal(of: .play(.done("plain", step: 0, words: "")), saying: "step 0 of plain")
        try drill.when(.play(.run("plain", step: 1)))
    }

    @Test("what needs a second pair of eyes waits for it: whoever has to agree is reminded, and whoever asked does not agree")
    func approval() throws {
        var drill = try ready()
        let asked = try drill.when(.play(.run("errors", step: 1)), by: .person("cy"), at: 2)
        #expect(asked.played == [.stepAsked("errors", step: 1)])
        #expect(asked.notices.map(\.place) == ["capture bo"])
        #expect(drill.state(of: "approve step errors 1") == .open)
        drill.expectRefusal(of: .play(.run("errors", step: 1)), at: 3, saying: "waits for lead")
        drill.expectRefusal(of: .play(.approve("errors", step: 1)), by: .person("cy"), at: 3, saying: "approved by lead")
        drill.expectRefusal(of: .play(.approve("errors", step: 3)), by: .person("bo"), at: 3, saying: "nobody asked")
        let approved = try drill.when(.play(.approve("errors", step: 1)), by: .person("bo"), at: 3)
        #expect(approved.effects.first == .carryOut("errors", step: 1, until: .minute(5) + Limits.stepGrace))
        #expect(drill.state(of: "approve step errors 1") == .kept(at: .minute(3)))
    }

    @Test("whoever would have to agree need not ask")
    func byTheApprover() throws {
        var drill = try ready()
        #expect(
            try drill.when(.play(.run("errors", step: 1)), by: .person("bo")).effects.first
                == .carryOut("errors", step: 1, until: .minute(2) + Limits.stepGrace))
    }

    @Test("refused, it is not carried out, nobody owes an answer any more, and it can be asked for again")
    func refusedStep() throws {
        var drill = try ready()
        try drill.when(.play(.run("errors", step: 1)), by: .person("cy"), at: 2)
        drill.expectRefusal(of: .play(.refuse("errors", step: 1, because: "")), by: .person("bo"), at: 3, saying: "because")
        drill.expectRefusal(of: .play(.refuse("errors", step: 1, because: "no")), by: .person("dana"), at: 3, saying: "approved by lead")
        try drill.when(.play(.refuse("errors", step: 1, because: "not now")), by: .person("bo"), at: 3)
        #expect(state(1, in: drill) == .refused(because: "not now"))
        #expect(drill.state(of: "approve step errors 1") == .kept(at: .minute(3)))
        try drill.when(.play(.run("errors", step: 1)), by: .person("cy"), at: 4)
        #expect(drill.state(of: "approve step errors 1") == .open)
    }

    @Test("a component of the status page is set at once, and a ticket is sent")
    func inside() throws {
        var drill = try ready()
        #expect(
            try drill.when(.play(.run("errors", step: 2))).played == [.componentSet("API", .majorOutage), .stepDone("errors", step: 2, words: "")])
        #expect(try drill.when(.play(.run("errors", step: 7))).notices.map(\.place) == ["ops "])
    }

    @Test("people do the rest: they decide between what is offered, do and leave out")
    func people() throws {
        var drill = try ready()
        drill.expectRefusal(of: .play(.run("errors", step: 5)), saying: "done by people")
        drill.expectRefusal(of: .play(.run("errors", step: 6)), saying: "not for an incident like this")
        drill.expectRefusal(of: .play(.run("errors", step: 8)), saying: "step 8 of errors")
        drill.expectRefusal(of: .play(.done("errors", step: 4, words: "pray")), saying: "wait, fail over")
        drill.expectRefusal(of: .play(.skip("errors", step: 5, because: "")), saying: "because")
        try drill.when(.play(.done("errors", step: 4, words: "wait")))
        try drill.when(.play(.skip("errors", step: 5, because: "closed on Sundays")))
        #expect(state(4, in: drill) == .done(words: "wait"))
        #expect(state(5, in: drill) == .skipped(because: "closed on Sundays"))
    }

    @Test("what a step says is kept up to a limit, and cut where a character ends")
    func output() throws {
        var drill = try ready()
        try drill.when(.play(.run("errors", step: 3)))
        let long = String(repeating: "é", count: Limits.stepOutputBytes)
        try drill.when(.play(.ended("errors", step: 3, StepOutcome(.succeeded, reason: "200", output: "x" + long))), by: .runbell)
        guard case .ended(let outcome) = state(3, in: drill) else { return #expect(Bool(false), "it did not end") }
        #expect(outcome.output.utf8.count == Limits.stepOutputBytes - 1)
        #expect(outcome.output.hasSuffix("é"))
    }
}
