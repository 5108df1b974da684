import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Updates")
struct UpdateTests {
    private func post(_ audience: AudienceName, _ text: String? = "We are on it.", status: StatusName? = nil) -> IncidentCommand {
        .update(.post(audience, text: text, status: status))
    }

    @Test("an update by hand goes to its audience's channel, is numbered, sets the status and counts as told")
    func byHand() throws {
        var drill = try Drill.raised(in: .work)
        let decision = try drill.when(post("team", status: "Looking"), at: 3)
        #expect(decision.notices.map(\.place) == ["chat #inc-5xx-at-7"])
        #expect(decision.notices.map(\.text) == ["We are on it."])
        try drill.when(post("team"), at: 5)
        #expect(drill.incident?.updates.map(\.number) == [1, 2])
        #expect(drill.incident?.progress.status == "Looking")
        #expect(drill.incident?.occasions[.updated("team")] == .minute(5))
    }

    @Test("without a text the audience's template is filled, another one at the end")
    func templates() throws {
        var drill = try Drill.raised(in: .work)
        let first = try #require(try drill.when(post("team", nil, status: "Looking"), at: 3).notices.first)
        #expect(first.title == "P1: 5xx at 7 %")
        #expect(first.text == "Looking, update 1, next in 30 minutes")
        try drill.when(.resolve(summary: "rolled back"), at: 90)
        let last = try #require(try drill.when(post("team", nil), at: 91).notices.first)
        #expect(last.title == "5xx at 7 %")
        #expect(last.text == "Over after 1 h 30 min.")
    }

    /// Its update says what was said in this one.
    private let described = Runbook.work.with {
        $0.templates[0].text = "Status: {{status}}, next in {{next_update_in}}\n{{ description }}"
    }

    @Test("what somebody says stands where the template has room for it")
    func description() throws {
        var drill = try Drill.raised(in: described)
        let notice = try #require(try drill.when(post("team", "We are on it.", status: "Looking"), at: 3).notices.first)
        #expect(notice.title == "P1: 5xx at 7 %")
        #expect(notice.text == "Status: Looking, next in 30 minutes\nWe are on it.")
        drill.expectRefusal(of: post("team", " \n"), at: 4, saying: "missing")
        try drill.when(.resolve(summary: "rolled back"), at: 90)
        #expect(try drill.when(post("team", "All is well."), at: 91).notices.map(\.text) == ["All is well."], "the last template has no room")
    }

    @Test("whoever rewrites the draft says all of it")
    func rewritten() throws {
        var drill = try Drill.raised(in: described)
        let text = "Status: Looking, next in 30 minutes\nWe found it. Ask Bo."
        #expect(try drill.when(post("team", text, status: "Looking"), at: 3).notices.map(\.text) == [text])
    }

    @Test("what the runbook does not know, and what says nothing, is refused")
    func refused() throws {
        let drill = try Drill.raised(in: .work)
        drill.expectRefusal(of: post("nobody"), saying: "communication")
        drill.expectRefusal(of: post("team", " \n"), saying: "missing")
        drill.expectRefusal(of: post("readers", nil), saying: "no template")
        drill.expectRefusal(of: post("team", String(repeating: "x", count: Limits.updateBytes + 1)), saying: "tooLong")
        drill.expectRefusal(of: post("team", status: "Broken"), saying: "status")
    }

    @Test("people get one each by the ways it names, subscribers one together, and the status page none")
    func destinations() throws {
        var drill = try Drill.raised(in: .work)
        #expect(try drill.when(post("board"), by: .person("bo")).notices.map(\.place) == ["capture cy", "capture dana"])
        #expect(try drill.when(post("readers")).notices.map(\.place) == ["subscribers "])
        try drill.when(.knowledge(.state("legal cleared", since: .minute(0))))
        let decision = try drill.when(post("customers"))
        #expect(decision.notices.isEmpty)
        #expect(drill.incident?.updates.last?.isPublic == true)
    }

    @Test("several places and people together are told one by one")
    func several() throws {
        let everywhere: Communication.Destination = .several([.channel("chat", place: "#news"), .people([.person("cy")], by: [])])
        var drill = try Drill.raised(in: .work.with { $0.communications[0].to = everywhere })
        let audience = try #require(drill.runbook.communications.first?.name)
        #expect(try drill.when(post(audience)).notices.map(\.place) == ["chat #news", "capture cy"])
        #expect(drill.incident?.updates.last?.isPublic == false)
    }

    @Test("when nobody it is for can be told, the operators hear of it")
    func nobody() throws {
        var drill = try Drill.raised(in: .work.with { $0.communications[1].to = .people([.person("eve")], by: []) })
        drill.runbook.connections = []
        let notices = try drill.when(post("board"), by: .person("bo")).notices
        #expect(notices.map(\.place) == ["ops "] && notices[0].text.contains("nobody could be told"))
    }

    @Test("a second pair of eyes: it is held, whoever has to agree is told, and only they let it out")
    func approval() throws {
        var drill = try Drill.raised(in: .work)
        let held = try drill.when(post("board"), by: .person("cy"), at: 1)
        #expect(held.updates == [.held(number: 1, "board", subject: "5xx at 7 %", text: "We are on it.", status: nil, because: .approval)])
        #expect(held.notices.map(\.place) == ["capture bo"])
        drill.expectRefusal(of: .update(.release(1)), by: .person("cy"), saying: "wrote")
        drill.expectRefusal(of: .update(.release(1)), by: .person("dana"), saying: "approved by lead")
        drill.expectRefusal(of: .update(.release(9)), by: .person("bo"), saying: "unknown")
        #expect(try drill.when(.update(.release(1)), by: .person("bo"), at: 2).notices.count == 2)
        #expect(drill.incident?.updates.map(\.by) == [.person("cy")])
        drill.expectRefusal(of: .update(.release(1)), by: .person("bo"), saying: "not held")
    }

