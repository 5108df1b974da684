import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Looking back")
struct ReviewTests {
    private func resolved(in runbook: Runbook = .work) throws -> Drill {
        var drill = try Drill.raised(in: runbook)
        try drill.when(.resolve(summary: "rolled back"), at: 10)
        return drill
    }

    @Test("nobody looks back before it is over")
    func notYet() throws {
        let drill = try Drill.raised(in: .work)
        for command: ReviewCommand in [.observed(words: ""), .reach(milestone: "draft"), .publish] {
            drill.expectRefusal(of: .review(command), saying: "notResolved")
        }
    }

    @Test("a milestone keeps its duty; the last one is reached by publishing alone")
    func milestones() throws {
        var drill = try resolved()
        drill.expectRefusal(of: .review(.reach(milestone: "lunch")), at: 11, saying: "milestone")
        drill.expectRefusal(of: .review(.reach(milestone: "published")), at: 11, saying: "by publishing")
        try drill.when(.review(.reach(milestone: "draft")), at: 60)
        #expect(drill.state(of: "review draft") == .kept(at: .minute(60)))
        #expect(try drill.when(.review(.reach(milestone: "draft")), at: 61) == Decision())
        #expect(drill.state(of: "review published") == .open)
    }

    @Test("whoever wrote it does not approve it, and another text is approved anew")
    func approval() throws {
        var drill = try resolved()
        drill.expectRefusal(of: .review(.approve), by: .person("dana"), at: 11, saying: "draft")
        try drill.when(.review(.draft("# What happened")), by: .person("cy"), at: 12)
        drill.expectRefusal(of: .review(.approve), by: .person("cy"), at: 13, saying: "wrote the review")
        drill.expectRefusal(of: .review(.approve), by: .person("ana"), at: 13, saying: "approved by owners")
        drill.expectRefusal(of: .review(.publish), at: 13, saying: "approved by owners first")
        try drill.when(.review(.approve), by: .person("dana"), at: 14)
        #expect(drill.incident?.review.approvedBy == .person("dana"))
        try drill.when(.review(.draft("# What really happened")), by: .person("cy"), at: 15)
        #expect(drill.incident?.review.approvedBy == nil)
    }

    @Test("a text written from another than the one that is there replaces nothing, unless it says the same")
    func overtaken() throws {
        var drill = try resolved()
        try drill.when(.review(.draft("Ana's", over: "")), by: .person("ana"), at: 12)
        drill.expectRefusal(of: .review(.draft("Bo's", over: "")), by: .person("bo"), at: 13, saying: "overtaken")
        try drill.when(.review(.draft("Ana's", over: "")), by: .person("bo"), at: 14)
        #expect(drill.incident?.review.draftedBy == .person("ana"))
        try drill.when(.review(.draft("Both", over: "Ana's")), by: .person("bo"), at: 15)
        #expect(drill.incident?.review.text == "Both")
    }

    @Test("what was read is agreed to and published, and no other text")
    func asRead() throws {
        var drill = try resolved()
        try drill.when(.review(.draft("Ana's")), by: .person("ana"), at: 12)
        for command in [ReviewCommand.approve, .publish] {
            drill.expectRefusal(of: .review(.asRead("Bo's", then: command)), by: .person("dana"), at: 13, saying: "overtaken")
        }
        try drill.when(.review(.asRead("Ana's", then: .approve)), by: .person("dana"), at: 14)
        #expect(drill.incident?.review.approvedBy == .person("dana"))
    }

    @Test("published, it becomes a file with a name of its own, and people get it; its duty is kept")
    func publishing() throws {
        var drill = try resolved()
        drill.expectRefusal(of: .review(.publish), at: 11, saying: "draft")
        try drill.when(.review(.draft("# What happened")), by: .person("bo"), at: 12)
        try drill.when(.review(.approve), by: .person("cy"), at: 13)
        let decision = try drill.when(.review(.publish), by: .person("bo"), at: 20)
        #expect(decision.looked == [.published(title: "Post-mortem INC-42")])
        #expect(decision.notices.map(\.place) == ["folder docs/incidents/INC-42-5xx-at-7.md", "capture dana"])
        #expect(decision.notices.allSatisfy { $0.text == "# What happened" && $0.title == "Post-mortem INC-42" })
        #expect(drill.state(of: "review published") == .kept(at: .minute(20)))
        #expect(drill.incident?.violations == [])
    }

    @Test("what its text wants done becomes action items with it, or nothing is published")
    func adding() throws {
        var drill = try resolved(in: Runbook.work.with { $0.reviews?.approve = nil })
        try drill.when(.review(.draft("text")), at: 12)
        let good = Incident.ActionDraft(text: "Pin it", owner: .person("bo"), category: "soon")
        let bad = Incident.ActionDraft(text: "Pin it", owner: .person("zoe"), category: "soon")
        drill.expectRefusal(of: .review(.publishAdding([good, bad])), at: 13, saying: "zoe")
        try drill.when(.review(.publishAdding([good])), at: 14)
        #expect(drill.incident?.review.actions.map(\.draft) == [good])
        #expect(drill.incident?.review.publishedAt == .minute(14))
    }

    @Test("an audience that waits for the review hears of it")
    func audience() throws {
        let runbook = Runbook.work.with {
            $0.reviews?.approve = nil
            $0.reviews?.publish = [.communication("team")]
            $0.communications.append(
                Communication(
                    name: "all", to: .channel("chat", place: "#all"), begins: .reviewed(milestone: ReviewPolicy.published),
                    templates: .init(first: "over"), sending: .automatically))
        }
        var drill = try resolved(in: runbook)
        try drill.when(.review(.draft("text")), at: 12)
        #expect(try drill.when(.review(.publish), at: 20).notices.map(\.place) == ["chat #inc-5xx-at-7", "chat #all"])
    }

    @Test("what is filled into a file name leads nowhere else", arguments: ["../../etc/passwd", "a/b\\c\nd", "...", ""])
    func fileNames(label: String) throws {
        let runbook = Runbook.work.with {
            $0.reviews?.approve = nil
            $0.reviews?.publish = [.folder("docs", name: "{{labels.name}}")]
        }
        var drill = Drill(runbook)
        var opening = Opening.sample("P1")
        opening.facts.labels = ["name": label]
        try drill.when(.raise(opening))
        try drill.when(.resolve(summary: ""))
        try drill.when(.review(.draft("text")))
        let path = try #require(try drill.when(.review(.publish)).notices.first?.destination)
        #expect(path.hasPrefix("docs/") && path.count > 5)
        #expect(!path.dropFirst(5).contains { $0 == "/" || $0 == "\\" || $0.isNewline } && !path.contains("/."))
    }

    @Test("watched to the end, nothing is owed for it any more")
    func observed() throws {
        let runbook = Runbook.work.with { $0.lifecycle.observations = [.init(length: Terms(Promise(.within(.exact(.hours(24))))))] }
        var drill = try resolved(in: runbook)
        #expect(drill.state(of: "observe") == .open)
        try drill.when(.review(.observed(words: "quiet")), at: 600)
        #expect(drill.state(of: "observe") == .kept(at: .minute(600)))
        #expect(try drill.when(.review(.observed(words: "")), at: 601) == Decision())
    }
}
