import Assurance
import Documents
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

/// From the documents as they were written to what is wrong with them: imported, checked, and once somebody stands in every empty place, proved.
@Suite("Mistakes of the documents the examples were written from")
struct SeedFindingTests {
    struct Document: Sendable, CustomTestStringConvertible {
        let name: String
        /// Code, and in which clause's words.
        let found: [(DiagnosticCode, String)]

        var testDescription: String { name }
    }

    static let documents = [
        Document(name: "saas-three-severities", found: [(.escalationBeforePromise, "'Sev-3'"), (.clockUsedUp, "72h after")]),
        Document(
            name: "small-team",
            found: [
                (.placeholder, "'primary on-call'"), (.placeholder, "'infrastructure'"), (.emptySchedule, "'developer'"), (.noBackup, "'developer'"),
            ]),
        Document(
            name: "pria-raci",
            found: [
                (.waitBreaksPromise, "'P1' promises an answer within 5m"), (.waitBreaksPromise, "'P2' promises an answer within 10m"),
                (.nobodyAccountable, "nobody answers for it, in 'P1', 'P2', 'P3', 'P4'"), (.nobodyAccountable, "nobody answers for it, in 'P1'."),
                (.severalAccountable, "'contain', in 'P1'"), (.noBackup, "'devops-lead'"),
            ]),
        Document(
            name: "governance",
            found: [
                (.emptySchedule, "'primary-on-call'"), (.emptySchedule, "'cto'"), (.waitBreaksPromise, "promise an answer within 5m"),
                (.unkeptRecord, "Loss of legal evidence integrity"),
            ]),
        Document(
            name: "platform-seats",
            found: [
                (.twoCadences, "'P1'"), (.noBackup, "'rohan-patel' alone"), (.emptySchedule, "'qa'"), (.placeholder, "'platform owner'"),
                (.placeholder, "'emergency hotline'"),
            ]),
    ]

    @Test("are found", arguments: documents)
    func found(_ it: Document) throws {
        let document = try Fixture.imported("seeds/\(it.name).md")
        let texts = document.files(source: "document.md").map { RunbookText(path: $0.path, text: $0.text) }
        let filled = Fixture.filledIn(document)
        let start = Moment(rfc3339: "2026-01-12T00:00:00Z")!
        let proof = Proof(of: try #require(filled.runbook), over: start..<(start + .days(28)))
        let said = (RunbookReader().read(texts).diagnostics + filled.diagnostics + proof.findings).map { ($0.code, $0.description) }
        for (code, words) in it.found {
            let all = said.map(\.1).joined(separator: "\n")
            #expect(said.contains { $0 == code && $1.contains(words) }, "\(code) \(words) in\n\(all)")
        }
    }
}
