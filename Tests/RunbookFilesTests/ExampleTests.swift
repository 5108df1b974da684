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
        #expect(found.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".md") }.sorted() == Self.names)
    }

    struct Expected: Sendable {
        let name: String, findings: [String]
    }

    @Test(
        "what the checker has to say about each example is what was found by hand",
        arguments: [
            Expected(name: "first", findings: []), Expected(name: "saas-three-severities", findings: []), Expected(name: "small-team", findings: []),
            Expected(name: "platform-seats", findings: []),
            Expected(name: "governance", findings: ["runbook.yaml:16:5 RB0065", "runbook.yaml:21:5 RB0065"]),
            Expected(name: "pria-raci", findings: ["runbook.yaml:17:5 RB0065", "runbook.yaml:23:5 RB0065"]),
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
