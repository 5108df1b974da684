import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("Ways of one's own")
struct OwnReachTests {
    static func runbook(_ kinds: Connection.Kind...) -> Runbook {
        var runbook = Runbook(
            version: RunbookVersion("1"), name: "Shop", zone: "UTC", business: BusinessCalendar(zone: "UTC", hours: []))
        runbook.connections = kinds.map { Connection(name: ConnectionName($0.rawValue), kind: $0) }
        runbook.people = [
            "ana": Person(
                name: "ana", fullName: "Ana", email: "ana@shop.example", phone: "+46700000001", urgent: [.init(by: .way(.sms))],
                normal: [.init(by: .way(.email))])
        ]
        return runbook
    }

    private func reached(_ own: OwnReach, _ runbook: Runbook, _ urgency: Severity.Urgency = .urgent) -> [String] {
        runbook.honouring(["ana": own]).waysToReach("ana", urgency: urgency).map {
            "\($0.way.rawValue) \($0.address) \($0.after.components.seconds)"
        }
    }

    @Test("an address of one's own takes the place of the runbook's, in the runbook's rule")
    func address() {
        let own = OwnReach(addresses: [.phone: "+46700000009"])
        #expect(reached(own, Self.runbook(.twilio, .smtp)) == ["sms +46700000009 0"])
        #expect(reached(own, Self.runbook(.twilio, .smtp), .normal) == ["email ana@shop.example 0"])
    }

    @Test("a rule of one's own takes the place of the runbook's")
    func rule() {
        let own = OwnReach(addresses: [.ntfy: "ana-9"], urgent: [.init(by: .way(.push)), .init(by: .way(.call), after: .minutes(5))])
        #expect(reached(own, Self.runbook(.twilio, .smtp, .ntfy)) == ["push ana-9 0", "call +46700000001 300"])
    }

    @Test(
        "a rule that reaches nobody at once is not followed: the runbook's is",
        arguments: [[Person.Reach(by: .way(.push))], [.init(by: .way(.push)), .init(by: .way(.call), after: .minutes(5))], []])
    func fallsBack(_ rule: [Person.Reach]) {
        #expect(reached(OwnReach(urgent: rule), Self.runbook(.twilio, .smtp)) == ["sms +46700000001 0"])
    }

    @Test("somebody the runbook does not have is nobody, whatever they said")
    func stranger() {
        let runbook = Self.runbook(.smtp)
        #expect(runbook.honouring(["cy": OwnReach(addresses: [.email: "cy@shop.example"])]) == runbook)
    }

    @Test(
        "what cannot be an address is none",
        arguments: [
            (AddressKind.email, "ana@shop.example", true), (.email, "ana", false), (.email, "a@b@c", false), (.email, "a,b@c.example", false),
            (.email, "a\r\nBcc:x@c.example", false), (.phone, "+46 70-000 00 09", true), (.phone, "0700000009", false), (.phone, "+12", false),
            (.phone, "+46700000009;ext=1", false), (.slack, "U01", true), (.slack, "#general", false), (.ntfy, "ana-7f3k", true),
            (.ntfy, "a/../b", false), (.ntfy, "", false), (.email, "å@shop.example", false),
        ])
    func addresses(_ contact: AddressKind, _ text: String, _ isOne: Bool) { #expect((contact.address(text) != nil) == isOne) }

    @Test(
        "a step is written as it is read",
        arguments: [
            "push", "sms after 1m", "call after 90s", "email after 1h", "webhook", "push after", "push after 5", "smoke", "", "sms after -1m",
        ])
    func words(_ text: String) {
        let isStep = ["push", "sms after 1m", "call after 90s", "email after 1h"].contains(text)
        #expect(Person.Reach(written: text)?.written == (isStep ? text : nil))
    }
}
