internal import Notation
package import Runbooks
internal import Vocabulary

/// What Alertmanager's `webhook_configs` sends: one group of alerts, firing and resolved together. Grafana's alerting webhook is the
/// same document with version `1` and an `orgId`, and is read too.
///
/// Source: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
package enum AlertmanagerWebhook {
    /// Throws when the document is none of these; a single bad alert is a problem beside the others.
    package static func received(_ body: [UInt8], from source: Source) throws(Problem) -> Received {
        let document = try Document(body)
        let list = try alerts(in: document.json)
        let group = AlertmanagerGroup(document.json)
        var received = Received(notes: document.notes + group.notes)
        for (place, json) in list.prefix(Limits.alertsEachRequest).enumerated() {
            do { try received.add(group.alert(json, at: "alerts.\(place).", from: source)) } catch { received.problems.append(error) }
        }
        if list.count > Limits.alertsEachRequest { received.problems.append(.tooMany(list.count, field: "alerts")) }
        return received
    }

    private static func alerts(in json: JSON) throws(Problem) -> [JSON] {
        guard json.object != nil else { throw Problem(field: "", message: "a webhook document is a JSON object, not \(json.kind)") }
        try checkVersion(json)
        guard let alerts = json["alerts"] else { throw Problem(field: "alerts", message: "is missing") }
        guard let list = alerts.array else { throw Problem(field: "alerts", message: "must be an array, not \(alerts.kind)") }
        return list
    }

    private static func checkVersion(_ json: JSON) throws(Problem) {
        let advice = "point webhook_configs here without a custom payload, or declare the source as kind json with a mapping"
        guard let version = json["version"], !version.isNull else {
            throw Problem(field: "version", message: "is missing, so this is not Alertmanager's own document; \(advice)")
        }
        if version.scalar == "4" || (version.scalar == "1" && json["orgId"] != nil) { return }
        throw Problem(field: "version", message: "must be \"4\", not \(version.text.prefix(40)); \(advice)")
    }
}

extension Problem {
    static func tooMany(_ count: Int, field: String) -> Problem {
        Problem(field: field, message: "\(count) alerts in one request; the first \(Limits.alertsEachRequest) were taken, send the rest in another")
    }
}

extension Received {
    mutating func add(_ one: (alert: Alert, notes: [Problem])) {
        alerts.append(one.alert)
        notes.append(contentsOf: one.notes)
    }
}
