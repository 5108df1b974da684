import Inbound
import Notation
import Runbooks
import Testing
import Vocabulary

/// amtool and the Go client panic where a required field is missing; these are the fields api/v2/openapi.yaml requires.
@Suite("What Alertmanager's readers are shown")
struct AlertmanagerDocumentTests {
    @Test(
        "is a status with every field",
        arguments: [
            "cluster.status", "cluster.name", "versionInfo.version", "versionInfo.revision", "versionInfo.branch", "versionInfo.buildUser",
            "versionInfo.buildDate",
            "versionInfo.goVersion", "config.original", "uptime",
        ])
    func status(_ path: String) throws {
        let json = try JSON(parsing: AlertmanagerStatus.document(version: "0.1.0", startedAt: now))
        #expect(json.at(path)?.string != nil)
        #expect(json.at("cluster.peers") == [])
        #expect(json["uptime"] == "2026-11-21T00:53:00Z")
    }

    @Test("is every alert with every field")
    func alerts() throws {
        let alert = Alert(key: AlertKey(source: "s", key: "0a"), summary: "Disk \"full\"", labels: ["job": "db"], annotations: ["summary": "x"])
        let json = try JSON(
            parsing: ListedAlert.document([ListedAlert(alert, updatedAt: now, receivers: ["db"], state: .suppressed, silencedBy: ["q"])]))
        #expect(
            json[0] == [
                "annotations": ["summary": "x"], "endsAt": "2026-11-21T00:58:00Z", "fingerprint": "0a", "receivers": [["name": "db"]],
                "startsAt": "2026-11-21T00:53:00Z", "status": ["inhibitedBy": [], "mutedBy": [], "silencedBy": ["q"], "state": "suppressed"],
                "updatedAt": "2026-11-21T00:53:00Z", "labels": ["alertname": "Disk \"full\"", "job": "db"],
            ])
        #expect(ListedAlert.document([]) == "[]")
    }

    @Test("is what was posted")
    func roundTrip() throws {
        let posted = try PostableAlerts.received(Capture("prom-001").body, from: source(.prometheus), now: now).alerts
        let json = try JSON(parsing: ListedAlert.document(posted.map { ListedAlert($0, updatedAt: now, receivers: []) }))
        let sent = try JSON(parsing: Capture("prom-001").body)
        for name in ["startsAt", "endsAt", "generatorURL"] { #expect(json[0]?[name] == sent[0]?[name]) }
        #expect(json[0]?.at("labels.team") == "sre")
    }

    @Test("is groups and receivers")
    func groups() throws {
        let alert = Alert(key: AlertKey(source: "s", key: "0a"), summary: "x", labels: ["alertname": "x"])
        let group = ListedGroup(labels: ["job": "db"], receiver: "ops", alerts: [ListedAlert(alert, updatedAt: now, receivers: ["ops"])])
        let json = try JSON(parsing: ListedGroup.document([group]))
        #expect(json.at("0.receiver.name") == "ops")
        #expect(json.at("0.labels.job") == "db")
        #expect(json.at("0.alerts.0.fingerprint") == "0a")
        #expect(AlertmanagerStatus.receivers(["a", "b"]) == #"[{"name":"a"},{"name":"b"}]"#)
    }
}
