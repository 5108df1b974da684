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
        query: [Operation.Query("after", .integer(0...Int64.max), "a position; `Last-Event-ID` counts before it; only what is new when both are missing")],
        success: Operation.Success(200, "A stream that does not end: `id` is the position, `data` a JSON object with `kind`, `stream`, `at`, `by` and `details`", nil, contentType: "text/event-stream"))

    private static func follow(_ visit: Visit, _ site: Site) async throws -> Response {
        guard site.dispatcher.bells.feed.listeners < Limits.watchers else {
            throw ProblemDocument.tooMany(retryAfter: 10, "\(Limits.watchers) streams are open already")
        }
        let asked = visit.request.headers[.lastEventID].flatMap { Int64($0) } ?? visit.query["after"].flatMap { Int64($0) }
        let start: Int64
        if let asked { start = max(0, asked) } else { start = try await site.journal.lastPosition }
        let headers: HTTPFields = [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"]
        guard visit.request.method == .get else { return Response(status: .ok, headers: headers) }
        let feed = site.wiring.feed
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                var stream = EventStream(writer)
                try await stream.follow(feed, after: start)
                try await writer.finish(nil)
            })
    }
}
