import HTTPTypes
import HummingbirdCore
import NIOCore
import Notation
import Storage
import Testing
import Vocabulary
import Web

@Suite("Events as they happen")
struct StreamTests {
    /// Takes what it is sent until it has seen enough events, then goes away as a browser does.
    private final class Listener: ResponseBodyWriter {
        struct Left: Error {}

        var text = ""
        let enough: Int

        init(_ enough: Int) { self.enough = enough }

        func write(_ buffer: ByteBuffer) async throws {
            text += String(buffer: buffer)
            if text.split(separator: "\ndata: ").count > enough { throw Left() }
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    private func listen(_ visitor: Visitor, _ path: String, for events: Int) async -> [Int64] {
        let response = await visitor.respond(.get, path)
        let listener = Listener(events)
        do { try await response.body.write(listener) } catch {}
        return listener.text.split(separator: "\n").filter { $0.hasPrefix("id: ") }.compactMap { Int64($0.dropFirst(4)) }
    }

    @Test("a client that comes back goes on where it stopped, without a hole and without a repeat")
    func resume() async throws {
        let house = try House()
        try await house.incident(key: "one")
        let all = await listen(house.visitor, "/api/v1/events?after=0", for: 4)
        #expect(all.count >= 4)
        #expect(all == Array(1...Int64(all.count)))
        let rest = await listen(house.visitor.with("Last-Event-ID", "2"), "/api/v1/events?after=0", for: 2)
        #expect(rest == Array(all.dropFirst(2)))
    }

    @Test("a client that asks for nothing gets only what is new")
    func onlyNew() async throws {
        let house = try House()
        try await house.incident(key: "one")
        let last = try await house.journal.lastPosition
        let response = await house.visitor.respond(.get, "/api/v1/events")
        try await house.incident(key: "two")
        let listener = Listener(1)
        do { try await response.body.write(listener) } catch {}
        #expect(listener.text.contains("id: \(last + 1)\nevent: incident.raised\ndata: {"))
        #expect(!listener.text.contains("id: \(last)\n"))
        #expect(response.headers[.contentType]?.hasPrefix("text/event-stream") == true)
    }

    @Test(
        "a page about one incident is fetched anew for what happens there, and for what belongs on every screen",
        arguments: [
            ("INC-1", "incident.noted", true), ("INC-2", "incident.noted", false), ("programme", "programme.override-made", false),
            ("INC-2", "incident.raised", true), ("INC-2", "incident.severity-changed", true), ("INC-2", "incident.resolved", true),
        ])
    func about(stream: String, kind: String, isHeard: Bool) {
        let line = FeedLine(position: 7, stream: stream, kind: kind, at: Moment(milliseconds: 0), by: .runbell, body: "{}")
        #expect(line.concerns(IncidentID(1)) == isHeard)
        #expect(line.concerns(nil), "a page about everything hears everything")
    }
}
