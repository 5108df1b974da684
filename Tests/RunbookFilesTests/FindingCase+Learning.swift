import Runbooks

extension FindingCase {
    static let playbooks: [FindingCase] = [
        FindingCase(
            .commandText, at: "vercel rollback",
            """
            playbooks: { http-5xx: { steps: [{ run: vercel rollback, approve: lead }] } }
            """,
            right: """
                playbooks: { http-5xx: { steps: [{ run: [vercel, rollback], approve: lead }] } }
                """),
        FindingCase(
            .unapprovedStep, .warning, at: "run:",
            """
            playbooks: { http-5xx: { steps: [{ run: [vercel, rollback] }] } }
            """,
            right: """
                playbooks: { http-5xx: { steps: [{ run: [vercel, rollback], approve: lead }] } }
                """),
        FindingCase(
            .literalSecret, at: "Bearer 4f1c",
            """
            playbooks:
              flags:
                steps:
                  - { http: { url: "https://flags.shop.example", headers: { Authorization: Bearer 4f1c } } }
            """,
            right: """
                playbooks:
                  flags:
                    steps:
                      - { http: { url: "https://flags.shop.example", headers: { Authorization: env:FLAGS_TOKEN } } }
                """),
        FindingCase(
            .badCondition, at: "for:",
            """
            playbooks: { leak: { for: { all: [{ severity: P1 }, { severity: P2 }] }, steps: [Rotate the keys] } }
            """,
            right: """
                playbooks: { leak: { for: { severity: [P1, P2] }, steps: [Rotate the keys] } }
                """),
        FindingCase(
            .notTogether, at: "open:",
            """
            playbooks: { http-5xx: { steps: [{ confirm: The p95 is below 300 ms, open: "https://grafana.shop.example" }] } }
            """,
            right: """
                playbooks: { http-5xx: { steps: [{ open: "https://grafana.shop.example" }, { confirm: The p95 is below 300 ms }] } }
                """),
        FindingCase(
            .missingKey, at: "{ owner",
            """
            playbooks: { http-5xx: { steps: [{ owner: lead }] } }
            """,
            right: """
                playbooks: { http-5xx: { steps: [{ do: Revert the last release, owner: lead }] } }
                """),
        FindingCase(
            .unknownName, at: "contian",
            """
            lifecycle: { phases: [detect, contain] }
            raci: { lead: { detect: A, contain: A/R } }
            playbooks: { http-5xx: { contian: [Revert the last release] } }
            """,
            right: """
                lifecycle: { phases: [detect, contain] }
                raci: { lead: { detect: A, contain: A/R } }
                playbooks: { http-5xx: { contain: [Revert the last release] } }
                """),
        FindingCase(
            .unknownName, at: "web }",
            """
            status_page: { components: { API: { service: web } } }
            """,
            right: """
                status_page: { components: { API: { service: api } } }
                """),
    ]

    static let learning: [FindingCase] = [
        FindingCase(
            .agendaDoesNotFit, .warning, at: "agenda",
            """
            reviews: { within: 1 week, agenda: { timeline: 20m, causes: 20m }, length: 60m to 90m }
            """,
            right: """
                reviews: { within: 1 week, agenda: { timeline: 20m, causes: 20m, actions: 30m }, length: 60m to 90m }
                """),
        FindingCase(
            .noEnd, .warning, at: "reviews",
            """
            reviews: { owner: lead }
            """,
            right: """
                reviews: { owner: lead, within: 3 business days }
                """),
        FindingCase(
            .unknownField, at: "\"Review of",
            """
            reviews: { within: 1 week, title: "Review of {{incident.nummer}}" }
            """,
            right: """
                reviews: { within: 1 week, title: "Review of {{incident.number}}" }
                """),
        FindingCase(
            .unknownMeasure, at: "answered",
            """
            kpis: { answered: { target: 5m } }
            """,
            right: """
                kpis: { answered: { target: 5m, measure: mtta } }
                """),
        FindingCase(
            .badTarget, at: "5m",
            """
            kpis: { reviews_on_time: { target: 5m } }
            """,
            right: """
                kpis: { reviews_on_time: { target: "100 %" } }
                """),
        FindingCase(
            .missingFile, .warning, at: "scenarios/worst.yaml",
            """
            drills: { tabletop: { every: 1 quarter, scenario: scenarios/worst.yaml } }
            """,
            right: """
                drills: { tabletop: { every: 1 quarter, scenario: scenarios/night.yaml } }
                """),
        FindingCase(
            .badSpan, at: "often",
            """
            drills: { tabletop: { every: often } }
            """,
            right: """
                drills: { tabletop: { every: 6 months } }
                """),
        FindingCase(
            .nobodyAsked, .warning, at: "on-call",
            """
            certifications: { on-call: { who: [] } }
            """,
            right: """
                certifications: { on-call: { who: everyone on call } }
                """),
        FindingCase(
            .writtenTwice, at: "every year",
            """
            runbook: { name: Shop, owner: lead, reviewed: [every quarter, every year] }
            """,
            right: """
                runbook: { name: Shop, owner: lead, reviewed: [every quarter, { every: 1 year, what: Contacts }] }
                """),
        FindingCase(
            .placeholder, at: "[Contact Information]",
            """
            contacts: { privacy authority: { phone: [Contact Information] } }
            """,
            right: """
                contacts: { privacy authority: { phone: "+46 8 657 61 00" } }
                """),
        FindingCase(
            .placeholder, at: "to be configured",
            """
            people: { ana: { email: to be configured }, bo: { email: bo@shop.example } }
            """,
            right: """
                people: { ana: { email: ana@shop.example }, bo: { email: bo@shop.example } }
                """),
        FindingCase(
            .unknownName, at: "vendor suport",
            """
            contacts: { vendor: { phone: "+46 8 657 61 00", backup: vendor suport }, vendor support: { email: help@vendor.example } }
            """,
            right: """
                contacts: { vendor: { phone: "+46 8 657 61 00", backup: vendor support }, vendor support: { email: help@vendor.example } }
                """),
        FindingCase(
            .notTogether, at: "vendor, email",
            """
            contacts: { vendor: { backup: vendor, email: help@vendor.example } }
            """,
            right: """
                contacts: { vendor: { email: help@vendor.example } }
                """),
        FindingCase(
            .placeholder, .warning, at: "vendor",
            """
            contacts: { vendor: { for: The card terminal } }
            """,
            right: """
                contacts: { vendor: { for: The card terminal, email: help@vendor.example } }
                """),
    ]
}
