import Documents
import Testing

/// What is not fully understood stays text: a wrong clause wakes somebody, a kept line does not.
@Suite("What an import leaves alone")
struct RestraintTests {
    private func read(_ lines: String) -> RunbookImport { RunbookImport(document: lines) }

    private static let severities = """
        # Incident escalation

        | Severity | Acknowledge |
        |---|---|
        | SEV1 | 5 min |
        | SEV2 | 15 min |
        | SEV3 | 1 h |


        """

    // MARK: Whom to wake

    @Test("a table with a column for each severity is a ladder for each, and wakes nobody for the others")
    func ladderForEach() {
        let draft = read(
            Self.severities + """
                ## Escalation

                | After | SEV1 | SEV2 |
                |---|---|---|
                | 0 min | on-call | on-call |
                | 10 min | manager | – |
                | 45 min | CTO | manager |
                """
        ).draft
        #expect(draft["severities", "SEV1", "ladder"]?.text == "sev1" && draft["severities", "SEV2", "ladder"]?.text == "sev2")
        #expect(draft["severities", "SEV3", "ladder"] == nil && draft["ladders", "escalation"] == nil)
        #expect(draft["ladders", "sev1"]?.items.map { $0["page"]?.text } == ["on-call", "manager", "cto"])
        #expect(draft["ladders", "sev2"]?.items.map { $0["at"]?.text } == [nil, "45m"])
    }

    @Test("a column of a severity the document does not have is nobody's ladder")
    func ladderOfNobody() {
        let result = read(
            Self.severities + "## Escalation\n\n| After | P1 | P2 |\n|---|---|---|\n| 0 min | on-call | on-call |\n| 10 min | CEO | CTO |")
        #expect(result.draft["ladders"] == nil && result.draft["severities", "SEV3", "ladder"] == nil)
        #expect(result.gaps.contains { $0.message.contains("'P1'") })
    }

    @Test("whoever is asked in working hours only is not woken at night")
    func ladderOfTheDay() {
        let result = read(
            Self.severities + """
                ## Escalation

                | After | SEV1 | SEV2 |
                |---|---|---|
                | 0 min | on-call | on-call (BH only) |
                | 10 min | manager | – |
                """
        )
        #expect(result.draft["severities", "SEV1", "ladder"]?.text == "sev1" && result.draft["severities", "SEV2", "ladder"] == nil)
        #expect(result.gaps.contains { $0.message.contains("BH only") })
    }

    @Test("a ladder for all is not climbed for what may wait until the next day")
    func ladderThatMayWait() {
        let draft = read(
            """
            # Incidents

            | Severity | Response |
            |---|---|
            | P1 | 5 min |
            | P2 | next business day |

            ## Escalation

            1. On-call engineer
            2. after 10 minutes: manager
            """
        ).draft
        #expect(draft["severities", "P1", "ladder"]?.text == "escalation" && draft["severities", "P2", "ladder"] == nil)
    }

    @Test("the steps of a severity's ladder are no examples of it")
    func stepsAreNoExamples() {
        let draft = read(
            """
            # Umgang mit IT-Störungen

            ## Alarmierung und Eskalation

            ### Klasse A

            1. Rufbereitschaft Infrastruktur
            2. nach 15 Minuten: Rufbereitschaft Verfahren

            ### Klasse B

            1. Rufbereitschaft Infrastruktur
            2. nach 30 Minuten: Leitung
            """
        ).draft
        #expect(draft["severities", "Klasse-A", "examples"] == nil && draft["severities", "Klasse-B", "examples"] == nil)
        #expect(draft["severities", "Klasse-B", "means"] == nil)
    }

    // MARK: What is about something else

