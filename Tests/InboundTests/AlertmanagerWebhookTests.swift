import Inbound
import Notation
import Runbooks
import Testing
import Vocabulary

@Suite("An Alertmanager webhook")
struct AlertmanagerWebhookTests {
    static let recorded = Capture.all("am", [3, 9, 12, 20]) + Capture.all("prom", [7, 12, 18, 20])

    @Test("becomes its alerts, firing and resolved together")
    func mixed() throws {
        let received = try AlertmanagerWebhook.received(Capture("am-012").body, from: source())
        #expect(received.alerts.map(\.status) == [.firing, .firing, .resolved])
        #expect(received.alerts.map(\.key.key) == ["c561f926e9bcc217", "b01b70e9599c7068", "67474143e3add505"])
        #expect(received.alerts.map(\.summary) == ["p99 latency 2.1s", "p99 latency 1.4s ü☃", "HighLatency on api-3"])
        #expect(received.alerts.map(\.endsAt) == [nil, nil, Moment(rfc3339: "2026-11-21T00:53:16Z")])
        let first = received.alerts[0]
        #expect(first.severity == "critical")
        #expect(first.labels["instance"] == "api-1")
        #expect(first.annotations["description"] == "API p99 above 1s for 5m")
        #expect(first.startsAt == Moment(rfc3339: "2026-11-21T00:53:12Z"))
        #expect(first.links.map(\.text) == ["Runbook", "Source", "Alertmanager"])
        #expect(try JSON(parsing: first.details)["receiver"] == "webhook")
    }

    @Test("of every recorded run is taken whole, and our fingerprints are Alertmanager's", arguments: recorded)
    func everyCapture(_ capture: Capture) throws {
        let json = try JSON(parsing: capture.body)
        let received = try AlertmanagerWebhook.received(capture.body, from: source())
        #expect(received.problems.isEmpty)
        #expect(received.alerts.count == json["alerts"]?.array?.count)
        #expect(Answer.to(received) == .accepted)
        for (place, alert) in received.alerts.enumerated() {
            #expect(alert.key.key == json.at("alerts.\(place).fingerprint")?.string)
            #expect(Fingerprint.of(alert.labels) == alert.key.key)
        }
    }

    @Test("that was cut by max_alerts says how many are missing")
    func truncated() throws {
        let received = try AlertmanagerWebhook.received(Capture("am-009").body, from: source())
        #expect(received.alerts.count == 2)
        #expect(received.notes == [Problem(field: "truncatedAlerts", message: "the sender left out 1 alerts; raise max_alerts of receiver pushover")])
        #expect(try JSON(parsing: received.alerts[0].details)["truncatedAlerts"] == 1)
    }

    @Test("of two replicas is one alert where the source drops the label that differs")
    func dropLabels() throws {
        let keys = try ["a", "b"].map { replica in
            let json = document(alert: [
                "labels": ["alertname": "Down", "replica": .string(replica)], "status": "firing", "fingerprint": .string("f-\(replica)"),
            ])
            return try AlertmanagerWebhook.received(json.bytes, from: source(dropping: ["replica"])).alerts[0].key
        }
        #expect(keys[0] == keys[1])
        #expect(keys[0].key == Fingerprint.of(["alertname": "Down"]))
    }

    @Test("of a source that drops every label still tells alerts apart")
    func dropAll() throws {
        let keys = ["a", "b"].map { Fingerprint.of(["instance": $0], without: ["instance"]) }
        #expect(keys[0] != keys[1])
    }

    @Test("has its receiver's name unquoted", arguments: [(#"team\.db"#, "team.db"), (#"a\\b"#, #"a\b"#), ("plain", "plain"), (#"x\"#, "x")])
    func receiver(_ quoted: String, _ name: String) throws {
        let received = try AlertmanagerWebhook.received(document(["receiver": .string(quoted)]).bytes, from: source())
        #expect(try JSON(parsing: received.alerts[0].details)["receiver"]?.string == name)
    }

    @Test("keeps what it does not know")
    func unknown() throws {
        let json = document(
            ["notification_reason": "new alerts added"],
            alert: ["status": "firing", "labels": ["a": "b"], "silenceURL": "http://s", "values": ["B": 1.5]])
        let details = try JSON(parsing: AlertmanagerWebhook.received(json.bytes, from: source()).alerts[0].details)
        #expect(details["notification_reason"] == "new alerts added")
        #expect(details["silenceURL"] == "http://s")
        #expect(details.at("values.B") == 1.5)
    }

    @Test("of Grafana is read too")
    func grafana() throws {
        let json = document(["version": "1", "orgId": 1])
        #expect(try AlertmanagerWebhook.received(json.bytes, from: source()).alerts.count == 1)
    }

    @Test(
        "that is another document names the field",
        arguments: [
            (document(["version": nil]), "version"), (document(["version": "3"]), "version"), (document(["version": "1"]), "version"),
            (document(["version": [4]]), "version"),
            (document(["alerts": nil]), "alerts"), (document(["alerts": [:]]), "alerts"), ([], ""), ("text", ""), (["text": "templated"], "version"),
        ] as [(JSON, String)])
    func refused(_ json: JSON, _ field: String) {
        let problem = #expect(throws: Problem.self) { try AlertmanagerWebhook.received(json.bytes, from: source()) }
        #expect(problem?.field == field)
    }

    @Test(
        "with one bad alert names it and takes the others",
        arguments: [
            ("x", "alerts.0"), (["status": "firing", "labels": 5], "alerts.0.labels"),
            (["status": "broken", "labels": ["a": "b"]], "alerts.0.status"),
            (["labels": ["a": "b"]], "alerts.0.status"), (["status": "firing", "annotations": []], "alerts.0.annotations"),
            (["status": "firing", "startsAt": "soon"], "alerts.0.startsAt"), (["status": "firing", "startsAt": 5], "alerts.0.startsAt"),
        ] as [(JSON, String)])
    func partial(_ bad: JSON, _ field: String) throws {
        let json = document(["alerts": [bad, ["status": "firing", "labels": ["alertname": "Good"]]]])
        let received = try AlertmanagerWebhook.received(json.bytes, from: source())
        #expect(received.alerts.map(\.summary) == ["Good"])
        #expect(received.problems.map(\.field) == [field])
        let answer = Answer.to(received)
        #expect(answer.status == 400)
        #expect(try JSON(parsing: answer.body).at("errors.0.field")?.string == field)
    }
}

/// A webhook document; `changes` replaces or adds members, null takes away.
func document(_ changes: [String: JSON] = [:], alert: JSON = ["status": "firing", "labels": ["alertname": "Down"]]) -> JSON {
    var members: [String: JSON] = ["version": "4", "status": "firing", "receiver": "r", "groupKey": "g", "alerts": [alert]]
    for (name, value) in changes { members[name] = value }
    return object(members)
}
