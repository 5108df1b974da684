import Logging
import Synchronization
import Testing
import Vocabulary
import Web

@Suite("What was changed to fit")
struct NoteTests {
    /// Keeps what is logged at notice.
    final class Lines: LogHandler, Sendable {
        private let kept = Mutex<[String]>([])
        var all: [String] { kept.withLock { $0 } }

        var logLevel: Logger.Level {
            get { .notice }
            set {}
        }
        var metadata: Logger.Metadata {
            get { [:] }
            set {}
        }
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { nil }
            set {}
        }

        func log(event: LogEvent) {
            let metadata = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            kept.withLock { $0.append("\(event.level) \(metadata)") }
        }
    }

    private func trigger(_ bytes: Int, key: String = "disk") -> String {
        let payload = #"{"summary":"\#(String(repeating: "x", count: bytes))","source":"db","severity":"critical"}"#
        return #"{"routing_key":"\#(House.routingKey)","event_action":"trigger","dedup_key":"\#(key)","payload":\#(payload)}"#
    }

    @Test("is logged once with the source's name, not for each alert of a storm, and again after a while")
    func storm() async throws {
        let lines = Lines()
        let house = try House(log: lines)
        for number in 0..<50 { #expect(await house.visitor.post("/v2/enqueue", trigger(2000 + number, key: "\(number)")).status == 202) }
        #expect(lines.all.count == 1)
        #expect(lines.all.first?.contains("source=events") ?? false)
        #expect(lines.all.first?.hasPrefix("notice ") ?? false)
        house.clock.advance(by: .minutes(10))
        _ = await house.visitor.post("/v2/enqueue", trigger(2000))
        #expect(lines.all.count == 2)
    }

    @Test("is one line a request, whatever the door")
    func doors() async throws {
        let long = String(repeating: "y", count: Limits.labelValueBytes + 1)
        for (path, alerts) in [("/api/v2/alerts", "[%,%]"), ("/inbound/alertmanager/am-key", #"{"version":"4","status":"firing","alerts":[%,%]}"#)] {
            let lines = Lines()
            let house = try House(log: lines)
            let alert = #"{"status":"firing","labels":{"alertname":"A","z":"\#(long)"},"annotations":{"why":"\#(long)"}}"#
            let heard = await house.visitor.with("Authorization", "Bearer prom-key").post(path, alerts.replacing("%", with: alert))
            #expect(heard.status == 200, "\(heard.text)")
            #expect(lines.all.count == 1, "\(path): \(lines.all)")
        }
    }

    @Test("and nothing is logged about what fits")
    func fits() async throws {
        let lines = Lines()
        _ = await (try House(log: lines)).visitor.post("/v2/enqueue", trigger(20))
        #expect(lines.all.isEmpty)
    }
}
