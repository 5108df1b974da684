import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Conditions of steps")
struct StepConditionTests {
    /// A step for P1, one for a fact, one that only people can judge, one for everything.
    private let runbook = Runbook.work.with {
        $0.playbooks = [
            Playbook(
                name: "vendor",
                steps: [
                    .init("Open the bridge", match: .fact(.severity, [.exactly("P1"), .exactly("P2")])),
                    .init("Tell the data officer", match: .fact(.stated, [.exactly("breach")])),
                    .init("Restart", condition: "it hangs", owner: .seat("owners"), work: .command(["restart"])), .init("Watch"),
                ])
        ]
    }

    private func following() throws -> Drill {
        var drill = try Drill.raised(in: runbook)
        try drill.when(.play(.start("vendor")), at: 1)
        return drill
    }

    private func state(_ step: Int, in drill: Drill) -> Incident.Play.State? { drill.incident?.plays.first { $0.playbook == "vendor" }?.steps[step] }

    @Test("a step that is not for the incident is left out when its turn comes, with the reason")
    func leftOut() throws {
        var drill = try following()
        #expect(state(2, in: drill) == nil)
        let done = try drill.when(.play(.done("vendor", step: 1, words: "")), at: 2)
        #expect(done.played.contains(.stepLeftOut("vendor", step: 2, because: "it is for: fact breach")))
        #expect(state(2, in: drill) == .leftOut(because: "it is for: fact breach"))
    }

    @Test("what becomes so puts the step back, and what is done by then stays done")
    func putBack() throws {
        var drill = try following()
        try drill.when(.play(.done("vendor", step: 1, words: "")), at: 2)
        let stated = try drill.when(.knowledge(.state("breach", since: .minute(2))), at: 3)
        #expect(stated.played == [.stepPutBack("vendor", step: 2)])
        #expect(state(2, in: drill) == nil && state(1, in: drill) == .done(words: ""))
    }

    @Test("what only people can judge is put to whoever the step is for, once, and waits")
    func posed() throws {
        var drill = try following()
        let decision = try drill.when(.play(.done("vendor", step: 1, words: "")), at: 2)
        #expect(decision.played.last == .stepPosed("vendor", step: 3, question: "it hangs"))
        #expect(decision.notices.count == 2 && decision.notices.allSatisfy { $0.text.contains("it hangs") })
        #expect(state(3, in: drill) == .posed(question: "it hangs"))
        drill.expectRefusal(of: .play(.run("vendor", step: 3)), at: 3, saying: "waits for yes or no: it hangs")
        #expect(try drill.when(.note("x"), at: 3).notices.isEmpty)
    }

    @Test("yes lets it be carried out; no leaves it out and goes on, until somebody says yes after all")
    func answered() throws {
        var drill = try following()
        try drill.when(.play(.done("vendor", step: 1, words: "")), at: 2)
        try drill.when(.play(.answer("vendor", step: 3, yes: false)), at: 3)
        #expect(state(3, in: drill) == .skipped(because: "no: it hangs"))
        drill.expectRefusal(of: .play(.run("vendor", step: 3)), at: 3, saying: "answered with no")
        #expect(try drill.when(.play(.answer("vendor", step: 3, yes: false)), at: 3) == Decision())
        try drill.when(.play(.answer("vendor", step: 3, yes: true)), at: 4)
        #expect(state(3, in: drill) == nil)
        #expect(try drill.when(.play(.run("vendor", step: 3)), at: 4).effects.contains { if case .carryOut = $0 { true } else { false } })
    }

    @Test("whoever does it has said yes, and a step that asks nothing is not answered")
    func affirmed() throws {
        var drill = try following()
        let done = try drill.when(.play(.done("vendor", step: 3, words: "by hand")), at: 2)
        #expect(
            done.played == [
                .stepAnswered("vendor", step: 3, question: "it hangs", yes: true), .stepDone("vendor", step: 3, words: "by hand"),
            ])
        drill.expectRefusal(of: .play(.answer("vendor", step: 4, yes: true)), at: 2, saying: "asks nothing")
        drill.expectRefusal(of: .play(.answer("vendor", step: 3, yes: false)), at: 2, saying: "was done")
    }

    @Test("nothing is put to anybody before what comes first, by a playbook that only fits, or after the end")
    func notYet() throws {
        var runbook = runbook
        runbook.playbooks[0].steps.removeFirst(2)
        var drill = try Drill.raised(in: runbook)
        #expect(state(1, in: drill) == nil)
        runbook.playbooks[0].first = ["Keep the logs"]
        drill = try Drill.raised(in: runbook)
        #expect(try drill.when(.play(.start("vendor")), at: 1).played == [.started("vendor", matched: false)])
        #expect(try drill.when(.play(.done("vendor", step: 0, words: "")), at: 2).played.count == 2)
        drill = try Drill.raised(in: runbook)
        try drill.when(.resolve(summary: ""), at: 1)
        #expect(try drill.when(.play(.done("vendor", step: 0, words: "")), at: 2).played.count == 1)
    }

    @Test("a condition reads as people say it")
    func words() {
        let condition = Matcher.all([
            .fact(.severity, [.exactly("P1"), .exactly("P2")]),
            .any([.fact(.tag, [.glob("pay-*")]), .not(.fact(.impact("customers"), [.compare(.less, 5)]))]),
        ])
        #expect(condition.words == "severity P1 or P2 and (tag pay-* or not impact.customers < 5)")
        #expect(Matcher.everything.words == "always")
    }
}
