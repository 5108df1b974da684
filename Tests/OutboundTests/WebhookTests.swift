import Foundation
import Outbound
import Signing
import Testing
import Vocabulary

@Suite("Webhooks")
struct WebhookTests {
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    private let settings = WebhookSettings(url: "https://pager.example/hook", keys: [WebhookSignature.key(secret)!])

    @Test("the signature is the one Standard Webhooks' own test has")
    func vector() throws {
        let key = try #require(WebhookSignature.key(Self.secret))
        let signature = WebhookSignature.sign(id: Self.id, timestamp: 1_614_265_330, body: Array(#"{"test": 2432232314}"#.utf8), key: key)
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test("Standard Webhooks' own library signs our document the same", .enabled(if: Python.isReady))
    func peer() throws {
        let request = WebhookMessage.request(Letters.page(by: .webhook, title: Letters.hostile), settings, at: Letters.now)
        let theirs = try Python.run("sign_webhook.py", [Self.secret, "INC-42-7", "1795247302"], input: request.bodyText)
        #expect(request.headers.last == .init("webhook-signature", theirs))
    }

    @Test("a secret that is no secret is not taken", arguments: ["", "whsec_", "whsec_abcd", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_!!!"])
    func badSecret(text: String) { #expect(WebhookSignature.key(text) == nil) }

    @Test("while a secret is changed both sign")
    func rotation() {
        var settings = settings
        settings.keys.append(Array(repeating: 1, count: 32))
        let signature = WebhookMessage.request(Letters.page(), settings, at: Letters.now).headers.last?.value ?? ""
        #expect(signature.split(separator: " ").map { $0.prefix(3) } == ["v1,", "v1,"])
    }

    @Test("the page as a request")
    func page() {
        #expect(
            WebhookMessage.request(Letters.page(by: .webhook, text: "7 %"), settings, at: Letters.now).text == """
                POST https://pager.example/hook
                Content-Type: application/json
                webhook-id: INC-42-7
                webhook-timestamp: 1795247302
                webhook-signature: v1,7aYNnet4G6A0zXA1FeSESWKZhWV0g+QABpkvsEnSUmk=

                {"type":"incident.page",
                "timestamp":"2026-11-21T07:48:22Z",
                "data":{"id":"INC-42.7",
                "person":"ana",
                "way":"webhook",
                "address":"ana@pria.example",
                "title":"5xx on checkout",
                "text":"7 %",
                "incidents":[
                {"id":"INC-42",
                "title":"5xx on checkout",
                "severity":"P1",
                "service":"checkout",
                "link":"https://bell.example/incidents/INC-42",
                "acknowledge":"https://bell.example/a/42?t=abc&u=1"}],
                "more":0}}
                """)
    }

    @Test("a notice has no person and says whom to name")
    func notice() {
        #expect(
            WebhookMessage.request(Letters.notice(mentions: ["ana"]), WebhookSettings(url: "https://pager.example"), at: Letters.now).text == """
                POST https://pager.example
                Content-Type: application/json
                webhook-id: INC-42-8
                webhook-timestamp: 1795247302

                {"type":"incident.notice",
                "timestamp":"2026-11-21T07:48:22Z",
                "data":{"id":"INC-42.8",
                "address":"#ops",
                "mentions":["ana"],
                "title":"INC-42 acknowledged by Ana",
                "text":"Working on it.",
                "incidents":[
                {"id":"INC-42",
                "title":"5xx on checkout",
                "severity":"P1",
                "service":"checkout",
                "link":"https://bell.example/incidents/INC-42",
                "acknowledge":"https://bell.example/a/42?t=abc&u=1"}],
                "more":0}}
                """)
    }

    @Test("a second attempt carries the same id under a new time")
    func again() {
        func headers(_ now: Moment) -> [String] { WebhookMessage.request(Letters.page(), settings, at: now).headers.map(\.value) }
        let first = headers(Letters.now)
        let second = headers(Letters.now + .seconds(5))
        #expect(first[1] == second[1] && first[2] != second[2] && first[3] != second[3])
    }

    @Test("gone is refused for good", arguments: [(410, "the receiver wants no more of these"), (404, "answered 404"), (301, "redirect")])
    func refused(status: Int, words: String) {
        guard case .refused(let reason) = WebhookMessage.verdict(.answer(HTTPAnswer(status: status))) else {
            Issue.record("\(status) was not refused")
            return
        }
        #expect(reason.contains(words))
    }
}
