import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Receipts")
struct ReceiptTests {
    private let delivered = PageOutcome.delivered(provider: "capture")
    private let failed = PageOutcome.failed(reason: "no route")

    private func receipt(_ number: Int, _ outcome: PageOutcome) -> IncidentCommand {
        .receipt(PageID(incident: Drill.id, number: number), outcome, latency: .seconds(1))
    }

    @Test("a delivered page ends")
    func arrives() throws {
        var drill = try Drill.raised()
        expect(try drill.when(receipt(1, delivered), by: .runbell, at: 0.1), is: "page 1 delivered by capture\nwake +5m")
    }

    @Test("a failed page moves on to the person's next way at once")
    func nextWay() throws {
        var drill = try Drill.raised()
        expect(try drill.when(receipt(1, failed), by: .runbell, at: 0.2), is: "page 1 failed: no route\nhasten 2, wake +5m")
    }

    @Test("a next way that is leaving already is not hastened, nor the one after it")
    func nextWayLeaving() throws {
        var drill = try Drill.raised()
        expect(try drill.when(receipt(1, failed), by: .runbell, at: 1.5), is: "page 1 failed: no route\nwake +5m")
        expect(try drill.when(receipt(2, failed), by: .runbell, at: 2), is: "page 2 failed: no route\nhasten 3, wake +5m")
    }

    @Test("an attempt that failed hastens the next way; once one has arrived nothing is hastened")
    func stumbles() throws {
        var drill = try Drill.raised()
        let stumble = IncidentCommand.stumbled(drill.page(1), reason: "503")
        expect(try drill.when(stumble, by: .runbell, at: 0.2), is: "page 1 stumbled: 503\nhasten 2, wake +5m")
        try drill.when(receipt(2, delivered), by: .runbell, at: 0.3)
        expect(try drill.when(stumble, by: .runbell, at: 0.4), is: "page 1 stumbled: 503\nwake +5m")
    }

    @Test("when no way reached the person, the ladder climbs at once and says why", arguments: [PageOutcome.failed(reason: "no route"), .expired])
    func climbs(last: PageOutcome) throws {
        var drill = try Drill.raised()
        try drill.when(receipt(1, failed), by: .runbell, at: 0.2)
        try drill.when(receipt(2, failed), by: .runbell, at: 0.4)
        expect(
            try drill.when(receipt(3, last), by: .runbell, at: 0.6),
            is: "page 3 \(last.told)\nrung 1 of round 1: bo\npaged for undeliverable 3: 4 bo push +0m36s\npage 4, wake +5m0.001s")
    }

    @Test("one way that arrived is enough")
    func oneArrived() throws {
        var drill = try Drill.raised()
        try drill.when(receipt(1, delivered), by: .runbell, at: 0.2)
        try drill.when(receipt(2, failed), by: .runbell, at: 0.4)
        expect(try drill.when(receipt(3, .expired), by: .runbell, at: 1), is: "page 3 expired\nwake +5m")
    }

    @Test("of two people on a rung the first to be unreachable makes it climb, the second finds it climbed")
    func twoPeople() throws {
        var drill = try Drill.raised(
            in: .climbing([
                Rung(action: .page([.seat("owners")])), Rung(at: .minutes(5), action: .page([.person("bo")])),
                Rung(at: .minutes(9), action: .page([.person("ana")])),
            ]))
        #expect(try drill.when(receipt(1, failed), by: .runbell, at: 1).pagedPeople == "bo")
        expect(try drill.when(receipt(2, failed), by: .runbell, at: 1), is: "page 2 failed: no route\nwake +9m")
    }

    @Test("at the top of the ladder the operators are told instead, one alarm at a time")
    func top() throws {
        var drill = try Drill.raised(in: .climbing([Rung(action: .page([.seat("owners")]))]))
        expect(
            try drill.when(receipt(1, failed), by: .runbell, at: 1),
            is: "page 1 failed: no route\nnoticed for undeliverable 1: 3 ops\nnotice 3, wake +10m")
        expect(try drill.when(receipt(2, failed), by: .runbell, at: 1), is: "page 2 failed: no route\nwake +10m")
    }

    @Test("an alarm that cannot be delivered pages the owner, and that is the end of it")
    func deadChannel() throws {
        var drill = try Drill.raised(in: .climbing([Rung(action: .page([.person("bo")]))]))
        try drill.when(receipt(1, failed), by: .runbell, at: 1)
        #expect(try drill.when(receipt(2, failed), by: .runbell, at: 2).pagedPeople == "cy dana")
        expect(try drill.when(receipt(3, failed), by: .runbell, at: 3), is: "page 3 failed: no route\nwake +10m")
    }

    @Test("a mention on its way in the operators' channel does not stand for the alarm")
    func mentionIsNoAlarm() throws {
        let rungs = [Rung(action: .page([.person("bo")])), Rung(action: .mention([.person("cy")], in: Audience(connection: "ops")))]
        var drill = try Drill.raised(in: .climbing(rungs))
        try drill.when(receipt(1, delivered), by: .runbell, at: 1)
        #expect(try drill.when(.wake, by: .runbell, at: 10).told.contains("noticed for exhausted: 3 ops"))
    }

    @Test("a mention that failed climbs like a page")
    func mention() throws {
        let channel = Audience(connection: "ops", destination: "#inc")
        let rungs = [Rung(action: .mention([.person("bo")], in: channel)), Rung(at: .minutes(5), action: .page([.person("cy")]))]
        var drill = try Drill.raised(in: .climbing(rungs))
        #expect(try drill.when(receipt(1, failed), by: .runbell, at: 1).pagedPeople == "cy")
    }

