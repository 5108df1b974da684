import Foundation
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

@Suite("Examples")
struct ExampleTests {
    static let names = ["first", "governance", "platform-seats", "pria-raci", "saas-three-severities", "small-team"]
    static func path(_ name: String) -> String { Book.top.appendingPathComponent("examples/\(name)").path }

    @Test("every example reads without an error", arguments: names)
    func reads(_ name: String) {
        let (reading, folder) = RunbookReader().read(at: Self.path(name))
        #expect(reading.runbook != nil && !folder.files.isEmpty, "\(reading.diagnostics.map(\.description).joined(separator: "\n"))")
    }

    @Test("no example is missing here")
    func allAreListed() throws {
        let found = try FileManager.default.contentsOfDirectory(atPath: Book.top.appendingPathComponent("examples").path)
        #expect(found.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".md") && $0 != "grafana" }.sorted() == Self.names)
    }

    struct Expected: Sendable {
        let name: String, findings: [String]
    }

    @Test(
        "what the checker has to say about each example is what was found by hand",
        arguments: [
            Expected(name: "first", findings: []),
            Expected(name: "saas-three-severities", findings: ["runbook.yaml:65:3 RB0072"]),
            Expected(name: "small-team", findings: ["runbook.yaml:59:5 RB0062", "runbook.yaml:99:3 RB0047"]),
            Expected(
                name: "platform-seats",
                findings: ["communications.yaml:6:5 RB0081", "communications.yaml:33:5 RB0081"]
                    + [43, 48, 49, 50].map { "seats.yaml:\($0):3 RB0047" }),
            Expected(
                name: "governance",
                findings: (25...29).map { "people.yaml:\($0):3 RB0047" }),
            Expected(
                name: "pria-raci",
                findings: ["response.yaml:4:7 RB0076", "response.yaml:6:9 RB0077", "response.yaml:7:9 RB0076"]),
        ])
    func findings(_ it: Expected) {
        let found = RunbookReader().read(at: Self.path(it.name)).reading.diagnostics
        #expect(found.map { "\($0.place) \($0.code)" } == it.findings, "\(found.map(\.description).joined(separator: "\n"))")
    }

    @Test("the first runbook has a source of every kind and needs nothing from outside")
    func firstIsComplete() throws {
        let runbook = try #require(RunbookReader().read(at: Self.path("first")).reading.runbook)
        #expect(Set(runbook.sources.values.map(\.kind)) == Set(Source.Kind.allCases))
        #expect(runbook.connections.allSatisfy { $0.kind == .capture })
        #expect(runbook.people.keys.allSatisfy { !runbook.waysToReach($0, urgency: .urgent).isEmpty })
    }
}
