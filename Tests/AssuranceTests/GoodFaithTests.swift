import Assurance
import Foundation
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

/// Runbooks that somebody wrote with care: what is said of them has to be worth reading.
@Suite("Runbooks written in good faith")
struct GoodFaithTests {
    @Test(
        "are told what is worth it, and nothing else",
        arguments: [
            ("two-founders", [String]()), ("follow-the-sun", []), ("office-hours", []),
        ])
    func findings(_ name: String, _ expected: [String]) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let reading = RunbookReader().read(at: folder.appendingPathComponent("Fixtures/good-faith/\(name).yaml").path).reading
        let runbook = try #require(reading.runbook, "\(reading.diagnostics.map(\.description))")
        let start = Moment(rfc3339: "2026-01-12T00:00:00Z")!
        let found = reading.diagnostics + Proof(of: runbook, over: start..<(start + .days(365))).findings
        #expect(found.map { "\($0.place) \($0.code)" } == expected, "\(found.map(\.description).joined(separator: "\n"))")
    }
}
