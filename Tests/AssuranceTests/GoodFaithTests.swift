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
            ("two-founders", [String]()), ("follow-the-sun", []), ("office-hours", []), ("three-offices", []),
            // Urgent pages go by telephone only, and there is one company that carries them.
            ("market-stall", ["market-stall.yaml:56:3 RB0107"]),
            // One cadence for all and another for one, and drills without a scenario: worth knowing.
            ("hospital", ["hospital.yaml:116:94 RB0081", "hospital.yaml:142:3 RB0094", "hospital.yaml:143:3 RB0094"]),
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
