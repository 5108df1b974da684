import Inbound
import Notation
import Runbooks
import Testing
import Vocabulary

@Suite("Alerts posted by Prometheus")
struct PostableAlertsTests {
    private func received(_ json: JSON, dropping labels: [String] = []) throws -> Received {
        try PostableAlerts.received(json.bytes, from: source(.prometheus, dropping: labels), now: now)
    }

    @Test("of every recorded run are taken", arguments: Capture.all("prom", [1, 2, 3, 4, 14, 15]))
    func recorded(_ capture: Capture) throws {
        let json = try JSON(parsing: capture.body)
        let received = try PostableAlerts.received(capture.body, from: source(.prometheus), now: now)
        #expect(received.problems.isEmpty && received.notes.isEmpty)
        #expect(received.alerts.count == json.array?.count)
        for (place, alert) in received.alerts.enumerated() {
            let ends = json[place]?["endsAt"]?.string.flatMap { Moment(rfc3339: $0) }
            #expect(alert.endsAt == ends)
            #expect(alert.status == (ends.map { $0 <= now } == true ? .resolved : .firing))
            #expect(alert.summary == json[place]?.at("annotations.summary")?.string)
            #expect(alert.key.key == Fingerprint.of(alert.labels))
        }
    }

    @Test("by amtool have Go's zero times, which mean none")
    func amtool() throws {
        let alert = try PostableAlerts.received(Capture("amtool-002").body, from: source(.prometheus), now: now).alerts[0]
        #expect(alert.status == .firing)
        #expect(alert.startsAt == now)
        #expect(alert.endsAt == now + .minutes(5))
        #expect(alert.links == [Alert.Link(url: "http://x/", text: "Source")])
    }

    struct Times: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let start: Int64?
        let end: Int64?
        /// Minutes from now.
        let expected: (start: Int64, end: Int64, status: Alert.Status)
    }

    @Test(
        "have a beginning and an end",
        arguments: [
            Times(testDescription: "both", start: -5, end: 4, expected: (-5, 4, .firing)),
            Times(testDescription: "none", start: nil, end: nil, expected: (0, 5, .firing)),
            Times(testDescription: "only a beginning", start: -60, end: nil, expected: (-60, 5, .firing)),
            Times(testDescription: "only an end to come", start: nil, end: 3, expected: (3, 3, .firing)),
            Times(testDescription: "only an end gone by", start: nil, end: -3, expected: (-3, -3, .resolved)),
            Times(testDescription: "over", start: -9, end: -1, expected: (-9, -1, .resolved)),
            Times(testDescription: "over now", start: -9, end: 0, expected: (-9, 0, .resolved)),
            Times(testDescription: "a sender whose clock is ahead", start: 60, end: nil, expected: (60, 65, .firing)),
        ])
    func times(_ it: Times) throws {
        func time(_ minutes: Int64?) -> JSON { minutes.map { .string((now + .minutes($0)).rfc3339) } ?? .null }
        let alert = try received([["labels": ["a": "b"], "startsAt": time(it.start), "endsAt": time(it.end)]]).alerts[0]
        #expect(alert.startsAt == now + .minutes(it.expected.start))
        #expect(alert.endsAt == now + .minutes(it.expected.end))
        #expect(alert.status == it.expected.status)
    }

    @Test("that are bad are told in Alertmanager's words, and cost the others nothing")
    func partial() throws {
        let received = try received([
            ["labels": ["alertname": "Good"]], ["labels": [:]], ["labels": ["a": ""]], [:],
            ["labels": ["a": "b"], "startsAt": "2026-11-20T10:00:00Z", "endsAt": "2026-11-20T09:00:00Z"], ["labels": ["alertname": "Fine"]],
        ])
        #expect(received.alerts.map(\.summary) == ["Good", "Fine"])
        #expect(received.problems.map(\.field) == ["1.labels", "2.labels", "3.labels", "4.endsAt"])
        let answer = PostableAlerts.answer(to: received)
        let line = "at least one label pair required"
        #expect(answer.status == 400)
        #expect(answer.body == JSON.string("\(line)\n\(line)\n\(line)\nstart time must be before end time").text)
    }

    @Test("lose labels without a value, and keep the rest")
    func emptyValues() throws {
        let alert = try received([["labels": ["alertname": "A", "empty": "", "none": nil, "n": 5]]]).alerts[0]
        #expect(alert.labels == ["alertname": "A", "n": "5"])
        #expect(alert.key.key == Fingerprint.of(["alertname": "A", "n": "5"]))
    }

    @Test("of two replicas are one where the source drops the label that differs")
    func replicas() throws {
        let keys = try received([["labels": ["a": "b", "replica": "0"]], ["labels": ["replica": "1", "a": "b"]]], dropping: ["replica"]).alerts.map(
            \.key)
        #expect(keys[0] == keys[1])
    }

    @Test("may be none")
    func none() throws {
        #expect(PostableAlerts.answer(to: try received([])) == .accepted)
    }

    @Test("that are no list are refused", arguments: ["{}", "null", "5", "", "[{"])
    func noList(_ text: String) throws {
        let problem = #expect(throws: Problem.self) { try PostableAlerts.received(Array(text.utf8), from: source(.prometheus), now: now) }
        let answer = PostableAlerts.refused([try #require(problem)])
        #expect(answer.status == 400)
        #expect(try JSON(parsing: answer.body).string != nil)
    }

    @Test("beyond the limit are told, the first are taken")
    func tooMany() throws {
        let received = try received(.array((0..<5001).map { ["labels": ["n": .integer(Int64($0))]] }))
        #expect(received.alerts.count == Limits.alertsEachRequest)
        #expect(received.problems.count == 1)
    }
}
