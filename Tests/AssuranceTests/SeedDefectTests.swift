import Assurance
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

/// Five documents as they were written, each with the mistakes that somebody found by hand.
@Suite("Mistakes of real documents")
struct SeedDefectTests {
    struct Document: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        /// What is found, and in which clause's words.
        let found: [(DiagnosticCode, String)]
    }

    private static let rest = """

        connections: { mail: { kind: capture } }
        services: { api: {} }
        routes: [{ match: {}, service: api }]
        sources: { prom: { kind: alertmanager, key: env:PROM_KEY } }

        """

    private static let governance = """
        runbell: 1
        runbook: { name: Governance, timezone: UTC, operators: mail }
        people: { ana: { email: ana@g.example }, bo: { email: bo@g.example }, cy: { email: cy@g.example } }
        schedules: { primary: { layers: [{ rotate: [ana, bo], every: 1 week, from: 2026-01-05 09:00 }] } }
        seats: { manager: [cy, bo] }
        severities: { P0: { ladder: matrix, acknowledge_within: 5m } }
        ladders: { matrix: [{ page: primary }, { at: 30m, page: manager }] }
        """

    static let documents = [
        Document(
            testDescription: "three severities",
            text: """
                runbell: 1
                runbook: { name: Three severities, timezone: UTC, operators: mail }
                people: { ana: { email: ana@saas.example }, bo: { email: bo@saas.example }, cy: { email: cy@saas.example } }
                seats: { engineering-lead: [cy, bo], cto: [bo, cy] }
                schedules: { on-call: { layers: [{ rotate: [ana, bo], every: 1 week, from: 2026-01-05 10:00 }] } }
                severities:
                  Sev-1: { ladder: all, acknowledge_within: "immediately, at most 10m" }
                  Sev-3: { ladder: all, urgency: normal, acknowledge_within: same business day }
                ladders: { all: [{ page: on-call }, { at: 5m, page: engineering-lead }] }
                escalations: { cannot-stabilise: { within: 30m, page: [engineering-lead, cto] } }
                contacts: { data protection officer: { email: dpo@saas.example } }
                clocks: { gdpr: { starts: declared, owner: engineering-lead, within: 72h, tell: data protection officer } }
                """,
            found: [(.escalationBeforePromise, "Sev-3"), (.clockUsedUp, "data protection officer")]),
        Document(
            testDescription: "a small team",
            text: """
                runbell: 1
                runbook: { name: Small team, timezone: UTC, operators: mail }
                people: { dev: { email: dev@small.example }, boss: { email: boss@small.example } }
                seats: { on-call: [dev], cto: [boss] }
                contacts: { infrastructure: { for: Servers } }
                severities:
                  SEV-1: { ladder: up, acknowledge_within: 15m }
                  SEV-3: { ladder: up, acknowledge_within: 4h }
                ladders: { up: [{ page: on-call }, { at: 5m, page: cto }] }
                triage: { severity_within: 5m }
                lifecycle: { phases: [triage, mitigation], checklists: { triage: { within: 5m, items: [Acknowledge the alert] } } }
                templates: { news: "ðŸš¨ INCIDENT: {{title}}" }
                communications: { team: { to: mail, template: news } }
                """,
            found: [
                (.noBackup, "on-call"), (.placeholder, "infrastructure"), (.dueBeforeAnswer, "SEV-1"),
                (.dueBeforeAnswer, "checklist of 'triage'"), (.garbled, "encoding"),
            ]),
        Document(
            testDescription: "a small team whose contacts have a line where the backup should be",
            text: """
                runbell: 1
                runbook: { name: Small team, timezone: UTC, operators: mail }
                people: { dev: { email: dev@small.example }, boss: { email: boss@small.example } }
                seats: { on-call: [dev, boss] }
                contacts:
                  security: { email: security@small.example, backup: "-" }
                  infrastructure: { email: "-" }
                severities: { SEV-1: { ladder: up, acknowledge_within: 15m } }
                ladders: { up: [{ page: on-call, repeat: { every: 5m, times: 1 } }] }
                """,
            found: [(.placeholder, "'-' was never filled in")]),
        Document(
            testDescription: "a small team that escalates some time",
            text: """
                runbell: 1
                runbook: { name: Small team, timezone: UTC, operators: mail }
                people: { dev: { email: dev@small.example }, boss: { email: boss@small.example } }
                seats: { on-call: [dev, boss], cto: [boss, dev] }
                severities: { SEV-3: { ladder: up } }
                ladders: { up: [{ page: on-call }] }
                escalations: { sev-3: { for: { severity: SEV-3 }, unless: resolved, page: [cto] } }
                """,
            found: [(.missingKey, "")]),
        Document(
            testDescription: "RACI and drills",
            text: """
                runbell: 1
                runbook: { name: RACI, timezone: Europe/Stockholm, operators: mail }
                people: { ana: { email: a@p.example }, bo: { email: b@p.example }, cy: { email: c@p.example }, dana: { email: d@p.example } }
                seats: { devops-lead: [bo], security-lead: [cy], cto: [cy, dana], ceo: [dana, cy], on-call engineer: [ana, cy] }
                schedules:
                  primary: { layers: [{ rotate: [ana, cy], every: 1 week, from: 2026-01-05 09:00 }] }
                  secondary: { seat: devops-lead }
                severities:
                  P1: { ladder: p1, acknowledge_within: 5m }
                  P2: { ladder: p2, acknowledge_within: 10m }
                ladders:
                  p1: [{ page: primary }, { at: 5m, page: secondary }, { at: 10m, page: cto }]
                  p2: [{ page: primary }, { at: 10m, page: secondary }]
                lifecycle: { phases: [detect, contain, communicate] }
                raci:
                  on-call engineer: { detect: R, contain: S }
                  devops-lead: { detect: C, contain: A/R }
                  security-lead: { contain: A when P1 }
                  cto: { communicate: A unless P1 }
                  ceo: { communicate: R when P1 }
                """,
            found: [
                (.waitBreaksPromise, "'P1' promises an answer within 5m"), (.waitBreaksPromise, "'P2' promises an answer within 10m"),
                (.nobodyAccountable, "'detect'"), (.nobodyAccountable, "'communicate'"), (.severalAccountable, "'contain'"),
                (.noBackup, "'bo' alone"),
            ]),
        Document(
            testDescription: "governance", text: governance + "\ncontacts: { primary on-call: { phone: [Contact Information] } }",
            found: [(.placeholder, "Contact Information")]),
        Document(
            testDescription: "governance, with its contacts left out", text: governance,
            found: [(.waitBreaksPromise, "'P0' promises an answer within 5m")]),
        Document(
            testDescription: "roles with seats",
            text: """
                runbell: 1
                runbook: { name: Seats, timezone: UTC, operators: mail }
                people: { rohan: { email: rohan@m.example }, morgan: { email: morgan@m.example } }
                seats: { incident-commander: [rohan, morgan], technical-lead: [morgan, rohan], qa: [qa.default] }
                severities: { P1: { ladder: chain, acknowledge_within: 1h, update_every: 2h } }
                ladders: { chain: [{ page: incident-commander }, { at: 15m, page: technical-lead }, { at: 30m, page: incident-commander }] }
                communications:
                  internal: { to: mail, owner: incident-commander, every: 1h }
                  external: { to: status_page, owner: incident-commander }
                contacts: { hotline: { for: After hours, phone: to be configured } }
                tools: { monitoring: { for: Alerts and dashboards, open: "[Monitoring System]" } }
                """,
            found: [
                (.twoCadences, "2h"), (.nobodyNew, "'rohan'"), (.placeholder, "to be configured"), (.placeholder, "[Monitoring System]"),
                (.unknownName, "qa.default"),
            ]),
    ]

    @Test("are found", arguments: documents)
    func found(_ it: Document) {
        let reading = RunbookReader().read([RunbookText(path: "runbook.yaml", text: it.text + Self.rest)])
        var all = reading.diagnostics
        if let runbook = reading.runbook {
            let start = Moment(rfc3339: "2026-01-12T00:00:00Z")!
            all += Proof(of: runbook, over: start..<(start + .days(365))).findings
        }
        for (code, words) in it.found {
            let said = all.map(\.description).joined(separator: "\n")
            #expect(all.contains { $0.code == code && (words.isEmpty || $0.message.contains(words)) }, "\(code) \(words) in\n\(said)")
        }
    }
}
