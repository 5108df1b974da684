import Inbound
import Notation
import Runbooks
import Vocabulary

/// Everything in these tests happens around the recorded requests.
let now = Moment(rfc3339: "2026-11-21T00:53:00Z") ?? .distantPast

func source(_ kind: Source.Kind = .alertmanager, dropping labels: [String] = [], mapping: JSONMapping? = nil) -> Source {
    Source(name: "monitor", kind: kind, key: .environment("KEY"), mapping: mapping, dropLabels: labels)
}

extension JSON {
    var bytes: [UInt8] { Array(text.utf8) }
}

/// A trigger with everything required; `changes` replaces or adds members, null takes away.
func trigger(_ changes: [String: JSON] = [:], payload: [String: JSON] = [:]) -> [UInt8] {
    var inner: [String: JSON] = ["summary": "disk full", "source": "db-1", "severity": "critical"]
    for (name, value) in payload { inner[name] = value }
    var outer: [String: JSON] = ["routing_key": "key", "event_action": "trigger", "dedup_key": "d1", "payload": object(inner)]
    for (name, value) in changes { outer[name] = value }
    return object(outer).bytes
}

func object(_ members: [String: JSON]) -> JSON {
    .object(members.filter { $0.value != .null }.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value) })
}

/// The problems of an event that must be refused.
func problems(_ body: [UInt8]) -> [Problem] {
    do {
        _ = try PagerDutyEvent(body)
        return []
    } catch { return error.problems }
}

func alert(_ body: [UInt8], makeKey: () -> String = { "made" }) throws -> Alert {
    try PagerDutyEvent(body).received(from: "monitor", makeKey: makeKey).received.alerts[0]
}
