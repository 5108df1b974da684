import Runbooks

extension FindingCase {
    /// What keeps an alert from coming in, a page from going out, and turns from being turns.
    static let reaching: [FindingCase] = [
        FindingCase(
            .unreachable, .warning, at: "call after 3m",
            """
            people:
              ana: { email: ana@shop.example, reach: [email, call after 3m] }
              bo: { email: bo@shop.example }
            """,
            right: """
                people:
                  ana: { email: ana@shop.example, phone: "+46700000001", reach: [email, call after 3m] }
                  bo: { email: bo@shop.example }
                """),
        FindingCase(
            .unreachable, at: "call after 3m",
            """
            people:
              ana: { email: ana@shop.example, reach: [email, call after 3m] }
              bo: { email: bo@shop.example }
            connections:
              screen: { kind: capture }
              phone: { kind: twilio, account: env:TWILIO_ACCOUNT, token: env:TWILIO_TOKEN, from: env:TWILIO_NUMBER }
            """,
            right: """
                people:
                  ana: { email: ana@shop.example, phone: "+46700000001", reach: [email, call after 3m] }
                  bo: { email: bo@shop.example }
                connections:
                  screen: { kind: capture }
                  phone: { kind: twilio, account: env:TWILIO_ACCOUNT, token: env:TWILIO_TOKEN, from: env:TWILIO_NUMBER }
                """),
        FindingCase(
            .noSources, .warning, at: "routes",
            """
            sources: {}
            routes: [{ match: {}, service: api }]
            """,
            right: """
                sources: { prom: { kind: alertmanager, key: env:PROM_KEY } }
                routes: [{ match: {}, service: api }]
                """),
        FindingCase(
            .noSeverities, .warning, at: "sources",
            """
            sources: { prom: { kind: alertmanager, key: env:PROM_KEY } }
            severities: {}
            ladders: {}
            """,
            right: """
                sources: { prom: { kind: alertmanager, key: env:PROM_KEY } }
                severities: { P1: { ladder: up } }
                ladders: { up: [{ page: ana }] }
                """),
        FindingCase(
            .badSpan, at: "1 minute",
            """
            schedules: { primary: { layers: [{ rotate: [ana, bo], every: 1 minute, from: 2026-01-05 09:00 }] } }
            """,
            right: """
                schedules: { primary: { layers: [{ rotate: [ana, bo], every: 1h, from: 2026-01-05 09:00 }] } }
                """),
    ]
}
