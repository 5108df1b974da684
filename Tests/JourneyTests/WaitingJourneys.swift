import Engine
import Rehearsal
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary

@Suite("From an alert to an incident that waits, is limited, or has a name")
struct WaitingJourneys {
    let start = Moment("2026-03-02T02:00:00Z")

    private func runbook() -> Runbook {
        SmallTeam.runbook {
            $0.routes[0].lasts = .minutes(10)
            $0.routes.insert(Route(match: .fact(.label("alertname"), [.exactly("Fire")]), service: "api"), at: 0)
            $0.grouping = Grouping(by: [.service], storm: nil)
            $0.naming = IncidentNaming("SHOP-{year}-{number:3}")
        }
    }

    @Test("what has to last wakes nobody before it has, and nobody at all when it ends")
    func lasts() async throws {
        let world = World(runbook(), at: start, people: [SmallTeam.ana: .acknowledges(after: .seconds(30))])
        try await world.dispatcher.receive([SmallTeam.alert("a-1")])
        try await world.run(for: .minutes(9))
        #expect(world.pages(since: start) == [])
        try await world.run(for: .minutes(3))
        #expect(world.pages(since: start) == ["10m ana push"])
        let other = World(runbook(), at: start)
        try await other.dispatcher.receive([SmallTeam.alert("a-1")])
        try await other.run(for: .minutes(5))
        try await other.dispatcher.receive([SmallTeam.alert("a-1", status: .resolved)])
        try await other.run(for: .hours(1))
        #expect(other.pages(since: start) == [])
        #expect(try await other.onlyIncident()?.phase.isOpen == false)
    }

    @Test("what joins and counts at once ends the wait; together with it, nothing waits")
    func countsAtOnce() async throws {
        let world = World(runbook(), at: start, people: [SmallTeam.ana: .acknowledges(after: .seconds(30))])
        try await world.dispatcher.receive([SmallTeam.alert("a-1")])
        try await world.run(for: .minutes(2))
        try await world.dispatcher.receive([SmallTeam.alert("a-2", name: "Fire")])
        try await world.run(for: .minutes(20))
        #expect(world.pages(since: start) == ["2m ana push"])
        let both = World(runbook(), at: start, people: [SmallTeam.ana: .acknowledges(after: .seconds(30))])
        try await both.dispatcher.receive([SmallTeam.alert("a-1"), SmallTeam.alert("a-2", name: "Fire")])
        try await both.run(for: .minutes(20))
        #expect(both.pages(since: start) == ["0m ana push"])
    }

    @Test("a source raises no more than it may, and the incident says what it would have been")
    func limited() async throws {
        let runbook = SmallTeam.runbook {
            $0.sources["prometheus"] = Source(name: "prometheus", kind: .alertmanager, key: .plain("k"))
            $0.sources["prometheus"]?.severities = ["P4"]
        }
        let world = World(runbook, at: start)
        try await world.dispatcher.receive([SmallTeam.alert("a-1")])
        try await world.run(for: .minutes(20))
        #expect(world.pages(since: start) == [])
        #expect(try await world.onlyIncident()?.severityBecause == .limited("prometheus", wanted: "P1"))
    }

    @Test("the name the runbook gives is in the list, too")
    func name() async throws {
        let world = World(runbook(), at: start)
        try await world.dispatcher.receive([SmallTeam.alert("a-2", name: "Fire")])
        #expect(try await world.journal.incidents(IncidentQuery()).map(\.name) == ["SHOP-2026-001"])
    }
}