    @Test("after an acknowledgement nobody is asked, however pages end")
    func afterAcknowledgement() throws {
        var drill = try Drill.raised()
        try drill.when(.acknowledge(via: .link), at: 1)
        expect(try drill.when(receipt(1, failed), by: .runbell, at: 2), is: "nothing")
        expect(try drill.when(receipt(2, delivered), by: .runbell, at: 2), is: "page 2 delivered by capture\nwake +30m0.001s")
        expect(try drill.when(receipt(2, delivered), by: .runbell, at: 2), is: "nothing")
    }

    @Test("a receipt for a page nobody knows changes nothing", arguments: [0, 99])
    func unknown(number: Int) throws { expect(try Drill.raised().decide(receipt(number, failed), by: .runbell), is: "nothing") }

    @Test("a receipt for another incident's page changes nothing")
    func foreign() throws {
        let page = PageID(incident: IncidentID(7), number: 1)
        expect(try Drill.raised().decide(.receipt(page, failed, latency: .zero), by: .runbell), is: "nothing")
    }

    @Test("a page for an escalation that failed is an alarm, for nobody is above it")
    func escalation() throws {
        var drill = try Drill.raised()
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(.wake, by: .runbell, at: 31)
        #expect(try drill.when(receipt(4, failed), by: .runbell, at: 32).told.contains("noticed for undeliverable 4: 5 ops"))
    }

    // MARK: Taken by a provider, and lost after all

    @Test("a page that was taken and then lost brings the next way forward, as one that failed at once")
    func lostBringsNextWay() throws {
        var drill = try Drill.raised()
        try drill.when(receipt(1, delivered), by: .runbell, at: 0.1)
        expect(try drill.when(receipt(1, failed), by: .runbell, at: 0.2), is: "page 1 failed: no route\nhasten 2, wake +5m")
        expect(try drill.when(receipt(1, failed), by: .runbell, at: 0.3), is: "nothing")
    }

    @Test("the last page that was taken and then lost makes the ladder climb at once")
    func lostClimbs() throws {
        var drill = try Drill.raised()
        for page in 1...3 { try drill.when(receipt(page, delivered), by: .runbell, at: 3.1) }
        expect(try drill.when(receipt(3, failed), by: .runbell, at: 3.2), is: "page 3 failed: no route\nwake +5m")
        expect(try drill.when(receipt(1, failed), by: .runbell, at: 3.3), is: "page 1 failed: no route\nwake +5m")
        #expect(try drill.when(receipt(2, failed), by: .runbell, at: 3.4).pagedPeople == "bo")
    }

    @Test("a loss of a rung the ladder has left behind is written down only")
    func lostOfOldRung() throws {
        var drill = try Drill.raised(in: .climbing([Rung(action: .page([.person("cy")])), Rung(at: .minutes(5), action: .page([.person("bo")]))]))
        try drill.when(receipt(1, delivered), by: .runbell, at: 0.1)
        try drill.when(.wake, by: .runbell, at: 5)
        expect(try drill.when(receipt(1, failed), by: .runbell, at: 6), is: "page 1 failed: no route\nwake +15m")
    }

    @Test("after an answer a loss is written down and asks nobody; after the end it is not even that")
    func lostAfterAnswer() throws {
        var drill = try Drill.raised()
        try drill.when(receipt(1, delivered), by: .runbell, at: 0.1)
        try drill.when(.acknowledge(via: .link), by: .person("bo"), at: 1)
        #expect(try drill.decide(receipt(1, failed), by: .runbell, at: 2).told.hasPrefix("page 1 failed: no route\nwake"))
        try drill.when(.resolve(summary: ""), at: 3)
        expect(try drill.when(receipt(1, failed), by: .runbell, at: 4), is: "nothing")
    }

    @Test("a responder's page that was taken and then lost is an alarm, unless that person has answered", arguments: [false, true])
    func lostResponder(hasAnswered: Bool) throws {
        var drill = try Drill.raised()
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(.addResponders([.person("bo")]), at: 2)
        try drill.when(receipt(4, delivered), by: .runbell, at: 2.1)
        if hasAnswered { try drill.when(.acknowledge(via: .link), by: .person("bo"), at: 2.2) }
        #expect(try drill.when(receipt(4, failed), by: .runbell, at: 3).told.contains("noticed for undeliverable 4") == !hasAnswered)
    }

    @Test("an update that did not reach several people is trouble once, and goes to the audience's other place once", arguments: [false, true])
    func severalLost(hasOtherPlace: Bool) throws {
        let runbook = Runbook.work.with {
            $0.communications[0].to = .people([.seat("owners")], by: [.sms])
            if !hasOtherPlace { $0.communications[0].fallback = nil }
        }
        var drill = try Drill.raised(in: runbook)
        let sent = try drill.when(.update(.post("team", text: "We are on it.", status: nil))).notices.map(\.id)
        try #require(sent.count == 2)
        let told = try sent.map { try drill.when(.receipt($0, failed, latency: .zero), by: .runbell).notices.map(\.place) }
        // Bo, whose it is, and hears of it once more when it has reached nobody at all.
        #expect(told.map { $0.filter { $0.hasPrefix("ops") } } == [[hasOtherPlace ? "ops #backup" : "ops "], []])
    }
}
