import Inbound
import Notation
import Testing
import Vocabulary

@Suite("A PagerDuty event")
struct PagerDutyTests {
    @Test("becomes the alert it describes, field by field")
    func fields() throws {
        let capture = Capture("am-004")
        let event = try PagerDutyEvent(capture.body)
        let (received, told) = event.received(from: "monitor") { "never asked" }
        let alert = received.alerts[0]
        #expect(event.routingKey == "R0123456789ABCDEF0123456789ABCDE")
        #expect(told == "76015cd5dcbed448c47977e22a10de108acdd13c54b4d1dde8e4ddf7e7066656")
        #expect(alert.key == AlertKey(source: "monitor", key: told))
        #expect(alert.status == .firing)
        #expect(alert.summary == "[FIRING:3] HighLatency eu1 (api critical)")
        #expect(alert.severity == "critical")
        #expect(
            alert.labels == [
                "source": "Alertmanager", "class": "HighLatency", "component": "api", "group": "eu1", "num_firing": "3", "num_resolved": "0",
            ])
        #expect(alert.links.map(\.text) == ["Runbook", "Alertmanager"])
        let details = try JSON(parsing: alert.details)
        #expect(details.at("images.0.alt") == "img")
        #expect(details.at("custom_details.firing")?.string?.hasPrefix("Labels:\n - alertname = HighLatency") == true)
        #expect(details["routing_key"] == nil, "the key is a secret")
    }

    @Test(
        "of every recorded client is taken",
        arguments: Capture.all("am", [4, 15, 22]) + Capture.all("prom", [6, 19, 28]) + Capture.all("tls", [1, 2, 3, 4])
            + Capture.all("cl", [1, 2, 3]))
    func recorded(_ capture: Capture) throws {
        let json = try JSON(parsing: capture.body)
        let event = try PagerDutyEvent(capture.body)
        let (received, told) = event.received(from: "monitor") { "made" }
        let expected: [String?: Alert.Status] = ["trigger": .firing, "acknowledge": .acknowledged, "resolve": .resolved]
        #expect(received.alerts.map(\.status) == [expected[json["event_action"]?.string]])
        #expect(received.notes.isEmpty && received.problems.isEmpty)
        #expect(told == json["dedup_key"]?.string ?? "made")
    }

    @Test("without a key gets the one that was made, and it is told")
    func madeKey() throws {
        let event = try PagerDutyEvent(Capture("tls-004").body)
        let (received, told) = event.received(from: "monitor") { "fresh-1" }
        #expect(told == "fresh-1")
        #expect(received.alerts[0].key.key == "fresh-1")
        let answer = PagerDutyAnswer.accepted(dedupKey: told)
        #expect(answer.status == 202)
        #expect(answer.body == #"{"status":"success","message":"Event processed","dedup_key":"fresh-1"}"#)
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: [UInt8]
        let fields: [String]
    }

    @Test(
        "is refused by field",
        arguments: [
            Refusal(testDescription: "no routing key", body: trigger(["routing_key": nil]), fields: ["routing_key"]),
            Refusal(testDescription: "blank routing key", body: trigger(["routing_key": "  "]), fields: ["routing_key"]),
            Refusal(testDescription: "routing key a list", body: trigger(["routing_key": [1]]), fields: ["routing_key"]),
            Refusal(testDescription: "no action", body: trigger(["event_action": nil]), fields: ["event_action"]),
            Refusal(testDescription: "unknown action", body: trigger(["event_action": "open"]), fields: ["event_action"]),
            Refusal(testDescription: "no payload", body: trigger(["payload": nil]), fields: ["payload"]),
            Refusal(testDescription: "payload a text", body: trigger(["payload": "x"]), fields: ["payload"]),
            Refusal(testDescription: "no summary", body: trigger(payload: ["summary": nil]), fields: ["payload.summary"]),
            Refusal(testDescription: "blank summary", body: trigger(payload: ["summary": " \n "]), fields: ["payload.summary"]),
            Refusal(testDescription: "summary an object", body: trigger(payload: ["summary": [:]]), fields: ["payload.summary"]),
            Refusal(testDescription: "no source", body: trigger(payload: ["source": nil]), fields: ["payload.source"]),
            Refusal(testDescription: "unknown severity", body: trigger(payload: ["severity": "P1"]), fields: ["payload.severity"]),
            Refusal(
                testDescription: "key too long", body: trigger(["dedup_key": .string(String(repeating: "k", count: 256))]), fields: ["dedup_key"]),
            Refusal(testDescription: "resolve without key", body: trigger(["event_action": "resolve", "dedup_key": nil]), fields: ["dedup_key"]),
            Refusal(testDescription: "everything at once", body: Array("{}".utf8), fields: ["routing_key", "event_action"]),
            Refusal(
                testDescription: "empty payload", body: trigger(["payload": [:]]), fields: ["payload.summary", "payload.source", "payload.severity"]),
        ])
    func refused(_ it: Refusal) {
        #expect(problems(it.body).map(\.field) == it.fields)
    }

    @Test("that cannot be read is told so in PagerDuty's words", arguments: ["", "{", "routing_key=x&event_action=trigger", "[]", "\"x\"", "null"])
    func unrecognized(_ text: String) throws {
        let refusal = #expect(throws: PagerDutyRefusal.self) { try PagerDutyEvent(Array(text.utf8)) }
        let answer = PagerDutyAnswer.refused(try #require(refusal))
        let body = try JSON(parsing: answer.body)
        #expect(answer.status == 400)
        #expect(body["status"] == "Unrecognized object")
        #expect(body["message"] == "Event object format is unrecognized")
        #expect(body["errors"]?[0] == "JSON parse error")
    }

    @Test("that is invalid is told which fields are")
    func invalidAnswer() throws {
        let refusal = #expect(throws: PagerDutyRefusal.self) { try PagerDutyEvent(trigger(payload: ["source": nil])) }
        let answer = PagerDutyAnswer.refused(try #require(refusal))
        #expect(answer.body == #"{"status":"invalid event","message":"Event object is invalid","errors":["'payload.source' is missing or blank"]}"#)
    }
}
