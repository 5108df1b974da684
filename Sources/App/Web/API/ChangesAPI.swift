internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Storage
internal import Vocabulary

/// What was deployed or turned lately: often the answer to what broke it.
enum ChangesAPI {
    static let routes = [Route(.get, "/api/v1/changes", .read, operation, list)]

    private static let operation = Operation(
        "listChanges", "Changes, newest first", tag: "alerts",
        query: [
            Operation.Query("since", .moment, "24 hours ago when left out"),
            Operation.Query("limit", .integer(1...200), "how many at most; 50 when left out"),
        ],
        success: Operation.Success(200, "Changes", .page("changes", of: "Change")))

    private static func list(_ visit: Visit, _ site: Site) async throws -> Response {
        let since = visit.query["since"].flatMap { Moment(rfc3339: $0) } ?? site.now - .hours(24)
        let rows = try await site.journal.changes(since: since, limit: visit.limit())
        return .json { writer in
            writer.page("changes", rows) { writer, row in
                writer.object {
                    $0.member("source", row.change.source)
                    $0.member("summary", row.change.summary)
                    $0.member("at", row.change.at ?? row.receivedAt)
                    $0.member("receivedAt", row.receivedAt)
                    $0.member("links", row.change.links)
                    $0.details(row.change.details)
                }
            }
        }
    }

    static let shape = Shape.object([
        .required("source", .words), .required("summary", .words), .required("at", .moment), .required("receivedAt", .moment),
        .required("links", .list(.link, atMost: 1000)), .optional("details", .anything),
    ])
}