    @Test(
        "priorities, deadlines and contacts of other work are nobody's incident",
        arguments: [
            """
            # Coding rules

            | Priority | Meaning | Done within |
            |---|---|---|
            | P1 | Sprint goal | this sprint |
            | P2 | Nice to have | 2 sprints |

            - A reviewer is assigned within 4 hours and answers within 1 business day.
            """,
            """
            # Recipes

            Severity of heat:

            - **Mild** – 2
            - **Severe** – 15

            If it is not reduced within an hour, escalate the heat.

            ## Suppliers

            | Name | Phone |
            |---|---|
            | Grocer | +44 20 5550 7001 |
            """,
        ])
    func otherWork(_ document: String) { #expect(!read(document).saysSomething) }

    @Test("of a handbook only the chapter about incidents is read")
    func oneChapter() {
        let draft = read(
            """
            # Engineering handbook

            ## Planning

            | Priority | Meaning | Response time |
            |---|---|---|
            | P1 | Sprint goal | 1 day |
            | P2 | Nice to have | 2 days |

            ## Reviews of code

            A reviewer answers within 4 hours.

            ## Incidents

            - **Sev1** – the shop is down
            - **Sev2** – a part of it is down

            An alert of Sev1 must be acknowledged within 5 minutes.

            ## People

            | Name | Phone |
            |---|---|
            | Office | +44 20 5550 7001 |
            """
        ).draft
        #expect(draft.names(of: "severities") == ["Sev1", "Sev2"] && draft["contacts"] == nil)
        #expect(draft["severities", "Sev1", "acknowledge_within"]?.text == "5m" && draft["severities", "Sev2", "acknowledge_within"] == nil)
    }

    // MARK: When, and of whom

    private static func promises(_ header: String, _ row: String) -> Draft {
        let columns = String(repeating: "---|", count: header.filter { $0 == "|" }.count - 1)
        return RunbookImport(document: "# Incident process\n\n\(header)\n|\(columns)\n\(row)\n\(row.replacing("P1", with: "P2"))").draft
    }

    @Test("a column for the time outside working hours is the other half of one promise, and one alone is none")
    func hoursOfColumns() {
        let both = Self.promises("| Priority | Response (business hours) | Response (outside) |", "| P1 | 10 minutes | 20 minutes |")
        #expect(both["severities", "P1", "acknowledge_within", "default"]?.text == "10m")
        #expect(both["severities", "P1", "acknowledge_within", "out of hours"]?.text == "20m")
        let half = Self.promises("| Priority | Description | Response (business hours) |", "| P1 | outage | 10 minutes |")
        #expect(half["severities", "P1", "acknowledge_within"] == nil)
        #expect(half.gaps.contains { $0.message.contains("10 minutes") })
    }

    @Test(
        "a length of time with other words beside it may be limited by them",
        arguments: [
            ("15 min for payments", nil), ("4 h (business hours)", "4 business hours"), ("15 min", "15m"), ("within 30 minutes", "30m"),
            ("5 min, cards only", nil), ("1h30", "1h 30m"),
        ] as [(String, String?)])
    func limited(_ written: String, _ expected: String?) {
        let draft = Self.promises("| Priority | Description | Response |", "| P1 | outage | \(written) |")
        #expect(draft["severities", "P1", "acknowledge_within"]?.text == expected)
    }

    @Test("what is measured of one severity, or aimed at in two years, is no goal for all")
    func goals() {
        let draft = read(
            Self.severities + """
                ## KPIs

                | KPI | Target |
                |---|---|
                | MTTA (SEV1) | 10 min |
                | MTTR (payments) | 4 h |

                * Mean time to acknowledge SEV2: 7 min

                ## Metrics of two years

                | KPI | Target 2025 | Target 2026 |
                |---|---|---|
                | MTTD | 10 min | 8 min |
                """
        ).draft
        #expect(draft["kpis", "mtta", "target"]?.entries.map(\.name) == ["SEV1", "SEV2"])
        #expect(draft["kpis", "mttr"] == nil && draft["kpis", "time_to_detect"] == nil)
        #expect(draft["severities", "SEV2", "acknowledge_within"]?.text == "15m")
    }

    @Test("what is said of an audience and a severity is said of no other")
    func audiences() {
        let draft = read(
            Self.severities + """
                ## Communication

                - **Customers** – status page – SEV1: within 20 min, then every 30 min; SEV2: within 60 min, then every 2 hrs
                - **Leadership**: SEV1 every hour, SEV2 twice a day

                For a major incident the support lead posts every half hour. Enterprise customers are informed within 4 hours.
                """
        ).draft
        #expect(draft["communications", "customers", "within"]?.entries.map { $0.clause.text } == ["20m", "1h"])
        #expect(draft["communications", "customers", "every"]?.entries.map { $0.clause.text } == ["30m", "2h"])
        #expect(draft["communications", "leadership", "every"]?.entries.map { $0.clause.text } == ["1h", "12h"])
        #expect(draft.names(of: "communications").sorted() == ["customers", "leadership"])
    }

    @Test("how long it is watched, or what counts in a quarter, is no deadline of its review")
    func otherDeadlines() {
        let draft = read(
            Self.severities + """
                ## Post-incident review

                9.1 An incident shall not be closed before a two-hour monitoring period has passed after mitigation.

                A SEV3 gets a written review if it is the third of its kind in a quarter.
                """
        ).draft
        #expect(draft["reviews", "within"] == nil)
    }

    // MARK: What is said otherwise

    @Test("cells of responsibilities are read whole, or not at all")
    func responsibilities() {
        let draft = read(
            Self.severities + """
                ## RACI

                | Phase | Incident manager | CTO |
                |---|---|---|
                | Detect | **A**, R | I (SEV1) |
                | Review | A, R | I (at night) |
                | Close | A | R |
                """
        ).draft
        #expect(draft["raci", "incident-manager", "detect"]?.text == "A/R" && draft["raci", "cto", "detect"]?.text == "I when SEV1")
        #expect(draft["raci", "cto", "review"] == nil && draft["raci", "cto", "close"]?.text == "R")
    }

    @Test("what is struck out is gone, and what a contact is for is not guessed")
    func struckOut() {
        let result = read(
            Self.severities + """
                ## Contacts

                | Name | Phone | Remarks |
                |---|---|---|
                | Cloud vendor | +1 555 0142 | Mon–Fri 8–20 |
                | ~~Old desk~~ | +1 555 0100 | do not call |
                """
        )
        #expect(result.draft.names(of: "contacts") == ["cloud vendor"])
        #expect(result.draft["contacts", "cloud vendor", "hours"]?.text == "Mon–Fri 8–20" && result.draft["contacts", "cloud vendor", "for"] == nil)
        #expect(result.kept.contains { $0.text.contains("Old desk") })
    }

    @Test("a matrix of impact and urgency is no table of severities")
    func matrix() {
        let draft = read(
            Self.severities + """
                ## Priority

                | | Urgency: High | Urgency: Medium | Urgency: Low |
                |---|---|---|---|
                | Impact: Major | SEV1 | SEV1 | SEV2 |
                | Impact: Minor | SEV2 | SEV3 | SEV3 |
                """
        ).draft
        #expect(draft.names(of: "severities") == ["SEV1", "SEV2", "SEV3"] && draft["severities", "SEV1", "means"] == nil)
        #expect(draft["severities", "SEV1", "examples"] == nil)
    }
}
