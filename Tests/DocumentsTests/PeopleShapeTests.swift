import Documents
import Testing

/// Shapes in which documents tell who takes turns, who is told and how to reach somebody.
@Suite("Lists of people in a document")
struct PeopleShapeTests {
    private static let severities = "# Incident response\n\n| Severity | Acknowledge |\n|---|---|\n| SEV1 | 5 min |\n| SEV2 | 15 min |\n\n"

    private func draft(_ body: String) -> Draft { RunbookImport(document: Self.severities + body).draft }

    @Test(
        "who takes turns stands in a row of names",
        arguments: [
            "- Primary: weekly rotation (Ana, Bo and Cy)", "- Guardia primaria: Ana, Bo y Cy, rotación semanal",
            "- **Rotation:** weekly\n- **Members:** Ana, Bo, Cy", "Die Rufbereitschaft wechselt wöchentlich. Im Wechsel: Frau Ana, Herr Bo, Herr Cy.",
        ])
    func turns(_ body: String) {
        let layers = draft("## On-call\n\n" + body)["schedules", "primary", "layers"]?.items ?? []
        #expect(layers.first?["rotate"]?.items.map(\.text) == ["ana", "bo", "cy"])
        #expect(layers.first?["from"]?.text == Clause.unsaid)
    }

    @Test("parts and days in a row are no names")
    func noNames() {
        let layers = draft("## On-call\n\n- Primary: weekly rotation (Monday, Support, Platform)")["schedules", "primary", "layers"]?.items ?? []
        #expect(layers.first?["rotate"]?.text == Clause.unsaid)
    }

    @Test("a line of a name, a title and a number is a person in a seat")
    func contactLine() {
        let draft = draft("## Contacts\n\n- Ana Weber, Head of IT — +352 26 55 01 — ana@firm.example\n- Duty manager (+352 26 55 02)")
        #expect(draft["people", "ana-weber", "phone"]?.text == "+352 26 55 01" && draft["people", "ana-weber", "email"]?.text == "ana@firm.example")
        #expect(draft["seats", "head-of-it"]?.items.map(\.text) == ["ana-weber"])
        #expect(draft["contacts", "duty manager", "phone"]?.text == "+352 26 55 02")
    }

    @Test("who is informed by when has a time for each severity")
    func informed() {
        let draft = draft(
            "## Communication\n\nThe board shall be informed within 15 minutes of a SEV1 incident and within 2 hours of a SEV2 incident.")
        #expect(draft["communications", "board", "within", "SEV1"]?.text == "15m" && draft["communications", "board", "within", "SEV2"]?.text == "2h")
    }

    @Test("an audience before a colon is told by when its line says")
    func audienceLine() {
        let draft = draft("## Communication\n\n- **Ward managers:** call within 15 minutes in a SEV1\n- **Press:** within 15 minutes, if at all")
        #expect(draft["communications", "ward-managers", "within", "SEV1"]?.text == "15m" && draft["communications", "press"] == nil)
    }

    @Test("a step of a ladder may be a bare number below its unit, or stand behind it", arguments: ["", "Minute"])
    func minutes(_ word: String) {
        let table = "| Minutes without an answer | Who |\n|---|---|\n| 0 | on-call engineer |\n| 10 | team lead |\n| 25 | CTO |"
        let list = "1. Minute 0: on-call engineer\n2. Minute 10: team lead, by phone\n3. Minute 25: CTO"
        let ladder = draft("## Escalation\n\n" + (word.isEmpty ? table : list))["ladders", "escalation"]?.items ?? []
        #expect(ladder.map { $0["at"]?.text } == [nil, "10m", "25m"])
        #expect(ladder.map { $0["page"]?.text } == ["on-call-engineer", "team-lead", "cto"])
    }

    @Test("a sentence may say who has a role, and who stands in")
    func namedRole() {
        let draft = draft("## Organisation\n\n3.1 The **Incident Manager** is the Duty Lead. The deputy is the Head of Operations.")
        #expect(draft["roles", "incident_manager", "default"]?.text == "duty-lead")
        #expect(draft["roles", "incident_manager", "backup"]?.text == "head-of-operations")
    }

    @Test("a deputy behind a duty is no duty")
    func deputy() {
        let draft = draft("## Roles\n\n**Incident Manager.** Chairs the bridge. Deputy: Team Leader.")
        #expect(draft["roles", "incident_manager", "backup"]?.text == "team-leader")
        #expect(draft["roles", "incident_manager", "does"]?.items.map(\.text) == ["Chairs the bridge."])
    }
}
