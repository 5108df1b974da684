import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Action items")
struct ActionTests {
    private static let strict = Runbook.work.with { $0.reviews?.actionsNeed = [.owner, .due, .priority, .verification] }
    private static let week = 7.0 * 24 * 60

    private func draft(_ text: String = "Add an alert", owner: Party = .person("bo"), category: CategoryName? = "soon") -> Incident.ActionDraft {
        .init(text: text, owner: owner, category: category)
    }

    @Test("one is somebody's by when its category says, also after the end, until it is done")
    func life() throws {
        var drill = try Drill.raised(in: .work)
        try drill.when(.resolve(summary: ""), at: 5)
        try drill.when(.review(.addAction(draft())), at: 10)
        let duty = try #require(drill.incident?.duties.first { $0.name == "action 1" })
        #expect(duty.owner == .person("bo") && duty.due == .minute(10 + Self.week))
        try drill.when(.review(.finishAction(1, words: "alert 7")), at: 20)
        #expect(drill.state(of: "action 1") == .kept(at: .minute(20)))
        #expect(drill.incident?.review.actions.map(\.state) == [.done(at: .minute(20), words: "alert 7")])
        drill.expectRefusal(of: .review(.finishAction(1, words: "")), at: 21, saying: "done or dropped")
        drill.expectRefusal(of: .review(.dropAction(2, because: "x")), at: 21, saying: "action")
    }

    @Test("changed, it is owed by the new date and owner; dropped, by nobody")
    func changes() throws {
        var drill = try Drill.raised(in: .work)
        try drill.when(.review(.addAction(draft())), at: 10)
        var other = draft(owner: .person("cy"))
        try drill.when(.review(.changeAction(1, other)), at: 11)
        #expect(drill.incident?.review.actions.first?.due == .minute(10 + Self.week))
        other.due = .minute(500)
        try drill.when(.review(.changeAction(1, other)), at: 12)
        #expect(drill.incident?.duties.first { $0.name == "action 1" }?.due == .minute(500))
        #expect(try drill.when(.review(.changeAction(1, other)), at: 13) == Decision())
        drill.expectRefusal(of: .review(.dropAction(1, because: " ")), at: 14, saying: "because")
        try drill.when(.review(.dropAction(1, because: "not worth it")), at: 14)
        #expect(drill.state(of: "action 1") == .moot(at: .minute(14)))
        try drill.when(.review(.addAction(draft())), at: 15)
        #expect(drill.incident?.review.actions.map(\.number) == [1, 2])
    }

    @Test("overdue, its owner is reminded every week")
    func overdue() throws {
        var drill = try Drill.raised(in: .work)
        try drill.when(.resolve(summary: ""), at: 5)
        try drill.when(.review(.addAction(draft())), at: 10)
        #expect(try drill.when(.wake, by: .runbell, at: 11 + Self.week).notices.contains { $0.destination == "bo" })
        #expect(try drill.when(.wake, by: .runbell, at: 12 + 2 * Self.week).notices.contains { $0.destination == "bo" })
    }

    @Test("what the runbook asks of one must be there, and every name be known")
    func refused() throws {
        let drill = try Drill.raised(in: Self.strict)
        drill.expectRefusal(
            of: .review(.addAction(draft(category: nil))),
            saying: "missing([\"due: “Add an alert” has none\", \"priority: “Add an alert” has none\"")
        drill.expectRefusal(of: .review(.addAction(draft(" "))), saying: "\"text\"")
        drill.expectRefusal(of: .review(.addAction(draft(category: "later"))), saying: "category")
        drill.expectRefusal(of: .review(.addAction(draft(owner: .seat("moon")))), saying: "moon")
        var past = draft()
        past.due = .minute(0)
        (past.priority, past.verification) = ("high", "the alert fires in the drill")
        drill.expectRefusal(of: .review(.addAction(past)), saying: "inThePast")
    }

    @Test("after a merge they belong to the incident that goes on")
    func merged() throws {
        var drill = try Drill.raised(in: .work)
        try drill.when(.merge(into: IncidentID(43)))
        drill.expectRefusal(of: .review(.addAction(draft())), saying: "alreadyMerged")
    }

    @Test("their number ends somewhere")
    func capped() throws {
        var drill = try Drill.raised(in: .work)
        for _ in 0..<Limits.actions { try drill.when(.review(.addAction(draft()))) }
        drill.expectRefusal(of: .review(.addAction(draft())), saying: "tooMany")
    }
}
