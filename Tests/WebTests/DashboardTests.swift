import Foundation
import Notation
import Runbooks
import Testing
import Vocabulary
import Web

/// `examples/grafana/inc_overview.json` against what a server really answers.
@Suite("The dashboard against the server")
struct DashboardTests {
    private struct Asked: Hashable {
        let metric: String
        let labels: Set<String>
    }

    private static func expressions() throws -> [String] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../examples/grafana/inc_overview.json").standardized
        let json = try JSON(parsing: [UInt8](Data(contentsOf: file)))
        return (json["panels"]?.array ?? []).flatMap { $0["targets"]?.array ?? [] }.compactMap { $0["expr"]?.string }
    }

    /// Names of metrics with the labels in the braces behind them; what `by (…)` asks for belongs to every metric of the expression.
    private static func asked(in expression: String) -> [Asked] {
        let grouped = Set(expression.matches(of: /by\s*\(([a-z_, ]*)\)/).flatMap { $0.1.split { !$0.isLetter && $0 != "_" }.map(String.init) })
        return expression.matches(of: /(runbell_[a-z_]+)(\{[^}]*\})?/).map { match in
            let inside = match.2.map { $0.matches(of: /([a-z_]+)\s*(?:=~|!~|!=|=)\s*"/).map { String($0.1) } } ?? []
            return Asked(metric: String(match.1), labels: grouped.union(inside))
        }
    }

    /// Every metric a server has once something has happened, with its labels.
    private static func served() async throws -> [String: Set<String>] {
        let kpis = KPI.Measure.allCases.map { KPI(name: Name($0.rawValue), measure: $0, goal: .init(.atMost, 1)) }
        let house = try House(runbook: House.runbook { $0.kpis = kpis })
        try await house.incident()
        house.clock.advance(by: .minutes(4))
        _ = await house.visitor.with("X-Runbell-Person", "ana").post("/api/v1/incidents/INC-1/acknowledge")
        _ = await house.visitor.get("/metrics")
        house.site.errands.close()
        await house.site.errands.run()
        let lines = await house.visitor.get("/metrics").text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        return lines.reduce(into: [:]) { found, line in
            let name = String(line.prefix { $0 != "{" && $0 != " " })
            found[name, default: []].formUnion(line.matches(of: /([a-z_]+)="/).map { String($0.1) })
        }
    }

    @Test("the dashboard inc_overview asks only for metrics and labels that the server has")
    func metrics() async throws {
        let served = try await Self.served()
        let asked = try Self.expressions().flatMap(Self.asked)
        #expect(asked.count >= 15)
        for it in asked {
            let labels = try #require(served[it.metric], "the server has no \(it.metric)")
            #expect(it.labels.subtracting(labels) == [], "\(it.metric)")
        }
    }

    @Test("it shows how MTTA and MTTR develop, and the rate of failures by changes")
    func trends() throws {
        let text = try Self.expressions().joined(separator: "\n")
        for measure in ["mtta", "mttr", "change_failure_rate"] { #expect(text.contains(measure)) }
    }

    @Test("what an expression asks for is found in it")
    func reading() {
        let asked = Self.asked(in: "sum by (severity, le) (rate(runbell_a_total{kpi=\"x\",measure=~\"y|z\"}[5m])) / runbell_b")
        #expect(
            Set(asked) == [
                Asked(metric: "runbell_a_total", labels: ["severity", "le", "kpi", "measure"]),
                Asked(metric: "runbell_b", labels: ["severity", "le"]),
            ])
    }
}
