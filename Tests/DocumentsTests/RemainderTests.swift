import Documents
import Testing

/// A line is not used up when one part of it was understood: what is left is kept and told, and takes back what it may limit.
@Suite("What a line says besides what was taken from it")
struct RemainderTests {
    private static let severities = """
        # Incident response

        | Severity | Means | Acknowledge |
        |---|---|---|
        | SEV1 | all is down | 5 min |
        | SEV2 | some is slow | 15 min |


        """

    private func read(_ body: String) -> RunbookImport { RunbookImport(document: Self.severities + body) }

    @Test(
        "what no value holds is kept as text, and told as half understood",
        arguments: [
            ("## On-call\n\nThe primary rotation is weekly and hands over on Thursdays at 11:15.", "Thursdays at 11:15"),
            ("Business hours are Monday to Friday, 08:00–18:00, excluding the feast of the harbour.", "excluding the feast"),
            ("## Communication\n\n- **Internal:** every 30 minutes in SEV1, in the room „Lighthouse“", "Lighthouse"),
            ("## Communication\n\n- **Internal:** every 30 minutes in SEV1, written by Ana", "Ana"),
        ])
    func half(_ body: String, _ left: String) {
        let result = read(body)
        #expect(result.kept.contains { $0.text.contains(left) && $0.isHalf }, "\(result.kept)")
    }

    @Test("what was taken as a whole is not half understood")
    func whole() { #expect(read("").kept == []) }

    @Test(
        "a promise beside a condition, a denial, a hedge or a second time is not taken",
        arguments: [
            ("| SEV3 | odd | 10 min unless it rains |", "unless it rains"), ("| SEV3 | odd | 10 min, usually |", "usually"),
            ("| SEV3 | odd | 10 min (not on the ferry) |", "not on the ferry"), ("| SEV3 | odd | 10 min, nur im Sommer |", "nur im Sommer"),
            ("| SEV3 | odd | 10 min, sauf en mer |", "sauf en mer"), ("| SEV3 | odd | 10 min, salvo en el puerto |", "salvo en el puerto"),
        ])
    func limited(_ row: String, _ limit: String) {
        let result = RunbookImport(document: Self.severities.replacing("\n\n\n", with: "\n") + row)
        #expect(result.draft["severities", "SEV3", "acknowledge_within"] == nil)
        #expect(result.kept.contains { $0.text.contains(limit) }, "\(result.kept)")
        #expect(result.draft["severities", "SEV1", "acknowledge_within"]?.text == "5m")
    }

    @Test("that nobody has answered is no further condition of a ladder")
    func understood() {
        let draft = read(
            """
            ## Escalation

            1. At once: on-call engineer
            2. After 10 minutes without an answer: team lead
            3. After 30 minutes without an acknowledgement: CTO
            """
        ).draft
        #expect(draft["ladders", "escalation"]?.items.map { $0["at"]?.text } == [nil, "10m", "30m"])
    }

    @Test("a step on a condition of its own is not climbed")
    func step() {
        let result = read("## Escalation\n\n1. On-call engineer\n2. After 10 minutes: team lead\n3. After 30 minutes: CTO (only in the harvest)")
        #expect(result.draft["ladders", "escalation"]?.items.map { $0["page"]?.text } == ["on-call-engineer", "team-lead"])
        #expect(result.gaps.contains { $0.kind == .doubtful && $0.message.contains("only in the harvest") })
    }

    @Test("what limits one severity limits no other")
    func ofOne() {
        let table = "| Who | When |\n|---|---|\n| Board | SEV1: within 20 minutes; SEV2: within 2 hours (a SEV2 only if the harbour master asks) |"
        let result = read("## Communication\n\n" + table)
        #expect(result.draft["communications", "board", "within", "SEV1"]?.text == "20m")
        #expect(result.draft["communications", "board", "within", "SEV2"] == nil, "\(result.draft.root)")
    }
}

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
}
