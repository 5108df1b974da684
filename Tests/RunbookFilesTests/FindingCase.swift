import Runbooks
import Testing

/// A few lines of a runbook that have one finding, and the same lines without it. The reference page of findings is made of these.
struct FindingCase: Sendable, CustomTestStringConvertible {
    let code: DiagnosticCode
    let severity: Diagnostic.Severity
    /// The text it is found at: where this first stands in the lines.
    let needle: String
    let wrong: String
    let right: String
    /// What the wrong text is, where it is not a few lines of a runbook.
    var form = Form.lines
    /// What the page has in place of a wrong text that nobody wants to read.
    var shown: String?

    enum Form: Sendable { case lines, folder, latin1, scenario }

    init(_ code: DiagnosticCode, _ severity: Diagnostic.Severity = .error, at needle: String, _ wrong: String, right: String) {
        self.code = code
        self.severity = severity
        self.needle = needle
        self.wrong = wrong
        self.right = right
    }

    /// Line and column of the needle, counted from 1.
    var place: [Int] {
        let before = wrong[..<(wrong.firstRange(of: needle)?.lowerBound ?? wrong.startIndex)]
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        return [lines.count, (lines.last?.count ?? 0) + 1]
    }

    var testDescription: String { "\(code) \(code.title)" }

    static let all = files + reaching + text + keys + names + values + secrets + meaning + work + playbooks + learning

    static let text: [FindingCase] = [
        FindingCase(
            .notYAML, at: ": [bo",
            """
            seats:
              lead: [ana: bo
              cto: [bo
            """,
            right: """
                seats:
                  lead: [ana, bo]
                  cto: [bo, ana]
                """),
        FindingCase(
            .tab, at: "\tlead",
            """
            seats:
            \tlead: [ana, bo]
            """,
            right: """
                seats:
                  lead: [ana, bo]
                """),
        FindingCase(.anchor, at: "&us", "seats: { lead: &us [ana, bo], cto: *us }", right: "seats: { lead: [ana, bo], cto: [ana, bo] }"),
        FindingCase(
            .severalDocuments, at: "---",
            """
            seats: { lead: [ana, bo] }
            ---
            """,
            right: """
                seats: { lead: [ana, bo] }
                """),
        FindingCase(.tagged, at: "!leads", "seats: { lead: !leads [ana, bo] }", right: "seats: { lead: [ana, bo] }"),
        FindingCase(
            .tooDeep, at: String(repeating: "[", count: 9) + "]", "seats: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
            right: "seats: { lead: [ana, bo] }"),
    ]

    static let keys: [FindingCase] = [
        FindingCase(.unknownKey, at: "ownr", "services: { api: { ownr: lead } }", right: "services: { api: { owner: lead } }"),
        FindingCase(
            .unknownKey, at: "team: pay",
            """
            routes: [{ match: { team: pay }, service: api }, { match: {}, service: api }]
            """,
            right: """
                routes: [{ match: { labels.team: pay }, service: api }, { match: {}, service: api }]
                """),
        FindingCase(
            .writtenTwice, at: "lead: [bo",
            """
            seats:
              lead: [ana, bo]
              lead: [bo, ana]
            """,
            right: """
                seats:
                  lead: [ana, bo]
                  cto: [bo, ana]
                """),
        FindingCase(.missingKey, at: "{ match", "routes: [{ match: {} }]", right: "routes: [{ match: {}, service: api }]"),
        FindingCase(.wrongShape, at: "{ match", "routes: { match: {}, service: api }", right: "routes: [{ match: {}, service: api }]"),
        FindingCase(
            .notYetSupported, at: "language",
            """
            people: { ana: { email: ana@shop.example, language: sv }, bo: { email: bo@shop.example } }
            """,
            right: """
                people: { ana: { email: ana@shop.example }, bo: { email: bo@shop.example } }
                """),
        FindingCase(
            .notTogether, at: "in: screen",
            """
            ladders: { p1: [{ page: primary }, { at: 10m, page: lead, in: screen }] }
            """,
            right: """
                ladders: { p1: [{ page: primary }, { at: 10m, page: lead }] }
                """),
        FindingCase(.wrongVersion, at: "7", "runbell: 7", right: "runbell: 1"),
    ]

    static let names: [FindingCase] = [
        FindingCase(
            .unknownName, at: "primray",
            """
            ladders: { p1: [{ page: primray }, { at: 10m, page: lead }] }
            """,
            right: """
                ladders: { p1: [{ page: primary }, { at: 10m, page: lead }] }
                """),
        FindingCase(
            .ambiguousName, at: "ana }, { at",
            """
            seats: { ana: [bo, ana] }
            ladders: { p1: [{ page: ana }, { at: 10m, page: bo }] }
            services: { api: {} }
            """,
            right: """
                seats: { cto: [bo, ana] }
                ladders: { p1: [{ page: cto }, { at: 10m, page: ana }] }
                services: { api: {} }
                """),
        FindingCase(.badName, at: "\"api", "services: { \"api/v2\": {}, api: {} }", right: "services: { api-v2: {}, api: {} }"),
    ]

