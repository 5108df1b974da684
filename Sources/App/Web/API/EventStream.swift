internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore
internal import Notation
internal import Runtime
package import Storage
package import Vocabulary

/// Writes the feed to one client. A quiet feed still sends a comment now and then, so that proxies keep the connection and a
/// client that went away is noticed.
struct EventStream {
    /// What clients are told of each event.
    enum Detail: Sendable {
        /// All of it, under its kind.
        case whole
        /// That there was one: a page that is fetched anew needs no more, and hears no event whose kind it was not told before. A page
        /// about one incident hears of others only what belongs on every screen.
        case onlyThat(about: IncidentID?)

        /// How long a storm gathers before the next word: a page that is fetched anew shows all of it at once.
        var pause: Duration {
            switch self {
            case .whole: .zero
            case .onlyThat: .milliseconds(250)
            }
        }
    }

    private var writer: any ResponseBodyWriter
    private let detail: Detail
    /// Whether a line is for this client.
    private let isFor: @Sendable (FeedLine) async throws -> Bool

    init(_ writer: any ResponseBodyWriter, _ detail: Detail, isFor: @escaping @Sendable (FeedLine) async throws -> Bool) {
        self.writer = writer
        self.detail = detail
        self.isFor = isFor
    }

    /// A response that follows the feed until the client leaves or the server stops.
    static func response(_ visit: Visit, _ site: Site, after start: Int64, _ detail: Detail) throws(ProblemDocument) -> Response {
        guard site.dispatcher.bells.feed.listeners < Limits.watchers else {
            throw .tooMany(retryAfter: 10, "\(Limits.watchers) streams are open already")
        }
        let headers: HTTPFields = [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"]
        guard visit.request.method == .get else { return Response(status: .ok, headers: headers) }
        let feed = site.wiring.feed
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                var stream = EventStream(writer, detail) { line in
                    try await site.maySee(IncidentID(line.stream), visit.caller)
                }
                try await stream.follow(feed, after: start)
                try await writer.finish(nil)
            })
    }

    /// Returns when the server stops; clients come back to whoever is there then.
    mutating func follow(_ feed: EventFeed, after position: Int64) async throws {
        try await writer.write(ByteBuffer(string: "retry: 2000\n: following after \(position)\n\n"))
        try await feed.follow(after: position, pausing: detail.pause) { lines in try await write(lines) }
    }

    private mutating func write(_ lines: [FeedLine]) async throws {
        guard !lines.isEmpty else { return try await writer.write(ByteBuffer(string: ": all quiet\n\n")) }
        var buffer = ByteBuffer()
        switch detail {
        case .whole:
            for line in lines where try await isFor(line) {
                buffer.writeString("id: \(line.position)\nevent: \(line.kind)\ndata: \(line.text)\n\n")
            }
        case .onlyThat(let subject):
            guard lines.contains(where: { $0.concerns(subject) }) else { return }
            buffer.writeString("id: \(lines[lines.count - 1].position)\ndata: changed\n\n")
        }
        try await writer.write(buffer)
    }
}

extension FeedLine {
    /// What makes an incident the worst of all, or no longer: the banner of every screen tells of it.
    private static let seenEverywhere: Set = [
        "incident.raised", "incident.severity-changed", "incident.resolved", "incident.found-false", "incident.reopened", "incident.merged",
        "incident.privacy-set",
    ]

    /// Whether a page about this incident, or about everything, may look different after it.
    package func concerns(_ subject: IncidentID?) -> Bool {
        guard let subject else { return true }
        return stream == subject.description || FeedLine.seenEverywhere.contains(kind)
    }

    /// One line of JSON. Stored bodies have no line breaks: they would end the event too early.
    var text: String {
        var writer = JSONWriter()
        writer.object {
            $0.member("position", position)
            $0.member("stream", stream)
            $0.member("kind", kind)
            $0.member("at", at)
            $0.member("by", by.description)
            $0.name("details")
            $0.raw(body)
        }
        return writer.text
    }
}
