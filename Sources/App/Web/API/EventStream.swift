internal import HummingbirdCore
internal import NIOCore
internal import Notation
internal import Runtime
internal import Storage
internal import Vocabulary

/// Writes the feed to one client. A quiet feed still sends a comment now and then, so that proxies keep the connection and a
/// client that went away is noticed.
struct EventStream {
    private var writer: any ResponseBodyWriter

    init(_ writer: any ResponseBodyWriter) { self.writer = writer }

    /// Returns when the server stops; clients come back to whoever is there then.
    mutating func follow(_ feed: EventFeed, after position: Int64) async throws {
        try await writer.write(ByteBuffer(string: "retry: 2000\n: following after \(position)\n\n"))
        try await feed.follow(after: position) { lines in try await write(lines) }
    }

    private mutating func write(_ lines: [FeedLine]) async throws {
        guard !lines.isEmpty else { return try await writer.write(ByteBuffer(string: ": all quiet\n\n")) }
        var buffer = ByteBuffer()
        // No `event:` line: a browser hears those only under names it knows beforehand. The kind is in the data.
        for line in lines { buffer.writeString("id: \(line.position)\ndata: \(line.text)\n\n") }
        try await writer.write(buffer)
    }
}

extension FeedLine {
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