    static let values: [FindingCase] = [
        FindingCase(.badSpan, at: "5 mn", "grouping: { within: 5 mn }", right: "grouping: { within: 5m }"),
        FindingCase(
            .badSpan, at: "10s", "ladders: { p1: [{ page: primary, repeat: { every: 10s, times: 3 } }] }",
            right: "ladders: { p1: [{ page: primary, repeat: { every: 1m, times: 3 } }] }"),
        FindingCase(
            .badTarget, at: "asap",
            """
            severities: { P1: { ladder: p1, acknowledge_within: asap } }
            """,
            right: """
                severities: { P1: { ladder: p1, acknowledge_within: 15m } }
                """),
        FindingCase(
            .badTime, at: "2026-02",
            """
            quiet: { move: { for: 2h, when: 2026-02-30 22:00, why: New disks } }
            """,
            right: """
                quiet: { move: { for: 2h, when: 2026-03-01 22:00, why: New disks } }
                """),
        FindingCase(
            .badHours, at: "Mon-Fri",
            """
            runbook: { name: Shop, operators: screen, business_hours: Mon-Fri 9 to 5 }
            """,
            right: """
                runbook: { name: Shop, operators: screen, business_hours: Mon-Fri 09:00-17:00 }
                """),
        FindingCase(
            .badZone, at: "CET",
            """
            runbook: { name: Shop, operators: screen, timezone: CET+1 }
            """,
            right: """
                runbook: { name: Shop, operators: screen, timezone: Europe/Stockholm }
                """),
        FindingCase(
            .badPattern, at: "/pay(",
            """
            routes: [{ match: { labels.team: /pay(/ }, service: api }, { match: {}, service: api }]
            """,
            right: """
                routes: [{ match: { labels.team: /pay.*/ }, service: api }, { match: {}, service: api }]
                """),
        FindingCase(
            .badWord, at: "high",
            """
            severities: { P1: { ladder: p1, urgency: high } }
            """,
            right: """
                severities: { P1: { ladder: p1, urgency: urgent } }
                """),
        FindingCase(
            .badNumber, at: "many",
            """
            ladders: { p1: { rounds: many, rungs: [{ page: primary }, { at: 5m, page: lead }] } }
            """,
            right: """
                ladders: { p1: { rounds: 3, rungs: [{ page: primary }, { at: 5m, page: lead }] } }
                """),
        FindingCase(
            .badAddress, at: "ana }, bo",
            """
            people: { ana: { email: ana }, bo: { email: bo@shop.example } }
            """,
            right: """
                people: { ana: { email: ana@shop.example }, bo: { email: bo@shop.example } }
                """),
        FindingCase(
            .badCondition, at: "severity",
            """
            routes: [{ match: { severity: P1 }, service: api }, { match: {}, service: api }]
            """,
            right: """
                routes: [{ match: { alert_severity: critical }, service: api }, { match: {}, service: api }]
                """),
        FindingCase(
            .badReach, at: "mail after",
            """
            people: { ana: { email: ana@shop.example, reach: [email, mail after 5m] }, bo: { email: bo@shop.example } }
            """,
            right: """
                people: { ana: { email: ana@shop.example, reach: [push, email after 5m] }, bo: { email: bo@shop.example } }
                """),
        FindingCase(
            .unreadableHolidays, at: "se.ics",
            """
            runbook: { name: Shop, operators: screen, holidays: [se.ics] }
            """,
            right: """
                runbook: { name: Shop, operators: screen }
                """),
    ]

    static let secrets: [FindingCase] = [
        FindingCase(
            .literalSecret, at: "hunter2",
            """
            sources: { prom: { kind: alertmanager, key: hunter2 } }
            """,
            right: """
                sources: { prom: { kind: alertmanager, key: env:PROM_KEY } }
                """),
        FindingCase(
            .badSecret, at: "\"env:",
            """
            sources: { prom: { kind: alertmanager, key: "env:" } }
            """,
            right: """
                sources: { prom: { kind: alertmanager, key: env:PROM_KEY } }
                """),
    ]

