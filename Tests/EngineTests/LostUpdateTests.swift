import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

/// P1 owes `team` an update within ten minutes and every half hour. Whoever acknowledges leads.
@Suite("Updates that reach nobody, and updates that nobody makes")
struct LostUpdateTests {
    private let failed = PageOutcome.failed(reason: "503")
    private static let alone = Runbook.work.with { $0.communications[0].fallback = nil }

    private func post(_ drill: inout Drill, at minute: Double) throws -> [PageID] {
        try drill.when(.update(.post("team", text: "We look.", status: nil)), at: minute).notices.map(\.id)
    }

    @Test("an update that reached nobody is owed again, by when it was owed before")
    func owedAgain() throws {
        var drill = try Drill.raised(in: Self.alone)
        let sent = try post(&drill, at: 4)
        #expect(drill.state(of: "update team") == .open && drill.dueOfUpdate == .minute(34))
        let decision = try drill.when(.receipt(sent[0], failed, latency: .zero), by: .runbell, at: 5)
        #expect(decision.told.contains("undelivered") && drill.dueOfUpdate == .minute(10))
        #expect(decision.notices.contains { $0.text.contains("counts as not told") })
        #expect(try drill.when(.wake, by: .runbell, at: 11).told.contains("update team missed"))
        #expect(try !drill.when(.wake, by: .runbell, at: 16).pagedPeople.isEmpty, "as for one that nobody made")
    }

    @Test("lost when its time is over already, it is missed at once")
    func late() throws {
        var drill = try Drill.raised(in: Self.alone)
        let sent = try post(&drill, at: 9)
        #expect(try drill.when(.receipt(sent[0], failed, latency: .zero), by: .runbell, at: 14).told.contains("update team missed"))
    }

    @Test("the audience's other place is tried first, and reaching one of several people is enough")
    func otherPlace() throws {
        var drill = try Drill.raised(in: .work)
        let sent = try post(&drill, at: 4)
        let again = try drill.when(.receipt(sent[0], failed, latency: .zero), by: .runbell, at: 5)
        #expect(!again.told.contains("undelivered") && again.notices.count == 1)
        #expect(try drill.when(.receipt(again.notices[0].id, failed, latency: .zero), by: .runbell, at: 6).told.contains("undelivered"))
        drill = try Drill.raised(in: Self.alone.with { $0.communications[0].to = .people([.seat("owners")], by: [.sms]) })
        let both = try post(&drill, at: 4)
        try drill.when(.receipt(both[0], .delivered(provider: "capture"), latency: .zero), by: .runbell, at: 5)
        #expect(try !drill.when(.receipt(both[1], failed, latency: .zero), by: .runbell, at: 5).told.contains("undelivered"))
    }

    @Test("what is said by itself is not said by itself again: a person has to")
    func noLoop() throws {
        var drill = try Drill.raised(in: Self.alone.with { $0.communications[0].sending = .automatically })
        let sent = try #require(drill.incident?.pendingNotices.last?.id)
        try drill.when(.receipt(sent, failed, latency: .zero), by: .runbell, at: 1)
        try drill.when(.wake, by: .runbell, at: 2)
        #expect(drill.incident?.updates.map(\.state) == [.undelivered])
        #expect(drill.state(of: "update team") == .missed(at: .minute(1)) || drill.state(of: "update team") == .missed(at: .minute(2)))
    }

    @Test("a missed update reminds, pages the backup, then the ladder rung by rung, and at last tells the operators")
    func neverSilent() throws {
        var drill = try Drill.raised(in: Self.alone)
        try drill.when(.acknowledge(via: .link), at: 1)
        var told: [String] = []
        for minute in 10...90 {
            let decision = try drill.when(.wake, by: .runbell, at: Double(minute) + 0.01)
            let pages = decision.events.contains { if case .paged(_, because: .duty("update team")) = $0.what { true } else { false } }
            if pages { told.append("\(minute) \(decision.pagedPeople)") }
            for case .page(let page) in decision.effects {
                try drill.when(.receipt(page.id, .delivered(provider: "capture"), latency: .zero), by: .runbell, at: Double(minute) + 0.02)
            }
            if decision.notices.contains(where: { $0.text.contains("nobody has done it") }) { told.append("\(minute) operators") }
        }
        #expect(told.dropFirst() == ["25 ana", "35 bo", "45 cy dana", "55 operators"])
        #expect(told.first?.hasPrefix("15 ") == true)
    }
}

extension Drill {
    fileprivate var dueOfUpdate: Moment? { incident?.duties.first { $0.name == "update team" }?.due }
}
