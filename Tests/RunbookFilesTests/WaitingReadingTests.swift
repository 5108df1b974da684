import RunbookFiles
import Runbooks
import Testing
import Vocabulary

@Suite("What incidents are called, and what has to last, is read")
struct WaitingReadingTests {
    @Test("names, waits, limits and watches are what their keys say")
    func keys() throws {
        let reading = Book.read(
            """
            runbook: { name: Shop, operators: screen, incidents: { id: "OPS-{year}-{number:4}" } }
            routes: [{ match: { labels.kind: noise }, service: api, lasts: 10m }, { match: {}, service: api }]
            sources: { prom: { kind: alertmanager, key: env:PROM_KEY, severities: [P2] } }
            escalations: { lasting: { for: [P2], from: raised, within: 30m, raise: P1 } }
            facts: { small: {} }
            lifecycle:
              observe:
                - { for: 5m, from: mitigated, when: { fact: small } }
                - { for: { P1: 30m }, from: mitigated }
                - { for: 24h }
            """)
        let book = try #require(reading.runbook, "\(reading.diagnostics.map(\.description))")
        #expect(book.naming == IncidentNaming("OPS-{year}-{number:4}"))
        #expect(book.routes.map(\.lasts) == [.minutes(10), nil])
        #expect(book.sources["prom"]?.severities == ["P2"])
        #expect(book.escalations.map(\.raise) == ["P1"])
        #expect(book.lifecycle.observations.map(\.from) == [.mitigated, .mitigated, .resolved])
        #expect(book.duties.count { $0.name == .watch && !$0.isPromise } == 2)
    }

    @Test("tickets, several who agree and terms that count back are read")
    func others() throws {
        let reading = Book.read(
            """
            ladders: { p1: [{ page: primary }, { at: 10m, ticket: "screen:tracker" }] }
            communications:
              distributors: { to: bo, before: release planned, within: 1 week, approve: { of: [ana, lead], at_least: 2 } }
              all: { to: screen, approve: [ana, bo] }
            clocks: { notice: { before: release planned, owner: lead, within: 2 days, warn: 1 day } }
            """)
        let book = try #require(reading.runbook, "\(reading.diagnostics.map(\.description))")
        #expect(book.ladders["p1"]?.rungs.last?.action == .ticket(Audience(connection: "screen", destination: "tracker")))
        #expect(
            book.communications.map(\.approve) == [
                Approval([.person("ana"), .seat("lead")], atLeast: 2), Approval([.person("ana"), .person("bo")]),
            ])
        #expect(book.communications.map(\.isCountedBack) == [true, false])
        #expect(book.clocks[0].stages.map(\.isCountedBack) == [true])
        #expect(book.facts.map(\.isPlanned) == [true, false])
    }

    @Test(
        "a clock that starts by itself makes no fact of the word it starts with",
        arguments: ["declared", "raised", "mitigated", "review published"]
    )
    func startsByItself(word: String) throws {
        let reading = Book.read("clocks: { notice: { starts: \(word), owner: lead, within: 72h } }")
        let book = try #require(reading.runbook, "\(reading.diagnostics.map(\.description))")
        #expect(book.facts.isEmpty)
        #expect(book.clocks[0].stages.map(\.starts.words) == [["declared": "raised", "review published": "review published"][word] ?? word])
    }
}
