import Documents
import Testing

/// What stands beside something else in a document, and must not be mixed up with it.
@Suite("What is said of one thing is said of no other")
struct MixedUpTests {
    private static let severities = "# Incident response\n\n| Severity | Meaning | Response time |\n|---|---|---|\n"
    private static let words = severities + "| Critical | all is down | 5 minutes |\n| High | one is down | 20 minutes |\n\n"

    private func read(_ text: String) -> RunbookImport { RunbookImport(document: text) }

    private func ladder(_ name: String, _ draft: Draft) -> [String] {
        draft["ladders", name]?.items.map { "\($0["at"]?.text ?? "0m") \($0["page"]?.text ?? "")" } ?? []
    }

    private static let first = "- Minute 0: on-call technician\n- Minute 10: duty coordinator\n- Minute 45: medical director\n\n"
    private static let second = "- Minute 0: on-call technician\n- Minute 30: duty coordinator\n"

    @Test(
        "a ladder below a line that names a severity is that severity's alone",
        arguments: [
            ("Priority **Critical**:", "Priority **High**:"), ("**Critical**", "**High**"), ("Critical incidents", "High incidents"),
            ("Prioridad **Critical**:", "Prioridad **High**:"),
        ])
    func labelled(_ critical: String, _ high: String) {
        let draft = read(Self.words + "## Escalation\n\n\(critical)\n\n\(Self.first)\(high)\n\n\(Self.second)").draft
        #expect(draft["severities", "Critical", "ladder"]?.text == "critical" && draft["severities", "High", "ladder"]?.text == "high")
        #expect(ladder("critical", draft) == ["0m on-call-technician", "10m duty-coordinator", "45m medical-director"])
        #expect(ladder("high", draft) == ["0m on-call-technician", "30m duty-coordinator"])
    }

    @Test("a ladder of a severity nobody defined hangs on none")
    func unknown() {
        let draft = read(Self.words + "## Escalation\n\nPriority **Low**:\n\n\(Self.first)").draft
        #expect(draft["ladders"] == nil && draft["severities", "Critical", "ladder"] == nil)
    }

    @Test("of two ladders for all that disagree neither is taken, be it about people or about times", arguments: ["CTO", "duty coordinator"])
    func disputed(_ other: String) {
        let result = read(Self.words + "## Escalation\n\n\(Self.first)Another time:\n\n\(Self.second.replacing("duty coordinator", with: other))")
        #expect(result.draft["ladders"] == nil && result.draft["severities", "High", "ladder"] == nil, "\(result.draft.root)")
        #expect(result.gaps.contains { $0.kind == .contradiction && !$0.message.contains("taken") })
        #expect(result.kept.contains { $0.text.contains("Minute 30") } && result.kept.contains { $0.text.contains("Minute 45") })
    }

    private static let clauses = """
        4.1 On a Category 1 incident the desk shall page the duty manager without delay. Failing acknowledgement within 15 minutes, the head of IT \
        shall be paged; failing acknowledgement within 30 minutes, the CIO.

        4.2 On a Category 2 incident the desk shall page the duty manager; failing acknowledgement within 60 minutes, the head of IT.
        """

    @Test("clauses that speak of different categories are different ladders, and hang on none where no severity was understood")
    func clauses() {
        let draft = read("# Incident response\n\n## 4. Escalation\n\n" + Self.clauses).draft
        #expect(ladder("category-1", draft) == ["0m duty-manager", "15m head-of-it", "30m cio"])
        #expect(ladder("category-2", draft) == ["0m duty-manager", "1h head-of-it"])
        #expect(draft.names(of: "ladders").count == 2)
    }

    @Test("clauses that speak of severities are ladders of these")
    func clausesOfSeverities() {
        let table = Self.severities + "| Category 1 | all is down | 5 minutes |\n| Category 2 | one is down | 20 minutes |\n\n## 4. Escalation\n\n"
        let draft = read(table + Self.clauses).draft
        #expect(draft["severities", "Category-1", "ladder"]?.text == "category-1", "\(draft.root)")
        #expect(ladder("category-2", draft) == ["0m duty-manager", "1h head-of-it"])
    }

    @Test(
        "an unknown place of a template stays one, and is told",
        arguments: [
            ("Incidencia en {{servicio}} desde las {{hora}}.", "hora"), ("Incident in {{service}}, call {{name}}", "name"),
            ("Störung in {{service}} um {{uhrzeit}}", "uhrzeit"), ("Panne du service {{service}} vers {{heure}}", "heure"),
            ("The service team on [date]", "date"), ("Call {{incident_commander_phone}}", "incident_commander_phone"),
        ])
    func places(_ line: String, _ open: String) {
        let result = read(Self.words + "## Communication\n\nTemplate for the first notice:\n\n```\n\(line)\n```\n")
        let text = result.draft["templates"]?.leaves().compactMap(\.clause.text).first ?? ""
        #expect(text.contains("[\(open)]"), "\(text)")
        #expect(result.gaps.contains { $0.message.contains("[\(open)]") })
    }

    @Test(
        "a name ends before until and without, and what stands behind is half understood",
        arguments: [
            ("primary engineer until handed over", "until"), ("primary engineer without delay", "without"),
            ("primary engineer bis zur Übergabe", "bis"), ("primary engineer hasta el relevo", "hasta"),
            ("primary engineer jusqu'à la relève", "jusqu"),
        ])
    func names(_ who: String, _ word: String) {
        let result = read(Self.words + "## Escalation\n\n1. \(who)\n2. After 10 minutes: duty manager\n")
        #expect(result.draft.names(of: "seats").sorted() == ["duty-manager", "primary-engineer"])
        #expect(result.kept.contains { $0.text.contains(word) && $0.isHalf }, "\(result.kept)")
    }

    @Test("a step of one severity told behind those of all leaves that severity without a ladder, and says so")
    func otherwise() {
        let all = "The on-call technician is paged. After 10 minutes the duty manager is paged."
        let told = all + "\n\nHigh incidents: after 30 minutes the duty manager is paged."
        let result = read(Self.words + "## Escalation\n\n" + told)
        #expect(result.draft["severities", "Critical", "ladder"]?.text == "escalation", "\(result.draft.root)")
        #expect(result.draft["severities", "High", "ladder"] == nil)
        #expect(result.gaps.contains { $0.message.contains("High: ") && $0.message.contains("who is woken") })
    }

    @Test("whoever takes turns gives the rotation its name")
    func rotation() {
        let draft = read(Self.words + "## Roles\n\n5.3 The Duty Manager rota rotates weekly between Ana, O'Bo and Cy.\n").draft
        #expect(draft.names(of: "schedules") == ["duty-manager"])
        #expect(draft["schedules", "duty-manager", "layers"]?.items.first?["rotate"]?.items.map(\.text) == ["ana", "o-bo", "cy"])
    }
}
