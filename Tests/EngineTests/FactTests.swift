import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("What is known about an incident")
struct FactTests {
    private func know(_ command: KnowledgeCommand) -> IncidentCommand { .knowledge(command) }

    @Test("a fact is known since a moment, brings its tags, and can be taken back")
    func facts() throws {
        var drill = try Drill.raised(in: .work)
        try drill.when(know(.state("breach", since: .minute(-30))), at: 2)
        #expect(drill.incident?.knowledge.stated == ["breach": .minute(-30)])
        #expect(drill.incident?.tags == ["data"])
        #expect(try drill.when(know(.state("breach", since: .minute(-30))), at: 3) == Decision())
        try drill.when(know(.withdraw("breach", because: "false trail")), at: 4)
        #expect(drill.incident?.occasions[.fact("breach")] == nil)
        #expect(drill.incident?.tags == ["data"])
        drill.expectRefusal(of: know(.withdraw("breach", because: "")), saying: "unknown")
    }

    @Test("a fact stated again is known since the earlier moment; only what was withdrawn can be known later")
    func earliest() throws {
        var drill = try Drill.raised(in: .work)
        try drill.when(know(.state("breach", since: .minute(1))), at: 2)
        #expect(try drill.when(know(.state("breach", since: .minute(3))), at: 3) == Decision())
        try drill.when(know(.state("breach", since: .minute(-5))), at: 4)
        #expect(drill.incident?.knowledge.stated == ["breach": .minute(-5)])
        try drill.when(know(.withdraw("breach", because: "wrong time")), at: 5)
        try drill.when(know(.state("breach", since: .minute(3))), at: 5)
        #expect(drill.incident?.knowledge.stated == ["breach": .minute(3)])
    }

    @Test("nobody knows what is so only later, and a fact has a name")
    func noFuture() throws {
        let drill = try Drill.raised(in: .work)
        drill.expectRefusal(of: know(.state("breach", since: .minute(1.1))), at: 1, saying: "notAllowed")
        drill.expectRefusal(of: know(.state(" ", since: .minute(0))), saying: "name")
    }

    @Test("severity is asked again by what is stated and taken back")
    func severity() throws {
        let runbook = Runbook.work.with { $0.severities[0].match = .fact(.stated, [.exactly("breach")]) }
        var drill = try Drill.raised("P3", in: runbook)
        try drill.when(know(.state("breach", since: .minute(0))), at: 1)
        #expect(drill.incident?.severity == "P1")
        try drill.when(know(.withdraw("breach", because: "")), at: 2)
        #expect(drill.incident?.severity == "P3")
        try drill.when(.tag(["checkout"]), at: 3)
        try drill.when(know(.untag(["checkout", "nothing"])), at: 4)
        #expect(drill.incident?.severity == "P3")
        #expect(drill.incident?.tags == ["data"])
    }

    struct Link: Sendable, CustomTestStringConvertible {
        let url: String, isTaken: Bool
        init(_ url: String, _ isTaken: Bool) { (self.url, self.isTaken) = (url, isTaken) }
        var testDescription: String { url }
    }

    @Test(
        "only what a browser opens without running anything is a link",
        arguments: [
            Link("https://wiki.example/a?b=c", true), Link("HTTP://wiki.example", true), Link("mailto:ana@mail.example", true),
            Link("javascript:alert(1)", false), Link("https://", false), Link("ftp://files.example", false), Link("https://a b", false),
            Link(" https://a.example", false), Link("https://a.example\u{0}", false), Link("wiki.example", false), Link("", false),
        ])
    func links(_ it: Link) throws {
        var drill = try Drill.raised(in: .work)
        let command = know(.link(.init(.document, title: "Wiki", url: it.url)))
        if it.isTaken { try drill.when(command) } else { drill.expectRefusal(of: command, saying: "notAllowed") }
        #expect(drill.incident?.knowledge.links.count == (it.isTaken ? 1 : 0))
    }

