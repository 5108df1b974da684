import Runbooks

extension FindingCase {
    /// What is found by looking at every instant of a year, or at what the parts say against each other.
    static let proofs: [FindingCase] =
        coverage + timing + length + consistency + [
            calm(
                .garbled, .warning, at: "services",
                """
                services: { api: { owner: lead, dashboards: ["https://grafana.shop.example/Ã¼bersicht"] } }
                """,
                right: """
                    services: { api: { owner: lead, dashboards: ["https://grafana.shop.example/übersicht"] } }
                    """)
        ]

    /// Nobody is behind two rungs of this ladder, and an answer is owed at leisure.
    private static let team = """

        people: { ana: { email: a@shop.example }, bo: { email: b@shop.example }, cy: { email: c@shop.example }, dana: { email: d@shop.example } }
        seats: { lead: [cy, dana] }
        """

    private static func calm(
        _ code: DiagnosticCode, _ severity: Diagnostic.Severity, at needle: String, _ wrong: String, right: String
    ) -> FindingCase {
        FindingCase(code, severity, at: needle, wrong + team, right: right + team)
    }

    private static let coverage: [FindingCase] = [
        calm(
            .uncovered, .error, at: "primary",
            """
            schedules: { primary: { layers: [{ rotate: [ana, bo], every: 1 week, from: 2026-01-05 09:00, only: Mon-Fri 08:00-18:00 }] } }
            ladders: { p1: [{ page: primary, repeat: { every: 3m, times: 2 } }] }
            severities: { P1: { ladder: p1 }, P2: {} }
            """,
            right: """
                schedules: { primary: { layers: [{ rotate: [ana, bo], every: 1 week, from: 2026-01-05 09:00 }] } }
                ladders: { p1: [{ page: primary, repeat: { every: 3m, times: 2 } }] }
                severities: { P1: { ladder: p1 }, P2: {} }
                """),
        calm(
            .emptyRung, .warning, at: "primary",
            """
            schedules: { primary: { layers: [{ rotate: [ana, bo], every: 1 week, from: 2026-01-05 09:00, only: Mon-Fri 08:00-18:00 }] } }
            severities: { P1: { ladder: p1 }, P2: {} }
            """,
            right: """
                schedules: { primary: { layers: [{ rotate: [ana, bo], every: 1 week, from: 2026-01-05 09:00 }] } }
                severities: { P1: { ladder: p1 }, P2: {} }
                """),
        FindingCase(
            .sameTwice, .warning, at: "{ at: 10m",
            """
            ladders: { p1: [{ page: primary }, { at: 10m, page: lead }] }
            severities: { P1: { ladder: p1 }, P2: {} }
            """,
            right: """
                ladders: { p1: [{ page: primary }, { at: 10m, page: lead }] }
                severities: { P1: { ladder: p1 }, P2: {} }
                """ + team),
        FindingCase(
            .crowd, .warning, at: "{ page: everybody",
            """
            people: { a: { email: a@shop.example }, b: { email: b@shop.example }, c: { email: c@shop.example }, d: { email: d@shop.example },
              e: { email: e@shop.example }, f: { email: f@shop.example }, g: { email: g@shop.example }, h: { email: h@shop.example },
              i: { email: i@shop.example }, j: { email: j@shop.example }, k: { email: k@shop.example } }
            seats: { everybody: { all of: [a, b, c, d, e, f, g, h, i, j, k] }, lead: [a, b] }
            schedules: { primary: { layers: [{ rotate: [c, d], every: 1 week, from: 2026-01-05 09:00 }] } }
            ladders: { p1: [{ page: everybody }] }
            severities: { P1: { ladder: p1 }, P2: {} }
            """,
            right: """
                ladders: { p1: [{ page: primary }, { at: 10m, mention: lead, in: screen }] }
                severities: { P1: { ladder: p1 }, P2: {} }
                """),
        calm(
            .awayOnCall, .warning, at: "primary",
            """
            schedules: { primary: { layers: [{ rotate: [ana, bo], every: 2 weeks, from: 2026-01-05 09:00 }] } }
            severities: { P1: { ladder: p1 }, P2: {} }
            # bo is on leave on 2 and 3 February
            """,
            right: """
                schedules: { primary: { layers: [{ rotate: [ana, dana], every: 1 week, from: 2026-01-05 09:00 }] } }
                severities: { P1: { ladder: p1 }, P2: {} }
                # bo is on leave on 2 and 3 February
                """),
    ]

