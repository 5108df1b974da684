internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Runtime
internal import Storage
internal import Vocabulary

/// The journal as it grows, as server-sent events (WHATWG HTML, section 9.2). A client that was away goes on where it stopped.
enum EventsAPI {
    static let routes = [Route(.get, "/api/v1/events", .read, operation, follow)]

    private static let operation = Operation(
        "followEvents", "Every event from now on, or from a position on", tag: "events",
        query: [
            Operation.Query("after", .integer(0...Int64.max), "a position; `Last-Event-ID` counts before it; only what is new when both are missing")
        ],
        success: Operation.Success(
            200, "A stream that does not end: `id` is the position, `event` the kind, `data` a JSON object", nil, contentType: "text/event-stream"))

    private static func follow(_ visit: Visit, _ site: Site) async throws -> Response {
        try EventStream.response(visit, site, after: try await site.start(of: visit), .whole)
    }
}

extension Site {
    /// Where a stream begins: behind what the client saw last, or now.
    func start(of visit: Visit) async throws -> Int64 {
        let asked = visit.request.headers[.lastEventID].flatMap { Int64($0) } ?? visit.query["after"].flatMap { Int64($0) }
        if let asked { return max(0, asked) }
        return try await journal.lastPosition
    }
}