    @Test("what everybody should see is kept once each")
    func board() throws {
        var drill = try Drill.raised(in: .work)
        let commands: [KnowledgeCommand] = [
            .pin("DB is fine"), .pin("Deploy at 9:58"), .relate(IncidentID(7)), .affect(["api", "web"]), .describe(impact: ["regions": "eu-north"]),
            .brief("wait for the vendor"), .setEstimate(.minute(60)), .setPrivate(true),
        ]
        for command in commands { #expect(try drill.when(know(command), at: 1) != Decision()) }
        for command in commands where command != .brief("wait for the vendor") { #expect(try drill.when(know(command), at: 2) == Decision()) }
        try drill.when(know(.unpin(1)), at: 3)
        let known = try #require(drill.incident?.knowledge)
        #expect(known.pins == ["Deploy at 9:58"] && known.related == [IncidentID(7)] && known.services == ["api", "web"])
        #expect(known.words == ["regions": "eu-north"] && known.briefing == "wait for the vendor" && known.isPrivate)
        #expect(known.estimate == .minute(60))
    }

    @Test("what makes no sense is refused")
    func refused() throws {
        let drill = try Drill.raised(in: .work)
        drill.expectRefusal(of: know(.unpin(1)), saying: "pin")
        drill.expectRefusal(of: know(.pin("")), saying: "missing")
        drill.expectRefusal(of: know(.relate(Drill.id)), saying: "intoItself")
        drill.expectRefusal(of: know(.affect(["moon"])), saying: "service")
        drill.expectRefusal(of: know(.setEstimate(.minute(0))), saying: "inThePast")
        drill.expectRefusal(of: know(.describe(impact: ["": "x"])), saying: "name")
        drill.expectRefusal(of: know(.brief(String(repeating: "x", count: Limits.noteBytes + 1))), saying: "tooLong")
    }

    @Test("pins and links end somewhere")
    func capped() throws {
        var drill = try Drill.raised(in: .work)
        for number in 0..<Limits.pins { try drill.when(know(.pin("fact \(number)"))) }
        drill.expectRefusal(of: know(.pin("one more")), saying: "tooMany")
        for number in 0..<Limits.links { try drill.when(know(.link(.init(.other, title: "", url: "https://a.example/\(number)")))) }
        drill.expectRefusal(of: know(.link(.init(.other, title: "", url: "https://a.example"))), saying: "tooMany")
    }

    @Test("a false alarm is over at once, and nobody looks back on it")
    func falseAlarm() throws {
        var drill = try Drill.raised(in: .work)
        drill.expectRefusal(of: know(.falseAlarm(because: "")), saying: "because")
        let decision = try drill.when(know(.falseAlarm(because: "a probe")), at: 2)
        #expect(decision.events.map(\.what).contains(.resolved(summary: "a probe", because: .falseAlarm)))
        #expect(drill.incident?.duties.contains { $0.name.text.hasPrefix("review") && $0.isOwed } == false)
        drill.expectRefusal(of: know(.falseAlarm(because: "again")), at: 3, saying: "alreadyResolved")
    }

    @Test("a person sets an escalation off for one of its reasons, once, and its time sets it off no more")
    func escalate() throws {
        let runbook = Runbook.work.with { $0.escalations[0].reasons = ["business impact"] }
        var drill = try Drill.raised(in: runbook)
        try drill.when(.acknowledge(via: .link), at: 1)
        drill.expectRefusal(of: know(.escalate("nobody", because: "business impact")), at: 2, saying: "escalation")
        drill.expectRefusal(of: know(.escalate("stuck", because: "bored")), at: 2, saying: "business impact")
        let decision = try drill.when(know(.escalate("stuck", because: "business impact")), at: 2)
        let pages = decision.effects.compactMap { if case .page(let page) = $0 { page.person } else { nil } }
        #expect(pages == ["dana"])
        #expect(drill.incident?.escalationsFired == ["stuck"])
        drill.expectRefusal(of: know(.escalate("stuck", because: "business impact")), at: 3, saying: "already")
        let later = try drill.when(.wake, by: .runbell, at: 90)
        #expect(!later.effects.contains { if case .page(let page) = $0 { page.person == "dana" } else { false } })
    }

    @Test("an escalation without a time comes when a person sets it off, and only then")
    func escalateByHand() throws {
        let runbook = Runbook.work.with { $0.escalations[0].within = nil }
        var drill = try Drill.raised(in: runbook)
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(.wake, by: .runbell, at: 600)
        #expect(drill.incident?.duties.contains { $0.name == "stuck" } == false && drill.incident?.escalationsFired == [])
        let decision = try drill.when(know(.escalate("stuck", because: "we need more people")), at: 601)
        let pages = decision.effects.compactMap { if case .page(let page) = $0 { page.person } else { nil } }
        #expect(pages == ["dana"])
        let later = try drill.when(.note("on the phone"), at: 602)
        #expect(!later.effects.contains { if case .withdraw = $0 { true } else { false } })
        #expect(drill.incident?.pending.last?.person == "dana")
    }
}
