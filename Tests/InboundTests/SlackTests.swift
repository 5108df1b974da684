import Inbound
import Notation
import Testing
import Vocabulary

@Suite("Slack")
struct SlackTests {
    let at = Moment(seconds: 1_795_222_977)

    private func valid(_ capture: Capture, secret: String = "shhh", now: Moment, spoil: Bool = false) -> Bool {
        SlackSignature.isValid(
            body: capture.body + (spoil ? [0x20] : []), timestamp: capture.headers["X-Slack-Request-Timestamp"],
            signature: capture.headers["X-Slack-Signature"], secret: secret, now: now)
    }

    @Test("is believed by its signature", arguments: ["cl-018", "cl-019"])
    func signed(_ name: String) {
        #expect(valid(Capture(name), now: at))
        #expect(valid(Capture(name), now: at + .seconds(300)))
        #expect(valid(Capture(name), now: at - .seconds(300)))
    }

    @Test("is not believed with another body, secret or time", arguments: ["cl-018", "cl-019"])
    func forged(_ name: String) {
        let capture = Capture(name)
        #expect(!valid(capture, now: at, spoil: true))
        #expect(!valid(capture, secret: "shhh2", now: at))
        #expect(!valid(capture, secret: "", now: at))
        #expect(!valid(capture, now: at + .seconds(301)))
        #expect(!valid(capture, now: at - .seconds(301)))
    }

    @Test(
        "is not believed without well-formed headers",
        arguments: [
            (nil, "v0=x"), ("1795222977", nil), ("1795222977", ""), ("", "v0=x"), ("now", "v0=x"), ("-1", "v0=x"), ("9223372036854775807", "v0=x"),
        ] as [(String?, String?)])
    func headers(_ timestamp: String?, _ signature: String?) {
        #expect(!SlackSignature.isValid(body: [], timestamp: timestamp, signature: signature, secret: "shhh", now: at))
    }

    private func press(_ action: String, _ value: JSON = "INC-42", user: JSON = ["id": "U7"]) throws -> SlackInteraction {
        let payload: JSON = [
            "type": "block_actions", "user": user, "response_url": "https://hooks.example/1",
            "actions": [["action_id": "open-link"], ["action_id": .string(action), "value": value]],
        ]
        return try SlackInteraction(Array("payload=\(percentEncoded(payload.text))".utf8))
    }

    @Test(
        "button becomes a reply",
        arguments: [("ack", .acknowledge), ("acknowledge", .acknowledge), ("resolve", .resolve), ("escalate", .escalate)] as [(String, Reply.Verb)])
    func button(_ action: String, _ verb: Reply.Verb) throws {
        let reply = Reply(verb, .these([IncidentID(42)]), sender: .slack("U7"), channel: .slack, responseURL: "https://hooks.example/1")
        #expect(try press(action) == .reply(reply))
        #expect(try press(action, 42) == .reply(reply))
    }

    @Test("button of another kind is nothing to us")
    func otherButton() throws {
        #expect(try press("elsewhere") == .nothing(type: "block_actions"))
        #expect(try SlackInteraction(Capture("cl-018").body) == .nothing(type: "block_actions"))
        #expect(try SlackInteraction(Array("payload={\"type\":\"view_closed\"}".utf8)) == .nothing(type: "view_closed"))
    }

    @Test("button that is broken names the field")
    func brokenButton() {
        #expect(#expect(throws: Problem.self) { try press("ack", "x") }?.field == "payload.actions.1.value")
        #expect(#expect(throws: Problem.self) { try press("ack", user: [:]) }?.field == "payload.user.id")
        #expect(#expect(throws: Problem.self) { try SlackInteraction(Array("a=b".utf8)) }?.field == "payload")
        #expect(#expect(throws: Problem.self) { try SlackInteraction(Array("payload={".utf8)) }?.field == "payload")
        #expect(#expect(throws: Problem.self) { try SlackInteraction(Array("payload=[]".utf8)) }?.field == "payload.type")
    }

    @Test(
        "command is understood",
        arguments: [
            ("/runbell", "ack 42", .reply(Reply(.acknowledge, .these([IncidentID(42)]), sender: .slack("U1"), channel: .slack))),
            ("/ack", "42", .reply(Reply(.acknowledge, .these([IncidentID(42)]), sender: .slack("U1"), channel: .slack))),
            ("/Runbell", " RESOLVE inc-7 ", .reply(Reply(.resolve, .these([IncidentID(7)]), sender: .slack("U1"), channel: .slack))),
            ("/runbell", "esc", .reply(Reply(.escalate, .unnamed, sender: .slack("U1"), channel: .slack))),
            ("/runbell", "oncall", .onCall(nil)), ("/runbell", "who", .onCall(nil)), ("/oncall", "payments", .onCall("payments")),
            ("/runbell", "incidents", .incidents),
            ("/runbell", "declare Checkout is down", .declare("Checkout is down")), ("/runbell", "declare", .help),
            ("/runbell", "note 42 restarted it", .note(IncidentID(42), "restarted it")),
            ("/runbell", "note restarted it", .help), ("/runbell", "note 42", .help), ("/runbell", "", .help), ("/runbell", "dance", .help),
        ] as [(String, String, SlackCommand.Ask)])
    func command(_ command: String, _ text: String, _ expected: SlackCommand.Ask) throws {
        let body = "command=\(percentEncoded(command))&text=\(percentEncoded(text))&user_id=U1"
        #expect(try SlackCommand(Array(body.utf8)).ask == expected)
    }

    @Test("command as it was recorded")
    func recordedCommand() throws {
        let command = try SlackCommand(Capture("cl-019").body)
        #expect(command.ask == .onCall("who"))
        #expect(command.user == "U1")
        #expect(command.responseURL == "http://127.0.0.1/r")
    }

    @Test("asks whether the address is ours")
    func verification() throws {
        let event = try SlackEvent(Array(#"{"type":"url_verification","challenge":"3eZ"}"#.utf8))
        #expect(event == .urlVerification(challenge: "3eZ"))
        #expect(SlackAnswer.challenge("3eZ").body == "3eZ")
        #expect(
            try SlackEvent(Array(#"{"type":"event_callback","event_id":"Ev1","event":{"type":"message"}}"#.utf8))
                == .callback(id: "Ev1", type: "message"))
        #expect(throws: Problem.self) { try SlackEvent(Array(#"{"type":"url_verification"}"#.utf8)) }
    }

    @Test("is answered in its own JSON, without giving mentions away")
    func answers() {
        #expect(SlackAnswer.toAsker("hi").body == #"{"response_type":"ephemeral","text":"hi"}"#)
        #expect(SlackAnswer.toChannel("hi").body == #"{"response_type":"in_channel","text":"hi"}"#)
        #expect(SlackAnswer.escaped("<!channel> a & b") == "&lt;!channel&gt; a &amp; b")
    }
}

/// Every byte but letters and digits is escaped.
func percentEncoded(_ text: String) -> String {
    text.utf8.map { byte in
        let plain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        return plain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
}
