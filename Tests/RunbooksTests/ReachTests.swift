import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("Ways to reach a person")
struct ReachTests {
    private func ways(_ person: Person, _ connections: [Connection], _ urgency: Severity.Urgency = .urgent, by: [Way] = []) -> [String] {
        let book = Runbook(
            version: RunbookVersion("0"), name: "t", zone: "UTC", business: .init(zone: "UTC", hours: []), people: [person.name: person],
            connections: connections)
        return book.waysToReach(person.name, urgency: urgency, by: by).map {
            "\($0.way) \($0.connection) \($0.address) \($0.after.components.seconds)"
        }
    }

    private let mail = Connection(name: "mail", kind: .smtp), second = Connection(name: "mail-2", kind: .smtp)
    private let phone = Connection(name: "phone", kind: .twilio), screen = Connection(name: "screen", kind: .capture)
    private let hook = Connection(name: "hook", kind: .webhook)
    private var ana: Person { Person(name: "ana", fullName: "Ana", email: "ana@pria.example", phone: "+46700000001") }

    @Test("without a rule it is every way that has an address and a carrier, the first connection written first")
    func everyWay() {
        #expect(ways(ana, [mail, second]) == ["email mail ana@pria.example 0"])
        #expect(
            Set(ways(ana, [second, mail, phone])) == [
                "email mail-2 ana@pria.example 0", "sms phone +46700000001 0", "call phone +46700000001 0",
            ])
        #expect(ways(ana, []).isEmpty)
    }

    @Test("a rule is followed in its order and with its waits, by urgency")
    func followsTheRule() {
        var ana = ana
        ana.urgent = [.init(by: .way(.sms)), .init(by: .connection("mail-2"), after: .seconds(60)), .init(by: .way(.push), after: .seconds(90))]
        ana.normal = [.init(by: .way(.email))]
        #expect(ways(ana, [mail, second, phone]) == ["sms phone +46700000001 0", "email mail-2 ana@pria.example 60"])
        #expect(ways(ana, [mail, second, phone], .normal) == ["email mail ana@pria.example 0"])
    }

    @Test("a push goes to devices by the person's name, and to a topic where one is written")
    func devices() {
        let (devices, ntfy) = (Connection(name: "devices", kind: .webpush), Connection(name: "push", kind: .ntfy))
        var ana = ana
        ana.urgent = [.init(by: .way(.push)), .init(by: .way(.email), after: .seconds(60))]
        #expect(ways(ana, [devices, mail, screen]) == ["push devices ana 0", "email mail ana@pria.example 60"])
        #expect(ways(ana, [ntfy, devices]) == ["push devices ana 0"])
        ana.ntfy = "ana-7f3k"
        #expect(ways(ana, [devices, ntfy]) == ["push push ana-7f3k 0"])
        ana.urgent = [.init(by: .connection("devices")), .init(by: .way(.push))]
        #expect(ways(ana, [devices, ntfy]) == ["push devices ana 0", "push push ana-7f3k 0"])
    }

    @Test("no runbook knows who has a device: without a rule it is asked where nothing else reaches them")
    func lastResort() {
        let devices = Connection(name: "devices", kind: .webpush)
        #expect(ways(ana, [devices, mail]) == ["email mail ana@pria.example 0"])
        #expect(ways(Person(name: "bo", fullName: "Bo"), [devices, hook]) == ["push devices bo 0", "webhook hook bo 0"])
    }

    @Test("a rung's own ways come at once, and what they cannot reach falls back to the rule")
    func rungsWays() {
        #expect(ways(ana, [mail, phone], by: [.sms]) == ["sms phone +46700000001 0"])
        #expect(ways(ana, [mail], by: [.sms]) == ["email mail ana@pria.example 0"])
    }

    @Test("a rule that no connection carries any more falls back to every way: better another way than no page")
    func deadRule() {
        var ana = ana
        ana.urgent = [.init(by: .way(.push))]
        #expect(ways(ana, [mail]) == ["email mail ana@pria.example 0"])
    }

    @Test("what can wait is paged as what cannot where nobody wrote another rule for it")
    func oneRule() {
        var ana = ana
        ana.urgent = [.init(by: .way(.sms))]
        #expect(ways(ana, [mail, phone], .normal) == ["sms phone +46700000001 0"])
    }

    @Test("a capture carries every way and needs no address; a webhook is used only when asked for or when it is all there is")
    func captureAndWebhook() {
        var bo = Person(name: "bo", fullName: "Bo")
        #expect(ways(bo, [mail, hook]) == ["webhook hook bo 0"])
        bo.urgent = [.init(by: .way(.push))]
        #expect(ways(bo, [mail, screen]) == ["push screen bo 0"])
        #expect(ways(ana, [hook, mail]) == ["email mail ana@pria.example 0"])
    }
}
