import Foundation
import Runbooks
import Testing

/// The dashboard is for Grafana to import, and every figure it draws is one there is.
@Suite("The Grafana dashboard")
struct GrafanaTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../examples/grafana/inc_overview.json")

    private func dashboard() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: Self.file.standardized)) as? [String: Any])
    }

    @Test("it has what Grafana's import asks for")
    func importable() throws {
        let dashboard = try dashboard()
        #expect(dashboard["uid"] as? String == "inc_overview" && dashboard["id"] is NSNull)
        #expect((dashboard["schemaVersion"] as? Int ?? 0) >= 39)
        let input = try #require((dashboard["__inputs"] as? [[String: Any]])?.first)
        #expect(input["name"] as? String == "DS_PROM" && input["pluginId"] as? String == "prometheus")
    }

    @Test("its panels have numbers of their own, places that do not overlap, and a query each")
    func panels() throws {
        let panels = try #require(try dashboard()["panels"] as? [[String: Any]])
        #expect(Set(panels.compactMap { $0["id"] as? Int }).count == panels.count)
        var taken: Set<[Int]> = []
        for panel in panels {
            let place = try #require(panel["gridPos"] as? [String: Int])
            let (x, y, w, h) = (place["x"] ?? -1, place["y"] ?? -1, place["w"] ?? 0, place["h"] ?? 0)
            #expect(x >= 0 && w > 0 && x + w <= 24)
            for column in x..<x + w { for row in y..<y + h { #expect(taken.insert([column, row]).inserted, "\(panel["title"] ?? "")") } }
            let targets = try #require(panel["targets"] as? [[String: Any]])
            #expect(targets.allSatisfy { !($0["expr"] as? String ?? "").isEmpty && $0["refId"] is String })
        }
    }

    @Test("every measure it asks for is measured")
    func measures() throws {
        let text = try String(contentsOf: Self.file.standardized, encoding: .utf8)
        let asked = text.matches(of: /measure=~?\\"([a-z_|]+)\\"/).flatMap { $0.1.split(separator: "|").map(String.init) }
        #expect(asked.count >= 15)
        #expect(asked.filter { KPI.Measure(rawValue: $0) == nil } == [])
    }
}
