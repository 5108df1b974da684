import Documents
import Testing

/// A time, a person or a rule is of what its sentence says it is of. Where that is not understood, it stays text.
@Suite("What limits a sentence is not left out")
struct LimitTests {
    private static let table = """
        | Severity | Description |
        |---|---|
        | SEV1 | All is down |
        | SEV2 | Some is down |
        | SEV3 | Slow |


        """

    private func read(_ body: String) -> RunbookImport {
        RunbookImport(document: "# Incident response\n\nIncidents go to whoever is on call.\n\n\(Self.table)\(body)\n")
    }

    private func value(_ body: String, _ path: String) -> String? {
        let clause = path.split(separator: "/").map(String.init).reduce(read(body).draft.root as Clause?) { $0?[$1] }
        return clause?.text ?? clause.map { $0.items.compactMap(\.text).joined(separator: ", ") }
    }

    // MARK: From when

    @Test(
        "a time that counts from something else is not taken",
        arguments: [
            "| Audience | Channel | First update | Severities |\n|---|---|---|---|\n| Public | status page | \u{0} | SEV1 |",
            "| Zielgruppe | Kanal | Erstmeldung | Klassen |\n|---|---|---|---|\n| Public | Statusseite | \u{0} | SEV1 |",
        ])
    func anchored(_ table: String) {
        func within(_ cell: String) -> String? {
            value("## Communication\n\n" + table.replacing("\u{0}", with: cell), "communications/public/within/SEV1")
        }
        let others = ["1 hour after approval by the board", "1 Std. nach Freigabe", "30 min if customers ask"]
        for cell in others { #expect(within(cell) == nil, "\(cell)") }
        for cell in ["1 hour", "within 60 min of detection", "1 Std. nach Beginn der Störung"] { #expect(within(cell) == "1h", "\(cell)") }
    }

    @Test(
        "a promise is taken when all of its sentence is understood",
        arguments: [
            ("We acknowledge SEV1 pages within five minutes.", "5m"),
            ("For a SEV1 we expect the person on call to acknowledge within a quarter of an hour, day or night.", "15m"),
            ("L'incident SEV1 est pris en charge sous cinq minutes.", "5m"),
            ("SEV1 pages of the payment partners are acknowledged within five minutes.", nil),
            ("SEV1 incidents must be acknowledged within 5 minutes unless the vendor is down.", nil),
            ("SEV1 incidents must be acknowledged within 5 minutes of approval.", nil),
            ("SEV1 incidents need not be acknowledged within 5 minutes.", nil),
            ("SEV1 incidents must be acknowledged within 5 minutes if monitoring raised them.", nil),
        ] as [(String, String?)])
    func promise(_ sentence: String, _ written: String?) { #expect(value(sentence, "severities/SEV1/acknowledge_within") == written) }

    @Test("of several lengths in a sentence none counts where one of them does not say what it is for")
    func several() {
        let body = "For a SEV1 we want a hand on the wheel within 15 minutes, and aim to have service restored within three hours."
        #expect(value(body, "severities/SEV1/recover_within") == nil && value(body, "severities/SEV1/acknowledge_within") == nil)
    }

    // MARK: Of which

    @Test("a ladder below a heading of a severity is for that one")
    func ladders() {
        let body = """
            ## Alert chain (SEV1)

            1. At once: on-call engineer
            2. After 10 minutes: head of operations

            ## Alert chain (SEV2)

            1. At once: on-call engineer
            2. After 90 minutes: head of operations

            For SEV3 nobody is paged.
            """
        #expect(value(body, "severities/SEV1/ladder") == "sev1" && value(body, "severities/SEV2/ladder") == "sev2")
        #expect(value(body, "severities/SEV3/ladder") == nil)
    }

    @Test("who is told of some severities in a cell is told of these in all of it")
    func cells() {
        let body = """
            ## Communication

            | Who | Where | When |
            |---|---|---|
            | Players | status page | SEV1/SEV2: first post within 10 minutes, then every 30 minutes |
            | Board | e-mail | SEV1: immediately |
            """
        let draft = read(body).draft
        #expect(draft["communications", "players", "every", "SEV2"]?.text == "30m" && draft["communications", "players", "every"]?.text == nil)
        #expect(draft["communications", "players", "within", "SEV1"]?.text == "10m")
        #expect(draft["communications", "board", "for"]?.items.map(\.text) == ["SEV1"])
    }

    @Test("what begins with whom it is for is told to these")
    func audiences() {
        let body = "## Communication\n\n**Customers.** The lead writes a first update within 30 minutes for SEV1, then every 45 minutes."
        #expect(value(body, "communications/customers/every/SEV1") == "45m" && value(body, "communications/internal") == nil)
    }

    @Test("a severity that is only named on a condition has not what the others have")
    func conditions() {
        let rhythm = "## Updates\n\nThe lead posts an update every half hour during a SEV1, and whenever something changes during a SEV2."
        #expect(value(rhythm, "communications/internal/every/SEV1") == "30m" && value(rhythm, "communications/internal/every/SEV2") != "30m")
        for review in [
            "A post-mortem is mandatory for SEV1, and optional for SEV2.",
            "Every SEV1 gets a post-mortem, and so does any SEV2 longer than two hours.",
            "Every SEV1 gets a post-mortem, and a SEV2 does if it is the third of its kind in a quarter.",
        ] { #expect(value("## Afterwards\n\n### Post-mortem\n\n" + review, "reviews/for") == "SEV1", "\(review)") }
    }

    // MARK: Reviews

    @Test(
        "by when a review is due is taken where that is what the time is of",
        arguments: [
            ("A post-mortem is due within 5 days for SEV1 and within 10 days for SEV2.", "reviews/within/SEV2", "10 days"),
            ("The review meeting takes place within 10 days of resolution.", "reviews/milestones/meeting", "10 days"),
            ("The review meeting takes place within 10 days of resolution.", "reviews/within", nil),
            ("The target is three days for SEV1; the limit is five.", "reviews/within", nil),
            ("In 2021 it lasted 26 hours to write the review.", "reviews/within", nil),
            ("Customer-facing summary within 7 days.", "reviews/within", nil),
        ] as [(String, String, String?)])
    func reviews(_ sentence: String, _ path: String, _ written: String?) {
        #expect(value("## Post-mortem\n\n- \(sentence)", path) == written)
    }

    // MARK: Who

    @Test("who has a role is no duty of it, and nobody in particular is nobody")
    func holders() {
        let draft = read(
            """
            ## Roles

            - **Incident lead** — Platform lead. Backup: Head of operations.
            - **Executive sponsor** — Engineering director, SEV1 only.
            - **Scribe** — nominated by the lead within 15 minutes.
            - **Liaison** — Keeps the customers calm.
            - **Duty manager** — Coordinates the groups and chairs the call. Deputy: Team leader.
            - **Communications officer** — Digital team; only needed for SEV1.

            | Role | Who | Duties |
            |---|---|---|
            | Note taker | Anyone on the call | Writes |
            | Porter | Apprentice (by day only) | Carries |
            """
        ).draft
        #expect(draft["roles", "incident_lead", "default"]?.text == "platform-lead" && draft["roles", "incident_lead", "backup"] != nil)
        #expect(draft["roles", "executive_sponsor", "for"]?.items.map(\.text) == ["SEV1"] && draft["roles", "scribe", "does"] == nil)
        #expect(draft["roles", "liaison", "does"]?.items.map(\.text) == ["Keeps the customers calm."])
        #expect(draft["roles", "duty_manager", "backup"]?.text == "team-leader" && draft["roles", "communications_officer", "does"] == nil)
        #expect(draft["roles", "duty_manager", "does"]?.items.map(\.text) == ["Coordinates the groups and chairs the call."])
        #expect(draft["roles", "note_taker", "default"] == nil && draft["roles", "porter", "default"] == nil)
    }

    @Test(
        "a duty of the law on a condition that is not understood is no clock",
        arguments: [
            "If personal data of merchants abroad is involved, the privacy officer notifies the authority within 72 hours of becoming aware.",
            "They report to the authority within 72 hours where required.",
            "She decides whether the authority has to be told of the breach within 72 hours of us becoming aware.",
        ])
    func clocks(_ sentence: String) { #expect(read("## Data breach\n\n" + sentence).draft["clocks"] == nil) }

    // MARK: What is something else

    @Test("other tables and lists do not become what they look like")
    func others() {
        let timeline = "## Communication\n\n| Time | Action | Owner |\n|---|---|---|\n| T+10 mins | Bridge opened | Duty manager |"
        #expect(value(timeline, "communications") == nil)
        let allowance =
            "# Handbook\n\n## On-call allowance\n\n| Level | Weekday | Weekend |\n|---|---|---|\n| Level 1 | £25 | £60 |\n| Level 2 | £20 | £50 |"
        #expect(RunbookImport(document: allowance).draft["severities"]?["Level-1"] == nil)
        let labels = "## Severity details\n\n### SEV1\n\n- **Bonfire:** 30 minutes\n- No pages. No updates."
        #expect(value(labels, "severities/SEV1/examples") == nil)
        let kpis = "## Metrics\n\nMTTA: < 4 min for SEV1"
        #expect(value(kpis, "severities/SEV1/acknowledge_within") == nil)
        let message = "## Communication\n\n> We are looking into {{service}}. Next update in 45 minutes."
        #expect(value(message, "communications/internal/every") == nil && value(message, "communications/internal/within") == nil)
    }

    @Test("each of several numbers in a sentence is watched of what stands beside it")
    func numbers() {
        let body = "## Metrics\n\nMean time to recover for SEV1 (threshold 120 minutes), reviews on time (threshold 98 %)."
        #expect(value(body, "kpis/mttr/target/SEV1") == "2h" && value(body, "kpis/reviews_on_time/target") == "98 %")
    }
}
