import Documents
import RunbookFiles
import Runbooks
import Testing

@Suite("What a cell says becomes a clause")
struct ClauseTests {
    private func draft(response: String) -> Draft {
        RunbookImport(
            document: """
                # Incident response

                | Severity | Description | Response time |
                |---|---|---|
                | P1 | An outage, incident or escalation | \(response) |
                | P2 | Less | |
                """
        ).draft
    }

    @Test(
        "lengths of time are read as people write them",
        arguments: [
            ("15 minutes", "15m"), ("≤ 5 min", "5m"), ("1hr", "1h"), ("within 1 h 30 min", "1h 30m"), ("24-48 hours", "24h to 48h"),
            ("Immediate", "immediately"),
            ("immediately, at most 10 minutes", "immediately, at most 10m"), ("next business day", "next business day"),
            ("same working day", "same business day"),
            ("half an hour", "30m"), ("a quarter of an hour", "15m"), ("an hour and a half", "1h 30m"), ("seventy-two hours", "72h"),
            ("eine Viertelstunde", "15m"), ("un quart d'heure", "15m"), ("cuarenta y ocho horas", "48h"), ("two hours", "2h"),
            ("3 business days", "3 business days"), ("4 working hours", "4 business hours"),
            ("Best effort", "best effort"),
            ("innerhalb von 30 Minuten", "30m"), ("2 Werktage", "2 business days"), ("nächster Werktag", "next business day"),
            ("sofort", "immediately"), ("1 jour ouvré", "1 business day"),
            ("sous 2 heures", "2h"), ("2 días hábiles", "2 business days"), ("un jour", "1 day"), ("None", "none"), ("next sprint", "next sprint"),
        ])
    func spans(_ written: String, _ expected: String) {
        #expect(draft(response: written)["severities", "P1", "acknowledge_within"]?.text == expected)
    }

    @Test("what says nothing, or too much, becomes nothing", arguments: ["-", "n/a", "", "depends", "5 minutes or 10 minutes", "$500", "10 %"])
    func nothing(_ written: String) { #expect(draft(response: written)["severities", "P1", "acknowledge_within"] == nil) }

    @Test("two lines that disagree cancel each other, and both are named")
    func contradiction() {
        let result = RunbookImport(
            document: """
                # Incident response

                | Severity | Response time |
                |---|---|
                | SEV1 | 15 minutes |
                | SEV2 | 1 hour |

                Incidents of SEV1 must be acknowledged within 5 minutes by whoever is on call.
                """)
        #expect(result.draft["severities", "SEV1", "acknowledge_within"] == nil)
        #expect(result.draft["severities", "SEV2", "acknowledge_within"]?.text == "1h")
        #expect(result.gaps.contains { $0.kind == .contradiction && $0.lines == [5, 8] })
    }

    @Test(
        "whatever a document says is read back from the YAML as it was",
        arguments: [
            "a: b # c", "- dash", "\"quoted\" and 'single'", "[brackets] {braces}", "back\\slash", "yes", "null", "1.10", "*star & anchor",
            "ends with:", "emoji 🚨 and ‑", "@at `code`",
        ])
    func roundTrip(_ words: String) throws {
        let words = words.replacing("\\", with: "\\\\")
        let result = RunbookImport(
            document: """
                # Incident response

                | Severity | Description | Response |
                |---|---|---|
                | P1 | \(words) | an outage |
                | P2 | x | incident |
                """)
        let runbook = try #require(Fixture.filledIn(result).runbook)
        #expect(runbook.severities.first?.means == result.draft["severities", "P1", "means"]?.text)
    }

    @Test("the checker names every place that was left to be filled in")
    func unsaid() {
        let files = [RunbookText(path: "runbook.yaml", text: "runbell: 1\nrunbook: { name: Shop, owner: \(Clause.unsaid) }\n")]
        #expect(RunbookReader().read(files).diagnostics.contains { $0.code == .placeholder && $0.place.line == 2 })
    }
}
