import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Somebody changes how they are reached")
struct OwnWayTests {
    private func term(allowed: [Party] = [.person("ana")]) -> Term {
        Term(
            .keeping { runbook in
                runbook.ownWays = allowed
                runbook.connections.append(Connection(name: "twilio", kind: .twilio))
                runbook.people["ana"]?.phone = "+46700000001"
                runbook.people["ana"]?.email = "ana@shop.example"
            })
    }

    private func told(_ decision: ProgrammeDecision) -> [String] {
        decision.effects.compactMap { if case .notice(let notice) = $0 { notice.destination } else { nil } }
    }

    @Test("the address that was in force until now is told, and so is the mailbox; the new one is not")
    func tells() throws {
        var term = term()
        let decision = try term.when(.ownWay("ana", .phone, address: "+46 700000009"), by: .person("ana"))
        #expect(told(decision) == ["+46700000001", "ana@shop.example"])
        term.own = ["ana": OwnReach(addresses: [.phone: "+46700000009"])]
        #expect(told(try term.when(.ownWay("ana", .phone, address: "+46700000008"), by: .person("ana"))).first == "+46700000009")
        #expect(told(try term.when(.dropOwnWay("ana", .phone), by: .person("ana"))).first == "+46700000009")
    }

    @Test("the event shows who did it and no more of the address than may be read")
    func shown() throws {
        var term = term()
        let event = try #require(try term.when(.ownWay("ana", .phone, address: "+46700000009"), by: .person("ana")).events.first)
        guard case .ownWaySet("ana", .phone, let shown, _) = event.what else { return #expect(Bool(false), "\(event)") }
        #expect(shown == "+46 … 09" && event.by == .person("ana"))
    }

    @Test("only oneself, only where the runbook leaves it to them, only what a connection carries")
    func refused() {
        var open = term(), shut = term(allowed: [])
        let change = ProgrammeCommand.ownWay("ana", .phone, address: "+46700000009")
        for author in [Author.person("bo"), .token("deploys"), .runbell] {
            #expect(throws: Refusal.self) { try open.when(change, by: author) }
        }
        #expect(throws: Refusal.self) { try shut.when(change, by: .person("ana")) }
        #expect(throws: Refusal.self) { try open.when(.ownWay("ana", .slack, address: "U01"), by: .person("ana")) }
        #expect(throws: Refusal.self) { try open.when(.ownWay("ana", .phone, address: "none"), by: .person("ana")) }
        #expect(open.journal.isEmpty && shut.journal.isEmpty)
    }

    static let rules: [([Person.Reach], Bool)] = [
        ([.init(by: .way(.sms)), .init(by: .way(.call), after: .minutes(5))], true), ([.init(by: .way(.sms), after: .minutes(1))], false),
        ([.init(by: .way(.push))], false), ([.init(by: .way(.sms)), .init(by: .way(.call), after: .hours(2))], false),
        (Array(repeating: .init(by: .way(.sms)), count: 11), false), ([], true),
    ]

    @Test("a rule must reach somebody at once and make nobody wait for long; none at all goes back to the runbook's", arguments: rules)
    func rule(_ urgent: [Person.Reach], _ isTaken: Bool) throws {
        var term = term()
        let decision = try? term.when(.ownRules("ana", urgent: urgent, normal: []), by: .person("ana"))
        #expect((decision != nil) == isTaken)
        if isTaken { #expect(term.programme.ownRules["ana"]?.urgent ?? [] == urgent) }
        #expect(Programme.fold(term.journal) == term.programme)
    }

    @Test("an incident pages by them, whatever version of the runbook it goes by")
    func pages() throws {
        var it = Drill()
        it.own = ["ana": OwnReach(addresses: [.email: "ana@home.example"])]
        let decision = try it.when(.raise(.sample("P1")))
        let addresses = decision.effects.compactMap { if case .page(let page) = $0, page.way == .email { page.address } else { nil } }
        #expect(addresses.allSatisfy { $0 == "ana@home.example" } && decision.pagedPeople == "ana")
    }
}
