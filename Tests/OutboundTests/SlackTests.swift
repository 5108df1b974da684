import Notation
import Outbound
import Synchronization
import Testing
import Vocabulary

@Suite("Slack")
struct SlackTests {
    private static let door = SlackSettings.Door.api(url: "https://slack.com/api", token: "xoxb-1")
    private let settings = SlackSettings(door: door, channel: "C0OPS")
    private let hook = SlackSettings(door: .incomingWebhook(url: "https://hooks.slack.com/services/T1/B1/x"))

    @Test("a page to a person")
    func page() {
        #expect(
            SlackMessage.request(Letters.page(by: .slack, to: "U0ANA", text: "7 % of requests"), settings).text == #"""
                POST https://slack.com/api/chat.postMessage
                Content-Type: application/json; charset=utf-8
                Authorization: Bearer xoxb-1

                {"channel":"U0ANA",
                "text":"P1 INC-42 5xx on checkout",
                "blocks":[
                {"type":"section",
                "text":{"type":"mrkdwn",
                "text":"*<https://bell.example/incidents/INC-42|INC-42>* · P1 · checkout\n5xx on checkout"}},
                {"type":"actions",
                "block_id":"inc-42",
                "elements":[
                {"type":"button",
                "action_id":"ack",
                "style":"primary",
                "text":{"type":"plain_text",
                "text":"Acknowledge"},
                "value":"INC-42"},
                {"type":"button",
                "action_id":"escalate",
                "style":"danger",
                "text":{"type":"plain_text",
                "text":"Escalate"},
                "value":"INC-42"}]},
                {"type":"section",
                "text":{"type":"mrkdwn",
                "text":"7 % of requests"}}],
                "unfurl_links":false,
                "unfurl_media":false,
                "metadata":{"event_type":"runbell_letter",
                "event_payload":{"id":"INC-42.7"}}}
                """#)
    }

    @Test("a notice to the connection's own channel, by incoming webhook")
    func notice() {
        #expect(
            SlackMessage.request(Letters.notice(to: "", mentions: ["U1", "S2", "<!channel>", "ana"]), hook).text == #"""
                POST https://hooks.slack.com/services/T1/B1/x
                Content-Type: application/json; charset=utf-8

                {"text":"<@U1> <!subteam^S2> INC-42 acknowledged by Ana",
                "blocks":[
                {"type":"section",
                "text":{"type":"mrkdwn",
                "text":"<@U1> <!subteam^S2> *INC-42 acknowledged by Ana*"}},
                {"type":"section",
                "text":{"type":"mrkdwn",
                "text":"*<https://bell.example/incidents/INC-42|INC-42>* · P1 · checkout\n5xx on checkout"}},
                {"type":"section",
                "text":{"type":"mrkdwn",
                "text":"Working on it."}}],
                "unfurl_links":false,
                "unfurl_media":false}
                """#)
    }

    @Test("a bundle has a button for each incident it shows")
    func bundle() throws {
        let blocks = try JSON(parsing: SlackMessage.request(Letters.bundle(7, by: .slack, to: "U0ANA"), settings).body)["blocks"]
        #expect(blocks?[0]?.at("text.text") == "*7 incidents*")
        #expect([2, 4, 6].map { blocks?[$0]?.at("elements.0.value")?.string } == ["INC-42", "INC-43", "INC-44"])
        #expect(blocks?[7]?.at("text.text") == "and 4 more")
    }

    @Test("what an alert says cannot call a channel, make a link or leave its line")
    func hostile() throws {
        let request = SlackMessage.request(Letters.page(by: .slack, to: "U0ANA", title: Letters.hostile, text: "<!here> a & b"), settings)
        let document = try JSON(parsing: request.body)
        #expect(!request.bodyText.contains("<!"))
        #expect(document["text"]?.string?.contains("&lt;!channel&gt;") == true)
        #expect(document.at("blocks.2.text.text") == "&lt;!here&gt; a &amp; b")
    }

    @Test(
        "where no button can come back, a person gets their own link and a channel does not",
        arguments: [("U0ANA", true), ("W0ANA", true), ("C0OPS", false), ("#ops", false)])
    func withoutButtons(address: String, hasLink: Bool) {
        let settings = SlackSettings(door: Self.door, buttons: false)
        for plain in [false, true] {
            let body = SlackMessage.request(Letters.page(by: .slack, to: address), settings, plain: plain).bodyText
            #expect(body.contains("https://bell.example/a/42") == hasLink)
            #expect(!body.contains("\"actions\""))
        }
    }

    @Test("the largest letter stays under Slack's limits", arguments: [false, true])
    func limits(plain: Bool) throws {
        var letter = Letters.page(by: .slack, to: "U0ANA", text: String(repeating: "&", count: 20_000))
        letter.items = (0..<200).map { Letters.item($0, String(repeating: "x", count: 500)) }
        let document = try JSON(parsing: SlackMessage.request(letter, settings, plain: plain).body)
        guard !plain else {
            #expect(document["text"]!.string!.count < 40_000)
            return
        }
        guard case .array(let blocks)? = document["blocks"] else { return #expect(Bool(false), "no blocks") }
        #expect(blocks.count <= 50)
        #expect(blocks.allSatisfy { ($0.at("text.text")?.string?.count ?? 0) <= 3000 })
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let error: String
        let verdict: Verdict
        var testDescription: String { error }
    }

    @Test(
        "Slack's errors say who has to do what",
        arguments: [
            Case(error: "ratelimited", verdict: .later(reason: "Slack said ratelimited", after: .seconds(3))),
            Case(error: "internal_error", verdict: .later(reason: "Slack said internal_error", after: .seconds(3))),
            Case(error: "request_timeout", verdict: .later(reason: "Slack said request_timeout", after: .seconds(3))),
            Case(error: "not_in_channel", verdict: .refused(reason: "Slack said not_in_channel: invite the app to the channel")),
            Case(error: "token_revoked", verdict: .refused(reason: "Slack said token_revoked: install the app again and renew the token")),
            Case(error: "something_new", verdict: .refused(reason: "Slack said something_new")),
        ])
    func errors(_ example: Case) {
        let body = Array(#"{"ok":false,"error":"\#(example.error)"}"#.utf8)
        #expect(SlackReceipt.verdict(.answer(HTTPAnswer(status: 200, retryAfter: .seconds(3), body: body)), Self.door) == example.verdict)
    }

    @Test(
        "only Slack's own yes is a delivery",
        arguments: [
            (200, #"{"ok":true,"ts":"1.2"}"#, Verdict.delivered),
            (200, "<html>", .later(reason: "answered 200, but not with Slack's JSON: is the url right?", after: nil)),
            (429, "", .later(reason: "answered 429", after: nil)), (503, "<html>", .later(reason: "answered 503", after: nil)),
        ])
    func answers(status: Int, body: String, verdict: Verdict) {
        #expect(SlackReceipt.verdict(.answer(HTTPAnswer(status: status, body: Array(body.utf8))), Self.door) == verdict)
    }

    @Test("an incoming webhook answers with a bare word")
    func bareWord() {
        let gone = HTTPResult.answer(HTTPAnswer(status: 404, body: Array("no_service".utf8)))
        #expect(SlackReceipt.verdict(gone, hook.door) == .refused(reason: "answered 404: no_service"))
        #expect(SlackReceipt.verdict(.answer(HTTPAnswer(status: 200, body: Array("ok".utf8))), hook.door) == .delivered)
    }

    @Test("when Slack does not like the blocks the words go without them")
    func plain() async throws {
        let requests = Mutex<[HTTPRequest]>([])
        let wire = Wire(perform: { request in
            let count = requests.withLock {
                $0.append(request); return $0.count
            }
            let answer = count == 1 ? #"{"ok":false,"error":"msg_blocks_too_long"}"# : #"{"ok":true}"#
            return .answer(HTTPAnswer(status: 200, body: Array(answer.utf8)))
        })
        #expect(await Notifier.slack(settings, wire: wire).send(Letters.page(by: .slack, to: "U0ANA")) == .delivered)
        let second = try JSON(parsing: requests.withLock { $0[1].body })
        #expect(second["blocks"] == nil)
        #expect(
            second["text"] == """
                P1 INC-42 5xx on checkout
                <https://bell.example/incidents/INC-42|INC-42> <https://bell.example/a/42?t=abc&amp;u=1|Acknowledge>
                """)
    }
}
