import Runbooks
import Vocabulary

extension FindingCase {
    /// What is wrong with a file as a whole, and with one beside the runbook.
    static let files: [FindingCase] = [
        FindingCase(
            .empty, at: "", "",
            right: """
                runbell: 1
                runbook: { name: Shop, timezone: Europe/Stockholm, operators: screen }
                """
        ).shown(.folder, as: "# a folder without any .yaml file"),
        FindingCase(
            .notUTF8, at: "people", "people: { ana: { name: Anaïs, email: ana@shop.example }, bo: { email: bo@shop.example } }",
            right: "people: { ana: { name: Anaïs, email: ana@shop.example }, bo: { email: bo@shop.example } }"
        ).shown(.latin1, as: "people: { ana: { name: Ana\u{FFFD}s, email: ana@shop.example }, bo: { email: bo@shop.example } }"),
        FindingCase(
            .tooLarge, at: "#", String(repeating: "#", count: Limits.runbookBytes + 1) + "\n", right: "services: { api: { owner: lead } }"
        ).shown(.lines, as: "# … and so on, for more than 10 MiB"),
        FindingCase(
            .tooMany, at: "screen: {",
            "connections:\n  screen: { kind: capture }\n" + (1...100).map { "  screen-\($0): { kind: capture }\n" }.joined(),
            right: "connections: { screen: { kind: capture } }"
        ).shown(
            .lines,
            as: """
                connections:
                  screen: { kind: capture }
                  screen-1: { kind: capture }
                  # … and so on
                  screen-100: { kind: capture }
                """),
        FindingCase(
            .badExpectation, at: "acknowleged",
            """
            scenario: A night
            start: 2026-03-02T02:00:00+01:00
            events: [{ at: 0m, alert: { source: prom, labels: { alertname: Errors } } }]
            expect: [acknowleged within 5m]
            """,
            right: """
                scenario: A night
                start: 2026-03-02T02:00:00+01:00
                events: [{ at: 0m, alert: { source: prom, labels: { alertname: Errors } } }]
                expect: [acknowledged within 5m]
                """
        ).shown(.scenario, as: nil),
    ]

    private func shown(_ form: Form, as shown: String?) -> FindingCase {
        var it = self
        (it.form, it.shown) = (form, shown)
        return it
    }
}