    static let meaning: [FindingCase] = [
        FindingCase(
            .unreachable, at: "ana: { slack",
            """
            people:
              ana: { slack: U01 }
              bo: { email: bo@shop.example }
            runbook: { name: Shop, owner: lead }
            connections: { mail: { kind: smtp, url: env:SMTP_URL, from: oncall@shop.example } }
            """,
            right: """
                people:
                  ana: { email: ana@shop.example }
                  bo: { email: bo@shop.example }
                runbook: { name: Shop, owner: lead }
                connections: { mail: { kind: smtp, url: env:SMTP_URL, from: oncall@shop.example } }
                """),
        FindingCase(
            .uncarriedWay, at: "sms",
            """
            runbook: { name: Shop, owner: lead }
            ladders: { p1: [{ page: primary, by: [email, sms] }, { at: 10m, page: lead }] }
            connections: { mail: { kind: smtp, url: env:SMTP_URL, from: oncall@shop.example } }
            """,
            right: """
                runbook: { name: Shop, owner: lead }
                ladders: { p1: [{ page: primary, by: [email] }, { at: 10m, page: lead }] }
                connections: { mail: { kind: smtp, url: env:SMTP_URL, from: oncall@shop.example } }
                """),
        FindingCase(
            .promiseWithoutLadder, .warning, at: "acknowledge_within",
            """
            severities: { P1: { ladder: p1 }, P2: { acknowledge_within: 1h } }
            """,
            right: """
                severities: { P1: { ladder: p1 }, P2: { acknowledge_within: none } }
                """),
        FindingCase(
            .noCatchAll, at: "routes",
            """
            routes: [{ match: { labels.team: pay }, service: api }]
            """,
            right: """
                routes: [{ match: { labels.team: pay }, service: api }, { match: {}, service: api }]
                """),
        FindingCase(
            .rungsOutOfOrder, at: "{ at: 5m",
            """
            ladders: { p1: [{ at: 10m, page: primary }, { at: 5m, page: lead }] }
            """,
            right: """
                ladders: { p1: [{ at: 5m, page: primary }, { at: 10m, page: lead }] }
                """),
        FindingCase(
            .emptySchedule, at: "primary",
            """
            schedules: { primary: { layers: [] } }
            """,
            right: """
                schedules: { primary: { layers: [{ rotate: [ana, bo], every: 1 week, from: 2026-01-05 09:00 }] } }
                """),
        FindingCase(.noBackup, .note, at: "lead", "seats: { lead: [bo] }", right: "seats: { lead: [bo, ana] }"),
        FindingCase(
            .fallbackCircle, at: "fallback: two",
            """
            connections:
              one: { kind: webhook, url: env:ONE, secret: env:S1, fallback: two }
              two: { kind: webhook, url: env:TWO, secret: env:S2, fallback: one }
              screen: { kind: capture }
            """,
            right: """
                connections:
                  one: { kind: webhook, url: env:ONE, secret: env:S1, fallback: two }
                  two: { kind: webhook, url: env:TWO, secret: env:S2 }
                  screen: { kind: capture }
                """),
        FindingCase(
            .deadRoute, .warning, at: "{ match: { labels",
            """
            routes: [{ match: {}, service: api }, { match: { labels.team: pay }, service: api }]
            """,
            right: """
                routes: [{ match: { labels.team: pay }, service: api }, { match: {}, service: api }]
                """),
        FindingCase(
            .noEnd, .warning, at: "immediately",
            """
            severities: { P1: { ladder: p1, acknowledge_within: immediately } }
            """,
            right: """
                severities: { P1: { ladder: p1, acknowledge_within: "immediately, at most 15m" } }
                """),
        FindingCase(
            .escalationBeforePromise, .warning, at: "unstable",
            """
            escalations:
              unstable: { within: 30m, page: lead }
            severities:
              P1: { ladder: p1, recover_within: 1h }
              P3: { recover_within: 2 business days }
            """,
            right: """
                escalations:
                  unstable: { for: { severity: P1 }, within: 30m, page: lead }
                severities:
                  P1: { ladder: p1, recover_within: 1h }
                  P3: { recover_within: 2 business days }
                """),
        FindingCase(
            .nobodyNew, .note, at: "{ at: 5m",
            """
            ladders:
              p1: [{ page: lead }, { at: 5m, page: bo }]
            """,
            right: """
                ladders:
                  p1: [{ page: lead }, { at: 5m, page: ana }]
                """),
        FindingCase(
            .quietForever, at: "1d, every",
            """
            quiet: [{ when: 2026-03-01 22:00, for: 1d, every: 1 day, why: Nightly copy }]
            """,
            right: """
                quiet: [{ when: 2026-03-01 22:00, for: 2h, every: 1 day, why: Nightly copy }]
                """),
        FindingCase(
            .scheduleEnds, .warning, at: "primary",
            """
            schedules:
              primary: { layers: [{ rotate: [ana, bo], every: 1 week, from: 2026-01-05 09:00, until: 2026-07-06 09:00 }] }
            """,
            right: """
                schedules:
                  primary: { layers: [{ rotate: [ana, bo], every: 1 week, from: 2026-01-05 09:00 }] }
                """),
        FindingCase(.noOperators, .warning, at: "runbook", "runbook: { name: Shop }", right: "runbook: { name: Shop, owner: lead }"),
    ]
}
