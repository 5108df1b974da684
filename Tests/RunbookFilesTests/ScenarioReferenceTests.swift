import Foundation
import RunbookFiles
import Runbooks
import Testing

@Suite("The reference page of scenarios")
struct ScenarioReferenceTests {
    private static let path = "docs/reference/scenarios.md"

    private func page() throws -> String { try String(contentsOf: Book.top.appendingPathComponent(Self.path), encoding: .utf8) }

    @Test("it has the keys and sentences the reader has")
    func tables() throws {
        let page = try page()
        let begin = try #require(page.range(of: "<!-- made from the language's own table; do not edit below -->\n"))
        let end = try #require(page.range(of: "<!-- made until here -->\n"))
        try Snapshot.expect(page[..<begin.upperBound] + "\n" + ReferencePage.scenarioTables + page[end.lowerBound...], in: Self.path)
    }

    @Test("its example reads without a finding")
    func example() throws {
        let page = try page()
        let block = try #require(page.components(separatedBy: "```yaml\n").dropFirst().first?.components(separatedBy: "```").first)
        let runbook = Book.read("seats: { lead: [bo, ana], ceo: [ana] }").runbook
        let found = ScenarioReader(try #require(runbook)).read(RunbookText(path: "s.yaml", text: block)).diagnostics
        #expect(found.isEmpty, "\(found.map(\.description))")
    }
}
