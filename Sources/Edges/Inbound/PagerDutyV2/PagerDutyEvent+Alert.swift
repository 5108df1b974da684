internal import Notation
package import Vocabulary

extension PagerDutyEvent {
    /// The one alert of the event. `makeKey` is asked for a deduplication key when a trigger has none; PagerDuty takes that to mean
    /// a new alert each time. The key the sender is told (`PagerDutyAnswer.accepted`) is the second value.
    package func received(from source: SourceName, makeKey: () -> String) -> (received: Received, dedupKey: String) {
        let told = dedupKey ?? makeKey()
        var fitting = Fitting()
        let key = fitting.key(told, field: "dedup_key")
        let summary = payload.summary.flatMap { fitting.summary($0, field: "payload.summary") } ?? key
        let labels = payload.labels(&fitting)
        let startsAt = PagerDutyEvent.moment(payload.timestamp, &fitting)
        keepRest(timeRead: startsAt != nil, &fitting)
        let alert = Alert(
            key: AlertKey(source: source, key: key), status: status, summary: summary, severity: payload.severity?.lowercased(), labels: labels,
            startsAt: startsAt, links: links, details: fitting.detailsText)
        return (Received(alerts: [alert], notes: document.notes + fitting.notes), told)
    }

    private var status: Alert.Status {
        switch eventAction {
        case .trigger: .firing
        case .acknowledge: .acknowledged
        case .resolve: .resolved
        }
    }

    private func keepRest(timeRead: Bool, _ fitting: inout Fitting) {
        let inPayload = ["summary", "source", "severity", "component", "group", "class"] + (timeRead ? ["timestamp"] : [])
        PagerDutyEvent.keepRest(of: document, without: ["routing_key", "event_action", "dedup_key"], inPayload: inPayload, &fitting)
    }

    /// Keeps members word for word, but for those that became fields of ours: first the payload's, then the event's own.
    static func keepRest(of document: Document, without taken: [String], inPayload: [String], _ fitting: inout Fitting) {
        guard let members = try? JSON.members(in: document.bytes, depth: Limits.jsonDepth) else { return }
        if let payload = members.last(where: { $0.name == "payload" })?.range {
            let bytes = Array(document.bytes[payload])
            for (name, range) in (try? JSON.members(in: bytes, depth: Limits.jsonDepth)) ?? [] where !inPayload.contains(name) {
                fitting.keep(name, raw: Array(bytes[range]))
            }
        }
        for (name, range) in members where name != "payload" && !taken.contains(name) { fitting.keep(name, raw: Array(document.bytes[range])) }
    }

    static func moment(_ text: String?, _ fitting: inout Fitting) -> Moment? {
        guard let text, !text.isEmpty else { return nil }
        let moment = Moment(rfc3339: text)
        if moment == nil { fitting.note("payload.timestamp", "is not a time as RFC 3339 writes it; kept in the details") }
        return moment
    }
}
