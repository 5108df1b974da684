import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("More than one who has to agree")
struct ApprovalTests {
    private func working(_ approval: Approval) throws -> Drill {
        let runbook = Runbook.work.with {
            $0.playbooks = [Playbook(name: "errors", steps: [.init("Roll back", approve: approval, work: .command(["rollback"]))])]
            $0.communications[1].approve = approval
            $0.reviews?.approve = approval
        }
        return try Drill.raised("P1", in: runbook)
    }

    @Test("a step waits for somebody of each, and whoever has agreed is not asked again")
    func step() throws {
        var drill = try working(Approval([.seat("lead"), .person("cy")]))
        try drill.when(.play(.run("errors", step: 1)), by: .person("dana"), at: 1)
        #expect(drill.state(of: "approve step errors 1: lead") == .open && drill.state(of: "approve step errors 1: cy") == .open)
        let first = try drill.when(.play(.approve("errors", step: 1)), by: .person("bo"), at: 2)
        #expect(!first.effects.contains { if case .carryOut = $0 { true } else { false } })
        #expect(drill.state(of: "approve step errors 1: lead") == .moot(at: .minute(2)))
        #expect(try drill.when(.play(.approve("errors", step: 1)), by: .person("bo"), at: 2).events.isEmpty)
        let second = try drill.when(.play(.approve("errors", step: 1)), by: .person("cy"), at: 3)
        #expect(second.effects.contains { if case .carryOut = $0 { true } else { false } })
        #expect(drill.state(of: "approve step errors 1: cy") == .kept(at: .minute(3)))
    }

    @Test("whoever asks and is one of them has spoken; asked anew, everybody has to agree anew")
    func asker() throws {
        var drill = try working(Approval([.seat("lead"), .person("cy")]))
        try drill.when(.play(.run("errors", step: 1)), by: .person("bo"), at: 1)
        drill.expectRefusal(of: .play(.approve("errors", step: 1)), by: .person("bo"), at: 2, saying: "whoever asked")
        try drill.when(.play(.refuse("errors", step: 1, because: "not yet")), by: .person("cy"), at: 2)
        try drill.when(.play(.run("errors", step: 1)), by: .person("dana"), at: 3)
        try drill.when(.play(.approve("errors", step: 1)), by: .person("cy"), at: 4)
        #expect(drill.incident?.plays.first?.steps[1] == .asked(by: .person("dana")))
    }

    @Test("an update waits for so many people, whoever of them")
    func update() throws {
        var drill = try working(Approval([.seat("lead"), .seat("owners")], atLeast: 2))
        try drill.when(.update(.post("board", text: "It is back.", status: nil)), by: .person("eve"), at: 1)
        try drill.when(.update(.release(1)), by: .person("cy"), at: 2)
        #expect(drill.incident?.updates.first?.state == .held(.approval))
        drill.expectRefusal(of: .update(.release(1)), by: .person("eve"), at: 3, saying: "whoever wrote")
        try drill.when(.update(.release(1)), by: .person("dana"), at: 3)
        #expect(drill.incident?.updates.first?.state == .posted)
    }

    @Test("a review waits for all of them, and another text is agreed to anew")
    func review() throws {
        var drill = try working(Approval([.seat("lead"), .person("cy")]))
        try drill.when(.resolve(summary: "over"), at: 1)
        try drill.when(.review(.draft("It broke.")), by: .person("dana"), at: 2)
        try drill.when(.review(.approve), by: .person("bo"), at: 3)
        drill.expectRefusal(of: .review(.publish), at: 4, saying: "approved by lead and cy first")
        try drill.when(.review(.draft("It broke badly.")), by: .person("dana"), at: 5)
        try drill.when(.review(.approve), by: .person("cy"), at: 6)
        #expect(drill.incident?.review.approvedBy == nil)
        try drill.when(.review(.approve), by: .person("bo"), at: 7)
        #expect(drill.incident?.review.approvedBy == .person("bo"))
    }
}
