import Runbooks

extension FindingCase {
    /// How an incident is worked on.
    static let work: [FindingCase] = [
        FindingCase(
            .badLetter, at: "A/X",
            """
            lifecycle: { phases: [contain] }
            raci:
              lead: { contain: A/X }
            """,
            right: """
                lifecycle: { phases: [contain] }
                raci:
                  lead: { contain: A/R }
                """),
        FindingCase(
            .badTemplate, at: "\"{{#eta",
            """
            templates:
              news: "{{#eta}}Over by {{eta}}"
            communications: { team: { to: screen, template: news } }
            """,
            right: """
                templates:
                  news: "{{#eta}}Over by {{eta}}{{/eta}}"
                communications: { team: { to: screen, template: news } }
                """),
        FindingCase(
            .unknownField, at: "\"Now",
            """
            templates:
              news: "Now {{serverity}}: {{title}}"
            communications: { team: { to: screen, template: news } }
            """,
            right: """
                templates:
                  news: "Now {{severity}}: {{title}}"
                communications: { team: { to: screen, template: news } }
                """),
        FindingCase(
            .unknownName, .warning, at: "privacy breech",
            """
            facts: { privacy breach: { means: Personal data leaked } }
            clocks: { authority: { starts: privacy breech, owner: lead, within: 72h } }
            """,
            right: """
                facts: { privacy breach: { means: Personal data leaked } }
                clocks: { authority: { starts: privacy breach, owner: lead, within: 72h } }
                """),
        FindingCase(
            .unknownName, at: "contian",
            """
            lifecycle:
              phases: [detect, contain]
              checklists: { contian: [Roll back] }
            """,
            right: """
                lifecycle:
                  phases: [detect, contain]
                  checklists: { contain: [Roll back] }
                """),
        FindingCase(
            .unknownName, at: "mitigatd",
            """
            escalations: { unstable: { unless: mitigatd, within: 30m, page: lead } }
            """,
            right: """
                escalations: { unstable: { unless: mitigated, within: 30m, page: lead } }
                """),
        FindingCase(
            .missingKey, at: "unstable",
            """
            escalations: { unstable: { within: 30m } }
            """,
            right: """
                escalations: { unstable: { within: 30m, propose: Roll back the last deploy } }
                """),
        FindingCase(
            .missingKey, at: "authority",
            """
            clocks: { authority: { starts: privacy breach, owner: lead } }
            """,
            right: """
                clocks: { authority: { starts: privacy breach, owner: lead, within: 72h } }
                """),
        FindingCase(
            .missingKey, at: "{ ask",
            """
            triage: { questions: [{ ask: Is personal data affected? }] }
            """,
            right: """
                triage: { questions: [{ ask: "Is personal data affected?", yes: { severity: P1 } }] }
                """),
        FindingCase(
            .writtenTwice, at: "contain] }",
            """
            lifecycle: { phases: [contain, recover, contain] }
            """,
            right: """
                lifecycle: { phases: [contain, recover] }
                """),
        FindingCase(
            .notTogether, at: "by:",
            """
            communications: { team: { to: screen, by: [email] } }
            """,
            right: """
                communications: { team: { to: lead, by: [email] } }
                """),
        FindingCase(
            .nobodyAccountable, .warning, at: "contain]",
            """
            lifecycle: { phases: [contain] }
            raci:
              lead: { contain: R }
            """,
            right: """
                lifecycle: { phases: [contain] }
                raci:
                  lead: { contain: A/R }
                """),
        FindingCase(
            .severalAccountable, .warning, at: "contain]",
            """
            lifecycle: { phases: [contain] }
            raci:
              lead: { contain: A/R }
              ana:  { contain: A when P1 }
            """,
            right: """
                lifecycle: { phases: [contain] }
                raci:
                  lead: { contain: A/R unless P1 }
                  ana:  { contain: A when P1 }
                """),
        FindingCase(
            .unfilledRole, .note, at: "scribe",
            """
            roles: { scribe: { does: Writes down what happens } }
            """,
            right: """
                roles: { scribe: { does: Writes down what happens, backup: lead } }
                """),
        FindingCase(
            .oneForTwo, .warning, at: "backup",
            """
            roles: { scribe: { default: ana, backup: ana } }
            """,
            right: """
                roles: { scribe: { default: ana, backup: bo } }
                """),
        FindingCase(
            .oneForTwo, at: "[scribe]",
            """
            roles: { scribe: { default: ana, apart_from: [scribe] } }
            """,
            right: """
                roles: { scribe: { default: ana, apart_from: [commander] }, commander: { default: bo } }
                """),
        FindingCase(
            .oneForTwo, .warning, at: "approve",
            """
            communications: { customers: { to: subscribers, owner: lead, approve: lead } }
            """,
            right: """
                communications: { customers: { to: subscribers, owner: lead, approve: ana } }
                """),
        FindingCase(
            .ownerNotNeeded, .warning, at: "owner: writer",
            """
            roles: { writer: { default: ana, for: [P1] } }
            communications: { customers: { to: subscribers, owner: writer } }
            """,
            right: """
                roles: { writer: { default: ana, for: [P1] } }
                communications: { customers: { to: subscribers, owner: writer, for: [P1] } }
                """),
        FindingCase(
            .twoCadences, .warning, at: "every: 30m",
            """
            severities: { P1: { ladder: p1, update_every: 15m } }
            communications: { team: { to: screen, every: 30m } }
            """,
            right: """
                severities: { P1: { ladder: p1, update_every: 15m } }
                communications: { team: { to: screen } }
                """),
        FindingCase(
            .twoCadences, .note, at: "every: 30m",
            """
            severities: { P1: { ladder: p1, update_every: 15m } }
            communications: { bosses: { to: lead, every: 30m }, team: { to: screen } }
            """,
            right: """
                severities: { P1: { ladder: p1, update_every: 15m } }
                communications: { bosses: { to: lead }, team: { to: screen } }
                """),
        FindingCase(
            .uncarriedUpdates, .warning, at: "update_every",
            """
            severities: { P1: { ladder: p1, update_every: 15m } }
            communications: { team: { to: screen, for: { not: { severity: P1 } } } }
            """,
            right: """
                severities: { P1: { ladder: p1, update_every: 15m } }
                communications: { team: { to: screen, for: [P1] } }
                """),
        FindingCase(
            .uncarriedUpdates, .warning, at: "status_page",
            """
            severities: { P1: { ladder: p1, status_page: after 1h } }
            """,
            right: """
                severities: { P1: { ladder: p1, status_page: after 1h } }
                communications: { customers: { to: status_page } }
                """),
        FindingCase(
            .warnTooLate, .warning, at: "72h]",
            """
            clocks: { authority: { starts: privacy breach, owner: lead, warn: [24h, 72h], within: 48h } }
            """,
            right: """
                clocks: { authority: { starts: privacy breach, owner: lead, warn: [24h, 44h], within: 48h } }
                """),
        FindingCase(
            .warnTooLate, .warning, at: "72h], stages",
            """
            contacts: { authority: { phone: "+46 8 657 61 00" } }
            clocks:
              authority:
                { starts: breach, owner: lead, warn: [24h, 72h], stages: { officer: { within: 4h }, notice: { within: 72h, tell: authority } } }
            """,
            right: """
                contacts: { authority: { phone: "+46 8 657 61 00" } }
                clocks:
                  authority:
                    { starts: breach, owner: lead, warn: [24h, 66h], stages: { officer: { within: 4h }, notice: { within: 72h, tell: authority } } }
                """),
        FindingCase(
            .noResolvedStatus, .warning, at: "{ Working",
            """
            lifecycle: { statuses: { Working: investigating, Watching: monitoring } }
            """,
            right: """
                lifecycle: { statuses: { Working: investigating, Over: resolved } }
                """),
        FindingCase(
            .escalationBeforeAnswer, .warning, at: "impatient",
            """
            severities: { P1: { ladder: p1, acknowledge_within: 15m } }
            escalations: { impatient: { from: raised, within: 5m, page: bo } }
            """,
            right: """
                severities: { P1: { ladder: p1, acknowledge_within: 15m } }
                escalations: { impatient: { from: raised, within: 20m, page: bo } }
                """),
        FindingCase(
            .nothingToRaise, .warning, at: "lasting",
            """
            severities: { P1: { ladder: p1 }, P2: {} }
            escalations: { lasting: { from: raised, within: 30m, raise: P2, for: [P1] } }
            """,
            right: """
                severities: { P1: { ladder: p1 }, P2: {} }
                escalations: { lasting: { from: raised, within: 30m, raise: P1, for: [P2] } }
                """),
        FindingCase(
            .badName, at: "\"OPS-{year}\"", "runbook: { name: Shop, operators: screen, incidents: { id: \"OPS-{year}\" } }",
            right: "runbook: { name: Shop, operators: screen, incidents: { id: \"OPS-{year}-{number}\" } }"),
        FindingCase(
            .nobodyNew, .note, at: "again",
            """
            ladders: { p1: [{ page: bo }, { at: 5m, page: ana }] }
            facts: { help asked for: {} }
            escalations: { again: { within: 30m, page: bo } }
            """,
            right: """
                ladders: { p1: [{ page: bo }, { at: 5m, page: ana }] }
                facts: { help asked for: {} }
                escalations: { again: { from: help asked for, within: 30m, page: bo } }
                """),
        FindingCase(
            .unusedTemplate, .note, at: "news",
            """
            templates: { news: "{{title}}" }
            """,
            right: """
                templates: { news: "{{title}}" }
                communications: { team: { to: screen, template: news } }
                """),
        FindingCase(
            .badName, at: "recover:",
            """
            severities: { P1: { ladder: p1, recover_within: 2h } }
            escalations: { recover: { within: 30m, page: bo } }
            """,
            right: """
                severities: { P1: { ladder: p1, recover_within: 2h } }
                escalations: { unstable: { within: 30m, page: bo } }
                """),
        FindingCase(
            .ambiguousName, at: "lead, for",
            """
            roles: { lead: { default: ana } }
            communications: { customers: { to: subscribers, owner: lead, for: [P1] } }
            """,
            right: """
                roles: { leader: { default: ana } }
                communications: { customers: { to: subscribers, owner: leader, for: [P1] } }
                """),
        FindingCase(
            .unknownName, at: "leed",
            """
            lifecycle: { phases: [contain] }
            raci:
              leed: { contain: A/R }
            """,
            right: """
                lifecycle: { phases: [contain] }
                raci:
                  lead: { contain: A/R }
                """),
        FindingCase(
            .unreachable, at: "ana: { slack",
            """
            people:
              ana: { slack: U01 }
              bo: { email: bo@shop.example }
            seats: { lead: [bo] }
            schedules: {}
            ladders: { p1: [{ page: bo, repeat: { every: 5m, times: 1 } }] }
            runbook: { name: Shop, owner: lead }
            roles: { commander: { default: bo, backup: ana } }
            connections: { mail: { kind: smtp, url: env:SMTP_URL, from: oncall@shop.example } }
            """,
            right: """
                people:
                  ana: { email: ana@shop.example }
                  bo: { email: bo@shop.example }
                seats: { lead: [bo] }
                schedules: {}
                ladders: { p1: [{ page: bo, repeat: { every: 5m, times: 1 } }] }
                runbook: { name: Shop, owner: lead }
                roles: { commander: { default: bo, backup: ana } }
                connections: { mail: { kind: smtp, url: env:SMTP_URL, from: oncall@shop.example } }
                """),
    ]
}