    @Test("what was turned down is never said")
    func rejected() throws {
        var drill = try Drill.raised(in: .work)
        try drill.when(post("board"), by: .person("cy"))
        drill.expectRefusal(of: .update(.reject(1, because: "too early")), by: .person("dana"), saying: "decided on by")
        #expect(try drill.when(.update(.reject(1, because: "too early")), by: .person("bo")).notices.isEmpty)
        #expect(drill.incident?.updates.map(\.state) == [.rejected])
        drill.expectRefusal(of: .update(.release(1)), by: .person("bo"), saying: "not held")
    }

    @Test("an embargo holds it until the fact is stated, and a second pair of eyes comes before that")
    func embargo() throws {
        var drill = try Drill.raised(in: .work)
        try drill.when(post("press"), by: .person("cy"))
        try drill.when(.update(.release(1)), by: .person("bo"))
        #expect(drill.incident?.updates.map(\.state) == [.held(.embargo("legal cleared"))])
        drill.expectRefusal(of: .update(.release(1)), by: .person("bo"), saying: "when it is stated")
        #expect(try drill.when(.knowledge(.state("legal cleared", since: .minute(0))), at: 5).notices.map(\.place) == ["chat #press"])
        #expect(drill.incident?.occasions[.updated("press")] == .minute(5))
    }

    @Test("the duty to tell an audience is kept by what goes out, and not by what is held")
    func duty() throws {
        let runbook = Runbook.work.with { $0.communications[0].embargo = "legal cleared" }
        var drill = try Drill.raised(in: runbook)
        try drill.when(post("team"), at: 1)
        #expect(drill.state(of: "update team") == .open)
        try drill.when(.knowledge(.state("legal cleared", since: .minute(2))), at: 2)
        #expect(drill.incident?.duties.first { $0.name == "update team" }?.due == .minute(32))
    }

    @Test("an update that did not arrive goes to the audience's other place, once; then the operators hear of it")
    func fallback() throws {
        var drill = try Drill.raised(in: .work)
        let first = try #require(try drill.when(post("team")).notices.first)
        let second = try drill.when(.receipt(first.id, .failed(reason: "503"), latency: .zero), by: .runbell).notices
        #expect(second.map(\.place) == ["ops #backup"])
        #expect(second.map(\.text) == ["We are on it."])
        let third = try drill.when(.receipt(second[0].id, .failed(reason: "503"), latency: .zero), by: .runbell).notices
        #expect(third.map(\.place) == ["ops ", "capture ana"])
    }

    @Test("an acknowledgement and the end of the incident take back pages, and no update")
    func notTakenBack() throws {
        var drill = try Drill.raised(in: .work)
        try drill.when(post("team"))
        #expect(!(try drill.when(.acknowledge(via: .link)).effects.contains(.withdrawAll)))
        try drill.when(.resolve(summary: ""))
        #expect(drill.incident?.pendingNotices.count { $0.connection == "chat" } == 1)
        #expect(drill.incident?.violations == [])
    }

    @Test("an incident kept private, and an exercise, are told to nobody outside; what is private, to no channel either")
    func inside() throws {
        var drill = try Drill.raised(in: .work)
        try drill.when(.knowledge(.setPrivate(true)))
        for audience in ["readers", "team"] as [AudienceName] { drill.expectRefusal(of: post(audience), saying: "private") }

        var exercise = Drill(.work)
        var opening = Opening.sample("P1")
        opening.drill = "game day"
        try exercise.when(.raise(opening))
        #expect(try exercise.when(post("readers")).notices.isEmpty)
        #expect(exercise.incident?.updates.map(\.subject) == ["Exercise: 5xx at 7 %"])
        #expect(exercise.incident?.updates.map(\.isPublic) == [false])
    }

    @Test("nobody owes an update to a channel or to anybody outside while it is private")
    func privateDuty() throws {
        var drill = try Drill.raised(in: .work.with { $0.communications[3].first = Terms(Promise(.within(.exact(.minutes(10))))) })
        #expect(drill.state(of: "update readers") == .open)
        try drill.when(.knowledge(.setPrivate(true)), at: 1)
        #expect(drill.state(of: "update readers") == .moot(at: .minute(1)))
        #expect(drill.state(of: "update team") == .moot(at: .minute(1)))
        try drill.when(.knowledge(.setPrivate(false)), at: 2)
        #expect(drill.state(of: "update readers") == .open && drill.state(of: "update team") == .open)
    }

    @Test("what the severity keeps off the status page is refused there")
    func neverOnTheStatusPage() throws {
        let drill = try Drill.raised(in: .work.with { $0.severities[0].statusPage = .never })
        drill.expectRefusal(of: post("customers"), saying: "off the status page")
    }

    @Test("components show what they were set to, and work again when it is over")
    func components() throws {
        var drill = try Drill.raised(in: .work)
        drill.expectRefusal(of: .update(.setComponent("Moon", .majorOutage)), saying: "component")
        #expect(try drill.when(.update(.setComponent("API", .majorOutage))).played == [.componentSet("API", .majorOutage)])
        #expect(try drill.when(.update(.setComponent("API", .majorOutage))) == Decision())
        #expect(try drill.when(.resolve(summary: "")).played == [.componentSet("API", .operational)])
    }
}
