internal import Notation
package import Vocabulary

/// A change event of PagerDuty's Events API v2 (`POST /v2/change/enqueue`): a deploy, a flag turned. It never opens an incident and never pages.
///
/// Source: https://developer.pagerduty.com/docs/events-api-v2/send-change-events/
package struct PagerDutyChange: Sendable {
    package let routingKey: String
    private let summary: String
    private let timestamp: String?
    private let document: Document

    package init(_ body: [UInt8], keyInPath: String? = nil) throws(PagerDutyRefusal) {
        let document = try PagerDutyEvent.read(body)
        var problems: [Problem] = []
        let routingKey = keyInPath ?? PagerDutyEvent.required("routing_key", in: document.json, &problems)
        let payload = document.json["payload"] ?? .null
        if payload.object == nil {
            let wrong = payload.isNull ? "is missing or blank" : "must be an object, not \(payload.kind)"
            problems.append(Problem(field: "payload", message: wrong))
        }
        let summary = payload.object == nil ? nil : PagerDutyEvent.required("summary", at: "payload.", in: payload, &problems)
        guard let routingKey, let summary, problems.isEmpty else { throw .invalid(problems) }
        self.routingKey = routingKey
        self.summary = summary
        self.timestamp = payload["timestamp"]?.scalar
        self.document = document
    }

    package func received(from source: SourceName) -> Received {
        var fitting = Fitting()
        let line = fitting.summary(summary, field: "payload.summary") ?? summary
        let at = PagerDutyEvent.moment(timestamp, &fitting)
        let inPayload = at == nil ? ["summary"] : ["summary", "timestamp"]
        PagerDutyEvent.keepRest(of: document, without: ["routing_key"], inPayload: inPayload, &fitting)
        let change = Change(source: source, summary: line, at: at, links: PagerDutyEvent.links(in: document.json), details: fitting.detailsText)
        return Received(changes: [change], notes: document.notes + fitting.notes)
    }
}
