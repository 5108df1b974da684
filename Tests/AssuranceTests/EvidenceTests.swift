import Assurance
import OnCall
import Runbooks
import Testing
import Vocabulary

/// A severity may be that evidence is lost; then the record of the incident is worth a word, too.
@Suite("Evidence that may be lost")
struct EvidenceTests {
    private static func found(means: String = "", examples: [String] = [], kept: String = "") -> [Diagnostic] {
        var runbook = Runbook(version: RunbookVersion(""), name: "", zone: "UTC", business: BusinessCalendar(zone: "UTC", hours: []))
        runbook.severities = [Severity(name: "P0", means: means), Severity(name: "P1", means: "Slow")]
        runbook.severities[0].examples = examples
        runbook.upkeep.evidence = kept
        return Consistency(of: runbook).findings.filter { $0.code == .unkeptRecord }
    }

    @Test(
        "is found in the words of a severity",
        arguments: [
            "Loss of legal evidence integrity", "Loss of the integrity of legal evidence", "All tenants are down, a breach, loss of legal evidence",
            "Evidence was tampered with", "The audit trail was altered", "Audit logs deleted", "The chain of custody is compromised",
            "A sealed record no longer verifies", "Verlust von Beweismitteln", "Perte de preuves",
        ])
    func stake(_ words: String) {
        #expect(Self.found(means: words).count == 1)
        #expect(Self.found(examples: ["Slow", words]).first?.message.contains(words) == true)
    }

    @Test(
        "is not found where evidence is what shows something else, or nothing is said to happen to it",
        arguments: [
            "", "Evidence of compromise", "No evidence of data loss", "A breach without evidence of tampering", "Data loss",
            "There is evidence that data was deleted", "Loss of payments; keep the receipts and write down who decided what, as evidence",
            "The audit log is slow",
            "Evidence for a lost key", "Audit next week", "Entorno de prueba perdido",
        ])
    func other(_ words: String) { #expect(Self.found(means: words).isEmpty) }

    @Test("is no finding where somebody says how the record is kept")
    func kept() { #expect(Self.found(means: "Loss of legal evidence", kept: "Five years in the vault").isEmpty) }
}
