internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Storage
internal import Vocabulary

/// Alerts, each from its first firing to its end.
enum AlertsAPI {
    static let routes = [Route(.get, "/api/v1/alerts", .read, operation, list)]

    private static let operation = Operation(
        "listAlerts", "Alerts, newest first", tag: "alerts",
        query: [
            Operation.Query("open", .flag, "only those that still fire, or only those that do not"),
            Operation.Query("incident", .text(1...30), "only of this incident"), Operation.Query("source", .name, "only from this source"),
            Operation.Query("search", .text(1...200), "in key, summary or a label's value"),
        ] + Cursor.parameters,
        success: Operation.Success(200, "A page of the list", .page("alerts", of: "Alert")))

    private static func list(_ visit: Visit, _ site: Site) async throws -> Response {
        var incident: IncidentID?
        if let text = visit.query["incident"] {
            guard let id = IncidentID(text) else { throw ProblemDocument.invalid("?incident", "must be an incident such as INC-42") }
            incident = id
        }
        let limit = visit.limit()
        let rows = try await site.journal.alerts(
            AlertQuery(
                incident: incident, open: visit.query["open"].map { $0 == "true" }, source: visit.query["source"].map { SourceName($0) },
                search: visit.query["search"], before: try Cursor.read(visit.query).map { AlertRowID($0) }, limit: limit + 1))
        let page = Array(rows.prefix(limit))
        var shown: [AlertRow] = []
        for row in page where try await site.maySee(row.incident, visit.caller) { shown.append(row) }
        return .json { $0.page("alerts", shown, next: rows.count > limit ? page.last.map { Cursor.write($0.id.number) } : nil) { $0.alert($1) } }
    }

    static let shape = Shape.object([
        .required("source", .words), .required("key", .words, "the sender's deduplication key"), .required("incident", .words),
        .required("open", .flag),
        .required("summary", .words), .optional("severity", .words, "the sender's own word"), .required("labels", .map(.words)),
        .required("annotations", .map(.words)), .required("count", .count, "how often it was sent"), .required("firstAt", .moment),
        .required("lastAt", .moment), .optional("endedAt", .moment), .optional("startsAt", .moment), .optional("endsAt", .moment),
        .required("links", .list(.link, atMost: 1000)), .optional("details", .anything, "what else the sender said"),
    ])
}

extension JSONWriter {
    fileprivate mutating func alert(_ row: AlertRow) {
        object {
            $0.member("source", row.alert.key.source)
            $0.member("key", row.alert.key.key)
            $0.member("incident", row.incident.description)
            $0.member("open", row.isOpen)
            $0.member("summary", row.alert.summary)
            $0.member("severity", ifAny: row.alert.severity)
            $0.member("labels", row.alert.labels)
            $0.member("annotations", row.alert.annotations)
            $0.member("count", row.count)
            $0.member("firstAt", row.firstAt)
            $0.member("lastAt", row.lastAt)
            $0.member("endedAt", ifAny: row.endedAt)
            $0.member("startsAt", ifAny: row.alert.startsAt)
            $0.member("endsAt", ifAny: row.alert.endsAt)
            $0.member("links", row.alert.links)
            $0.details(row.alert.details)
        }
    }

    mutating func details(_ text: String) {
        guard !text.isEmpty else { return }
        name("details")
        raw(text)
    }
}
