internal import Notation
package import Vocabulary

/// An alert of ours as Alertmanager's API lists it, so that amtool, Grafana and karma can read us (`gettableAlert`).
package struct ListedAlert: Hashable, Sendable {
    package enum State: String, Sendable { case unprocessed, active, suppressed }

    package let alert: Alert
    package let updatedAt: Moment
    /// Who is told: the services or ladders it went to.
    package let receivers: [String]
    package let state: State
    /// Names of the maintenance windows it waits in.
    package let silencedBy: [String]

    package init(_ alert: Alert, updatedAt: Moment, receivers: [String], state: State = .active, silencedBy: [String] = []) {
        self.alert = alert
        self.updatedAt = updatedAt
        self.receivers = receivers
        self.state = state
        self.silencedBy = silencedBy
    }

    /// The body of `GET /api/v2/alerts`.
    package static func document(_ alerts: [ListedAlert]) -> String {
        var writer = JSONWriter(reserving: 64 + alerts.count * 512)
        writer.array { list in alerts.forEach { $0.write(to: &list) } }
        return writer.text
    }

    /// Every field but the last is required of us: amtool panics where one is missing.
    func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.member("annotations") { ListedAlert.write(alert.annotations, to: &$0) }
            object.member("endsAt", (alert.endsAt ?? updatedAt + PostableAlerts.resolveTimeout).rfc3339)
            object.member("fingerprint", alert.key.key)
            object.member("receivers") { $0.array { list in receivers.forEach { name in list.object { $0.member("name", name) } } } }
            object.member("startsAt", (alert.startsAt ?? updatedAt).rfc3339)
            object.member("status") { $0.object { writeStatus(to: &$0) } }
            object.member("updatedAt", updatedAt.rfc3339)
            object.member("labels") { ListedAlert.write(listedLabels, to: &$0) }
            object.member("generatorURL", ifAny: alert.links.first { $0.text == "Source" }?.url)
        }
    }

    private func writeStatus(to writer: inout JSONWriter) {
        writer.member("inhibitedBy", .array([]))
        writer.member("mutedBy", .array([]))
        writer.member("silencedBy", .array(silencedBy.map { .string($0) }))
        writer.member("state", state.rawValue)
    }

    /// Readers expect a name; an alert that came by another way has none of its own.
    var listedLabels: Labels {
        var labels = alert.labels
        if labels["alertname"] == nil { labels["alertname"] = alert.summary }
        return labels
    }

    static func write(_ labels: Labels, to writer: inout JSONWriter) {
        writer.object { object in labels.forEach { object.member($0.name, $0.value) } }
    }
}

/// Alerts that share labels and a receiver (`alertGroup`).
package struct ListedGroup: Hashable, Sendable {
    package let labels: Labels
    package let receiver: String
    package let alerts: [ListedAlert]

    package init(labels: Labels, receiver: String, alerts: [ListedAlert]) {
        self.labels = labels
        self.receiver = receiver
        self.alerts = alerts
    }

    /// The body of `GET /api/v2/alerts/groups`.
    package static func document(_ groups: [ListedGroup]) -> String {
        var writer = JSONWriter()
        writer.array { list in
            for group in groups {
                list.object { object in
                    object.member("labels") { ListedAlert.write(group.labels, to: &$0) }
                    object.member("receiver") { $0.object { $0.member("name", group.receiver) } }
                    object.member("alerts") { $0.array { inner in group.alerts.forEach { $0.write(to: &inner) } } }
                }
            }
        }
        return writer.text
    }
}
