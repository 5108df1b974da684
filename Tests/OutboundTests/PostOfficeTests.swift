import Outbound
import Runbooks
import Synchronization
import Testing
import Vocabulary

@Suite("Who carries a letter")
struct PostOfficeTests {
    private final class Time: Sendable {
        let now = Mutex(Letters.now)
        func advance(_ duration: Duration) { now.withLock { $0 = $0 + duration } }
    }

    private let time = Time()
    private static let busy = Verdict.later(reason: "busy", after: nil)
    private static let no = Verdict.refused(reason: "no")

    private func office(_ providers: Provider...) -> PostOffice {
        let time = time
        return PostOffice(providers: providers, breaker: Breaker(failuresMax: 2, pause: .seconds(30))) { time.now.withLock { $0 } }
    }

    private func provider(
        _ name: ConnectionName, _ recording: Recording, kind: Connection.Kind = .smtp, fallback: [ConnectionName] = [], secrets: [String] = []
    ) -> Provider {
        Provider(name: name, kind: kind, fallback: fallback, notifier: .recording(recording), secrets: secrets)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let answers: [Verdict]
        let sent: Sent
        let by: ConnectionName
        let asked: [Int]
    }

    @Test(
        "providers are asked in the order the connection lists",
        arguments: [
            Case(testDescription: "the first takes it", answers: [.delivered, .delivered, .delivered], sent: .delivered, by: "a", asked: [1, 0, 0]),
            Case(testDescription: "the first is busy", answers: [busy, .delivered, .delivered], sent: .delivered, by: "b", asked: [1, 1, 0]),
            Case(testDescription: "the first refuses", answers: [no, .delivered, .delivered], sent: .delivered, by: "b", asked: [1, 1, 0]),
            Case(testDescription: "two fail", answers: [busy, no, .delivered], sent: .delivered, by: "c", asked: [1, 1, 1]),
            Case(testDescription: "all refuse", answers: [no, no, no], sent: .refused(reason: "a: no"), by: "a", asked: [1, 1, 1]),
            Case(
                testDescription: "one was busy", answers: [no, busy, no], sent: .later(reason: "b: busy", after: nil), by: "b", asked: [1, 1, 1]),
            Case(
                testDescription: "the address is bad", answers: [.badAddress(reason: "who?"), .delivered, .delivered],
                sent: .refused(reason: "a: who?"), by: "a", asked: [1, 0, 0]),
        ])
    func order(_ example: Case) async {
        let recordings = example.answers.map { Recording(answers: [$0]) }
        let office = office(
            provider("a", recordings[0], fallback: ["b", "c"]), provider("b", recordings[1]), provider("c", recordings[2]))
        let (sent, by, _) = await office.send(Letters.page(over: "a"))
        #expect(sent == example.sent)
        #expect(by == example.by)
        #expect(recordings.map(\.letters.count) == example.asked)
    }

    @Test("a provider that keeps failing is not asked while another delivers, and asked again after a pause")
    func paused() async {
        let dead = Recording(answers: [Self.busy, Self.busy])
        let office = office(provider("a", dead, fallback: ["b"]), provider("b", Recording()))
        for _ in 0..<5 { _ = await office.send(Letters.page(over: "a")) }
        #expect(dead.letters.count == 2)
        #expect(office.isPaused("a"))
        time.advance(.seconds(30))
        #expect(await office.send(Letters.page(over: "a")).provider == "a")
        #expect(!office.isPaused("a"))
    }

    @Test("the only provider is asked even while it is paused, since nobody else might take the page")
    func lastResort() async {
        let sick = Recording(answers: [Self.busy, Self.busy])
        let office = office(provider("a", sick))
        for _ in 0..<2 { _ = await office.send(Letters.page(over: "a")) }
        #expect(office.isPaused("a"))
        #expect(await office.send(Letters.page(over: "a")).0 == .delivered)
    }

    @Test(
        "a fallback of another way is passed over, a webhook never is",
        arguments: [(Connection.Kind.slack, false), (.ntfy, false), (.capture, false), (.smtp, true), (.webhook, true)])
    func ways(kind: Connection.Kind, isAsked: Bool) async {
        let other = Recording()
        let office = office(provider("a", Recording(answers: [Self.no]), fallback: ["b"]), provider("b", other, kind: kind))
        #expect(await office.send(Letters.page(by: .email, over: "a")).0 == (isAsked ? .delivered : .refused(reason: "a: no")))
    }

    @Test("a connection the runbook no longer has is refused by name")
    func unknown() async {
        #expect(await office().send(Letters.page(over: "gone")).0 == .refused(reason: "the runbook has no connection named gone"))
    }

    @Test("a secret that a provider echoes is masked, and the reason stays on one line")
    func masked() async {
        let leaky = Recording(answers: [.refused(reason: "bad token xoxb-1234\r\nin header")])
        let (sent, _, _) = await office(provider("a", leaky, secrets: ["xoxb-1234"])).send(Letters.page(over: "a"))
        #expect(sent == .refused(reason: "a: bad token ••• in header"))
    }

    @Test("how long it took is told")
    func took() async {
        let time = time
        let slow = Notifier.judging { _ in
            time.advance(.milliseconds(1250))
            return .delivered
        }
        #expect(await office(Provider(name: "a", kind: .smtp, notifier: slow)).send(Letters.page(over: "a")).took == .milliseconds(1250))
    }
}
