import Inbound
import Notation
import Testing
import Vocabulary

/// A page is never refused for its size: what is too long is cut, kept whole in the details, and noted.
@Suite("What exceeds a limit")
struct LimitTests {
    private func webhook(_ alert: [String: JSON]) throws -> (alert: Alert, notes: [Problem]) {
        let received = try AlertmanagerWebhook.received(document(alert: object(["status": "firing"].merging(alert) { $1 })).bytes, from: source())
        return (try #require(received.alerts.first), received.notes)
    }

    @Test("in a summary is cut between two characters", arguments: ["a", "ü", "☃", "😀", "👩‍👩‍👧‍👦", "e\u{301}"])
    func summary(_ letter: String) throws {
        let text = String(repeating: letter, count: 1100)
        let received = try PagerDutyEvent(trigger(payload: ["summary": .string(text)])).received(from: "monitor") { "" }.received
        let summary = received.alerts[0].summary
        #expect(summary.utf8.count <= Limits.summaryBytes && summary.utf8.count > Limits.summaryBytes - 40)
        #expect(summary.hasSuffix("…") && text.hasPrefix(summary.dropLast()))
        #expect(try JSON(parsing: received.alerts[0].details)["in_full"]?["payload.summary"]?.string == text)
        #expect(received.notes.map(\.field) == ["payload.summary"])
    }

    @Test("in a label's value is cut")
    func labelValue() throws {
        let text = String(repeating: "v", count: 9000)
        let (alert, notes) = try webhook(["labels": ["a": .string(text)]])
        #expect(alert.labels["a"]?.utf8.count == Limits.labelValueBytes)
        #expect(try JSON(parsing: alert.details)["in_full"]?["labels.a"]?.string == text)
        #expect(notes.map(\.field) == ["alerts.0.labels.a"])
    }

    @Test("in a label's name moves it to the details")
    func labelName() throws {
        let name = String(repeating: "n", count: 2000)
        let (alert, notes) = try webhook(["labels": .object([JSON.Member(name, "v"), JSON.Member("a", "b")])])
        #expect(alert.labels == ["a": "b"])
        #expect(try JSON(parsing: alert.details)["in_full"]?["labels.\(name)"] == "v")
        #expect(notes.count == 1)
    }

    @Test("in the number of labels moves the rest to the details, and the identity counts them all")
    func labelCount() throws {
        let many = (0..<10_000).map { JSON.Member("l\($0)", "v") }
        let (alert, notes) = try webhook(["labels": .object(many)])
        let (other, _) = try webhook(["labels": .object(Array(many.dropLast()))])
        #expect(alert.labels.count == Limits.labelsEach)
        #expect(try JSON(parsing: alert.details)["in_full"]?.object?.count == 10_000 - Limits.labelsEach)
        #expect(notes.count == 1)
        #expect(alert.key != other.key)
    }

    @Test("in a key becomes its digest, the same for the same key", arguments: [String(repeating: "k", count: 256), "a\u{0}b", "a\nb"])
    func key(_ key: String) throws {
        let keys = try (0..<2).map { _ in try webhook(["fingerprint": .string(key)]).alert.key.key }
        #expect(keys[0].hasPrefix("sha256:") && keys[0].count == 71)
        #expect(keys[0] == keys[1])
    }

    @Test("in what a document says once is left out of its alerts, and noted")
    func context() throws {
        let received = try AlertmanagerWebhook.received(document(["extra": .string(String(repeating: "x", count: 5000))]).bytes, from: source())
        #expect(received.notes.map(\.field) == ["extra"])
        #expect(try JSON(parsing: received.alerts[0].details)["extra"] == nil)
    }

    @Test(
        "in what a document says once is not multiplied by its alerts",
        arguments: ["receiver", "externalURL", "extra", "truncatedAlerts", "groupKey", "version2"])
    func multiplied(_ name: String) throws {
        let alerts = JSON.array(Array(repeating: ["status": "firing", "labels": ["a": "b"]], count: 1000))
        let long = JSON.string("https://x.example/" + String(repeating: "x", count: 100_000))
        let received = try AlertmanagerWebhook.received(document(["alerts": alerts, name: long]).bytes, from: source())
        let kept = received.alerts.reduce(0) { $0 + $1.details.utf8.count + $1.links.reduce(0) { $0 + $1.url.utf8.count } }
        #expect(received.alerts.count == 1000 && kept < 1000 * 4096)
    }

    @Test("in the body is refused")
    func body() {
        let body = Array(repeating: UInt8(ascii: " "), count: Limits.inboundBodyBytes + 1)
        #expect(throws: Problem.self) { try AlertmanagerWebhook.received(body, from: source()) }
        #expect(throws: PagerDutyRefusal.self) { try PagerDutyEvent(body) }
    }

    @Test("in lines becomes one line")
    func oneLine() throws {
        #expect(try alert(trigger(payload: ["summary": " a\r\n b\t\u{0}c\u{7F} "])).summary == "a b c")
    }
}