    private static let timing: [FindingCase] = [
        calm(
            .waitBreaksPromise, .warning, at: "acknowledge_within",
            """
            severities: { P1: { ladder: p1, acknowledge_within: 10m }, P2: {} }
            """,
            right: """
                severities: { P1: { ladder: p1, acknowledge_within: 15m }, P2: {} }
                """),
        calm(
            .pageTooLate, .warning, at: "acknowledge_within",
            """
            severities: { P1: { ladder: p1, acknowledge_within: 15m }, P2: {} }
            ladders: { p1: [{ at: 20m, page: primary }, { at: 25m, page: lead }] }
            """,
            right: """
                severities: { P1: { ladder: p1, acknowledge_within: 15m }, P2: {} }
                ladders: { p1: [{ page: primary }, { at: 5m, page: lead }] }
                """),
        calm(
            .sleeperBreaksPromise, .warning, at: "acknowledge_within",
            """
            severities: { P1: { ladder: p1, acknowledge_within: 15m }, P2: {} }
            ladders: { p1: [{ page: primary, repeat: { every: 5m, times: 2 } }, { at: 20m, page: lead }] }
            """,
            right: """
                severities: { P1: { ladder: p1, acknowledge_within: 15m }, P2: {} }
                ladders: { p1: [{ page: primary, repeat: { every: 5m, times: 2 } }, { at: 10m, page: lead }] }
                """),
        calm(
            .outageBreaksPromise, .warning, at: "mail: { kind",
            """
            connections:
              mail: { kind: smtp, url: env:SMTP_URL, from: oncall@shop.example }
              hook: { kind: webhook, url: "https://hook.shop.example" }
            runbook: { name: Shop, timezone: Europe/Stockholm, operators: hook }
            """,
            right: """
                connections:
                  mail: { kind: smtp, url: env:SMTP_URL, from: oncall@shop.example, fallback: [post] }
                  post: { kind: smtp, url: env:POST_URL, from: oncall@shop.example }
                runbook: { name: Shop, timezone: Europe/Stockholm, operators: mail }
                """),
    ]

    private static let length = [
        FindingCase(
            .tooManyChanges, .warning, at: "p1: {",
            """
            schedules: { primary: { layers: [{ rotate: [ana, bo], every: 1h, from: 2026-01-05 09:00 }] } }
            ladders: { p1: { rungs: [{ page: primary, repeat: { every: 1m, times: 20 } }], rounds: 20 } }
            severities: { P1: { ladder: p1 }, P2: {} }
            """,
            right: """
                schedules: { primary: { layers: [{ rotate: [ana, bo], every: 12h, from: 2026-01-05 09:00 }] } }
                ladders: { p1: { rungs: [{ page: primary, repeat: { every: 5m, times: 1 } }] } }
                severities: { P1: { ladder: p1 }, P2: {} }
                """)
    ]

    private static let consistency: [FindingCase] = [
        calm(
            .deadSeverity, .warning, at: "match: { labels.severity: critical } }",
            """
            severities:
              P1: { ladder: p1, match: { labels.severity: [critical, error] } }
              P2: { match: { labels.severity: critical } }
            """,
            right: """
                severities:
                  P1: { ladder: p1, match: { labels.severity: critical } }
                  P2: { match: { labels.severity: [critical, error] } }
                """),
        calm(
            .deadRoute, .warning, at: "{ match: { labels.team: db, labels.env",
            """
            routes:
              - { match: { labels.team: db }, service: api }
              - { match: { labels.team: db, labels.env: test }, service: api }
              - { match: {}, service: api }
            """,
            right: """
                routes:
                  - { match: { labels.team: db, labels.env: test }, service: api }
                  - { match: { labels.team: db }, service: api }
                  - { match: {}, service: api }
                """),
        calm(
            .clockUsedUp, .warning, at: "gdpr",
            """
            contacts: { data protection officer: { email: dpo@shop.example }, authority: { phone: "+46 8 657 61 00" } }
            clocks: { gdpr: { starts: data breached, owner: lead, within: 72h, tell: data protection officer } }
            """,
            right: """
                contacts: { data protection officer: { email: dpo@shop.example }, authority: { phone: "+46 8 657 61 00" } }
                clocks:
                  gdpr:
                    starts: data breached
                    owner: lead
                    stages: { officer: { within: 4h, tell: data protection officer }, notice: { within: 72h, tell: authority } }
                """),
        calm(
            .ownerMayBeMissing, .warning, at: "scribe",
            """
            roles: { scribe: { default: nobody } }
            communications: { team: { to: screen, owner: scribe, every: 30m } }
            """,
            right: """
                roles: { scribe: { default: nobody, backup: lead } }
                communications: { team: { to: screen, owner: scribe, every: 30m } }
                """),
        calm(
            .drillWithoutScenario, .note, at: "tabletop",
            """
            drills: { tabletop: { every: 1 quarter } }
            """,
            right: """
                drills: { tabletop: { every: 1 quarter, scenario: scenarios/night.yaml } }
                """),
        calm(
            .dueBeforeAnswer, .warning, at: "severity_within",
            """
            triage: { severity_within: 5m }
            """,
            right: """
                triage: { severity_within: 20m }
                """),
        calm(
            .dueBeforeAnswer, .warning, at: "triage: { within",
            """
            lifecycle: { phases: [triage, mend], checklists: { triage: { within: 5m, items: [Acknowledge the alert, Find out who is affected] } } }
            """,
            right: """
                lifecycle:
                  phases: [{ triage: { begins: acknowledged } }, mend]
                  checklists: { triage: { within: 5m, items: [Find out who is affected] } }
                """),
        calm(
            .unkeptRecord, .warning, at: "P1",
            """
            severities: { P1: { means: Loss of the integrity of legal evidence, ladder: p1, acknowledge_within: 15m }, P2: {} }
            """,
            right: """
                runbook:
                  name: Shop
                  timezone: Europe/Stockholm
                  operators: screen
                  evidence: Dana keeps a backup a week, and the head of 'runbell verify', in the vault of the auditors for seven years
                severities: { P1: { means: Loss of the integrity of legal evidence, ladder: p1, acknowledge_within: 15m }, P2: {} }
                """),
    ]
}
