import Inbound
import Notation
import Testing
import Vocabulary

@Suite("What a PagerDuty event says beside its fields")
struct PagerDutyDetailTests {
    @Test("is kept word for word, numbers and unknown fields too")
    func wordForWord() throws {
        let body =
            #"{"routing_key":"k","event_action":"trigger","dedup_key":"d","extra":[1.50],"payload":{"summary":"s","source":"h","#
            + #""severity":"error","custom_details":{"trace": 12345678901234567890, "ratio":0.10},"new":{"a":1}}}"#
        #expect(
            try alert(Array(body.utf8)).details == #"{"custom_details":{"trace": 12345678901234567890, "ratio":0.10},"new":{"a":1},"extra":[1.50]}"#)
    }

    @Test("is nothing when it says nothing more")
    func empty() throws {
        #expect(try alert(trigger()).details == "")
    }

    @Test(
        "reads times as senders write them",
        arguments: [
            "2026-11-20T09:14:03.120+0000", "2026-11-20T09:14:03.120+00:00", "2026-11-20T09:14:03.120Z", "2026-11-20T10:14:03.12+0100",
            "2026-11-20 09:14:03.120Z",
        ])
    func times(_ text: String) throws {
        #expect(try alert(trigger(payload: ["timestamp": .string(text)])).startsAt == Moment(rfc3339: "2026-11-20T09:14:03.120Z"))
    }

    @Test("with a time nobody can read still pages, and says so")
    func badTime() throws {
        let received = try PagerDutyEvent(trigger(payload: ["timestamp": "yesterday"])).received(from: "monitor") { "" }.received
        #expect(received.alerts[0].startsAt == nil)
        #expect(received.alerts[0].details == #"{"timestamp":"yesterday"}"#)
        #expect(received.notes.map(\.field) == ["payload.timestamp"])
    }

    @Test("becomes labels where it is short and plain")
    func labels() throws {
        let details: JSON = [
            "region": "eu", "n": 3, "ok": true, "text": "a\nb", "deep": [:], "long": .string(String(repeating: "x", count: 300)), "source": "liar",
        ]
        #expect(try alert(trigger(payload: ["custom_details": details])).labels == ["source": "db-1", "region": "eu", "n": "3", "ok": "true"])
    }

    @Test("in bytes that are not UTF-8 still pages")
    func latin1() throws {
        var body = trigger(payload: ["summary": "Platte @ voll"])
        let place = try #require(body.firstIndex(of: UInt8(ascii: "@")))
        body[place] = 0xFC
        let received = try PagerDutyEvent(body).received(from: "monitor") { "" }.received
        #expect(received.alerts[0].summary == "Platte \u{FFFD} voll")
        #expect(received.notes.count == 1)
    }

    @Test("in a key of any length and script stays one key of what we store")
    func longKey() throws {
        let key = String(repeating: "ö", count: 255)
        let (received, told) = try PagerDutyEvent(trigger(["dedup_key": .string(key)])).received(from: "monitor") { "" }
        #expect(told == key, "the sender is told its own key")
        #expect(received.alerts[0].key.key.hasPrefix("sha256:"))
        #expect(try JSON(parsing: received.alerts[0].details).at("in_full.dedup_key")?.string == key)
    }

    @Test("of a change becomes a change, recorded and never an alert", arguments: ["tls-005", "cl-004"])
    func change(_ name: String) throws {
        let event = try PagerDutyChange(Capture(name).body)
        let received = event.received(from: "monitor")
        #expect(event.routingKey == "R0123456789ABCDEF0123456789ABCDE")
        #expect(received.alerts.isEmpty)
        #expect(received.changes.map(\.summary) == [name == "tls-005" ? "deployed v2" : "deployed v3"])
        #expect(received.changes[0].at != nil)
        #expect(try JSON(parsing: received.changes[0].details)["source"] == "ci")
        #expect(PagerDutyAnswer.accepted(dedupKey: nil).body == #"{"status":"success","message":"Change event processed"}"#)
    }

    @Test("of a change without a summary is refused by field")
    func badChange() {
        let refusal = #expect(throws: PagerDutyRefusal.self) { try PagerDutyChange(Array(#"{"routing_key":"k","payload":{}}"#.utf8)) }
        #expect(refusal?.problems.map(\.field) == ["payload.summary"])
    }

    @Test("may leave the key to the path")
    func keyInPath() throws {
        #expect(try PagerDutyEvent(trigger(["routing_key": nil]), keyInPath: "from-path").routingKey == "from-path")
    }
}
