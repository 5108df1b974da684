import Assurance
import Foundation
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

@Suite("Proofs of the examples")
struct ExampleProofTests {
    private static let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    struct Expected: Sendable {
        let name: String, findings: [String]
    }

    @Test(
        "what is proved of each example is what was found by hand",
        arguments: [
            Expected(name: "first", findings: []),
            Expected(
                name: "governance",
                // Whoever is asked on Friday afternoon is the second on Monday morning, when the page has waited.
                findings: ["runbook.yaml:14:3 RB0096", "runbook.yaml:19:5 RB0065", "runbook.yaml:31:5 RB0065", "runbook.yaml:31:5 RB0105"]
                    + ["runbook.yaml:49:7 RB0102"]),
            Expected(name: "platform-seats", findings: ["response.yaml:24:5 RB0095"]),
            Expected(
                name: "pria-raci",
                findings: [24, 34].map { "runbook.yaml:\($0):5 RB0065" } + ["runbook.yaml:45:5 RB0105", "runbook.yaml:45:5 RB0106"]
                    + ["runbook.yaml:58:7 RB0102"]),
            // Cy, alone behind both rungs in some weeks, is reached by telephone only.
            Expected(
                name: "saas-three-severities",
                findings: ["response.yaml:41:3 RB0088", "runbook.yaml:44:9 RB0102", "services.yaml:14:3 RB0107"]),
            Expected(name: "small-team", findings: ["response.yaml:22:5 RB0095", "runbook.yaml:68:7 RB0102"]),
        ])
    func findings(_ it: Expected) throws {
        let path = Self.top.appendingPathComponent("examples/\(it.name)").path
        let runbook = try #require(RunbookReader().read(at: path).reading.runbook)
        let start = Moment(rfc3339: "2026-01-12T00:00:00Z")!
        let found = Proof(of: runbook, over: start..<(start + .days(365))).findings
        #expect(found.map { "\($0.place) \($0.code)" } == it.findings, "\(found.map(\.description).joined(separator: "\n"))")
    }
}
