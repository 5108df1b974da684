import Foundation
import HTTPTypes
import Notation
import OnCall
import Runbooks
import Testing
import Vocabulary
import Web

@Suite("Requests recorded from real programs")
struct CaptureTests {
    struct Capture: Sendable, CustomTestStringConvertible {
        let name: String
        let method: String
        let path: String
        let headers: [String: String]
        let body: [UInt8]

        var testDescription: String { "\(name) \(method) \(path)" }

        init?(_ file: URL) {
            guard let bytes = (try? Data(contentsOf: file)).map(Array.init), let json = try? JSON(parsing: bytes), let path = json["path"]?.string
            else { return nil }
            name = file.deletingPathExtension().lastPathComponent
            method = json["method"]?.string ?? "POST"
            self.path = path
            let pairs = json["headers"]?.array?.compactMap { pair in pair[0]?.string.map { ($0, pair[1]?.string ?? "") } } ?? []
            headers = Dictionary(pairs.filter { $0.0.lowercased() != "content-length" }) { $1 }
            body = ((try? JSON.range(of: ["json"], in: bytes)) ?? nil).map { Array(bytes[$0]) } ?? Array((json["body"]?.string ?? "").utf8)
        }
    }

    static let all: [Capture] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/captures").standardizedFileURL
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "json" }.compactMap(Capture.init).sorted { $0.name < $1.name }
    }()

    /// Recorders stood at other paths than ours; the keys the programs sent are those of this house.
    private func ours(_ path: String) -> String {
        let path = path.replacing("/am/inbound/TOKEN123", with: "/inbound/prometheus/TOKEN123")
        if path.hasPrefix("/webhook") { return "/inbound/alertmanager/am-key" }
        if path == "/slack/interactions" { return "/inbound/slack/actions" }
        return path.replacing("/slack/commands", with: "/inbound/slack/commands")
    }

    private func key(in body: [UInt8]) -> String? { (try? JSON(parsing: body))?["routing_key"]?.string }

    @Test("there are some") func some() { #expect(CaptureTests.all.count > 20) }

    @Test("each is taken at its door, whatever the path, the headers and the fields beside what we need", arguments: all)
    func taken(_ it: Capture) async throws {
        let runbook = House.runbook()
        let house = try House(.open, runbook: runbook)
        var entries = [
            SourceKeys.Entry(source: runbook.sources["prom"]!, key: Array("TOKEN123".utf8)),
            .init(source: runbook.sources["am"]!, key: Array("am-key".utf8)),
        ]
        if let key = key(in: it.body) { entries.append(SourceKeys.Entry(source: runbook.sources["events"]!, key: Array(key.utf8))) }
        house.site.wiring.keys.replace(entries)
        var visitor = house.visitor
        for (name, value) in it.headers where name.lowercased() != "host" { visitor = visitor.with(name, value) }
        let heard = await visitor.send(try #require(HTTPRequest.Method(it.method)), ours(it.path), it.body)
        #expect([200, 202].contains(heard.status), "\(heard.text)")
    }
}
