import Notation
import Outbound
import Testing
import Vocabulary

@Suite("ntfy")
struct NtfyTests {
    private let settings = NtfySettings(url: "https://push.example", authorization: "Bearer tk_1", topic: "ops")

    @Test("a page rings through and has a button")
    func page() {
        #expect(
            NtfyMessage.request(Letters.page(by: .push, to: "ana-pages", text: "7 %"), settings).text == #"""
                POST https://push.example/
                Content-Type: application/json
                Authorization: Bearer tk_1

                {"topic":"ana-pages",
                "title":"P1 INC-42 5xx on checkout",
                "message":"Service checkout\n7 %",
                "priority":5,
                "tags":["rotating_light"],
                "click":"https://bell.example/incidents/INC-42",
                "actions":[
                {"action":"http",
                "label":"Acknowledge INC-42",
                "url":"https://bell.example/a/42?t=abc&u=1",
                "method":"POST",
                "clear":true}]}
                """#)
    }

    @Test("a notice to the connection's own topic")
    func notice() {
        #expect(
            NtfyMessage.request(Letters.notice(to: ""), settings).text == #"""
                POST https://push.example/
                Content-Type: application/json
                Authorization: Bearer tk_1

                {"topic":"ops",
                "title":"INC-42 acknowledged by Ana",
                "message":"Service checkout\nWorking on it.",
                "priority":3,
                "tags":["speech_balloon"],
                "click":"https://bell.example/incidents/INC-42",
                "actions":[
                {"action":"http",
                "label":"Acknowledge INC-42",
                "url":"https://bell.example/a/42?t=abc&u=1",
                "method":"POST",
                "clear":true}]}
                """#)
    }

    @Test("a bundle has a button for each of the first three")
    func bundle() throws {
        let document = try JSON(parsing: NtfyMessage.request(Letters.bundle(7, by: .push, to: "ana"), settings).body)
        #expect(document.at("actions.2.label") == "Acknowledge INC-44")
        #expect(document["message"]?.string?.hasSuffix("and 4 more") == true)
    }

    @Test("a long text stays a message and does not become an attachment")
    func long() throws {
        let letter = Letters.page(by: .push, to: "ana", text: String(repeating: "ж", count: 5000))
        #expect(try JSON(parsing: NtfyMessage.request(letter, settings).body)["message"]!.string!.utf8.count < 4096)
    }

    @Test("a topic that is none is a bad address", arguments: ["", "a/b", "ana pages", "ä", String(repeating: "x", count: 65)])
    func badTopic(topic: String) async {
        let wire = Wire(perform: { _ in .answer(HTTPAnswer(status: 200)) })
        guard case .badAddress = await Notifier.ntfy(NtfySettings(), wire: wire).judge(Letters.page(by: .push, to: topic)) else {
            Issue.record("\(topic) was sent to")
            return
        }
    }

    @Test(
        "limits are waited for, a forbidden topic is not",
        arguments: [
            (429, Verdict.later(reason: "answered 429: limit reached", after: nil)), (507, .later(reason: "answered 507: limit reached", after: nil)),
            (403, .refused(reason: "answered 403: limit reached")), (200, .delivered),
        ])
    func answers(status: Int, verdict: Verdict) {
        let body = Array(#"{"code":1,"error":"limit reached"}"#.utf8)
        #expect(NtfyMessage.verdict(.answer(HTTPAnswer(status: status, body: body))) == verdict)
    }
}
