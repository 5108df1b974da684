import Engine
import Rehearsal
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary

@Suite("From an alert to a woken human")
struct PagingJourneys {
    let start = Moment("2026-03-02T02:00:00Z")

    @Test("nobody answers: the ladder is climbed to its end, by every way of every person")
    func nobodyAnswers() async throws {
        let world = World(SmallTeam.runbook(), at: start)
        try await world.dispatcher.receive([SmallTeam.alert("a-1")])
        try await world.run(for: .minutes(15))
        #expect(world.pages(since: start) == ["0m ana push", "1m ana sms", "5m bo push", "6m bo sms", "10m cy push", "11m cy sms"])
    }

    @Test("an acknowledgement stops the ladder and takes back what has not left")
    func acknowledgementStops() async throws {
        let world = World(SmallTeam.runbook(), at: start, people: [SmallTeam.ana: .acknowledges(after: .seconds(30))])
        try await world.dispatcher.receive([SmallTeam.alert("a-1")])
        try await world.run(for: .hours(1))
        #expect(world.pages(since: start) == ["0m ana push"])
        let incident = try #require(try await world.onlyIncident())
        #expect(incident.phase.word == "acknowledged")
        #expect(incident.pending.isEmpty)
    }

    @Test("the resolve that flows back ends the incident and its duties")
    func resolveFlowsBack() async throws {
        let world = World(SmallTeam.runbook(), at: start, people: [SmallTeam.bo: .acknowledges(after: .minutes(1))])
        try await world.dispatcher.receive([SmallTeam.alert("a-1"), SmallTeam.alert("a-2")])
        try await world.run(for: .minutes(20))
        try await world.dispatcher.receive([SmallTeam.alert("a-1", status: .resolved)])
        #expect(try await world.onlyIncident()?.phase.isOpen == true)
        try await world.dispatcher.receive([SmallTeam.alert("a-2", status: .resolved)])
        let incident = try #require(try await world.onlyIncident())
        #expect(incident.phase == .resolved(at: start + .minutes(20)))
        #expect(incident.duties.map(\.state) == [.keptLate(at: start + .minutes(6)), .kept(at: start + .minutes(20))])
        #expect(try await world.journal.nextWake() == nil)
    }

    @Test("a repeat of an open alert grows a counter and not the journal")
    func repeatsAreCounted() async throws {
        let world = World(SmallTeam.runbook(), at: start)
        try await world.dispatcher.receive([SmallTeam.alert("a-1")])
        let before = try await world.journal.lastPosition
        for _ in 1...50 { try await world.dispatcher.receive([SmallTeam.alert("a-1")]) }
        #expect(try await world.journal.lastPosition == before)
        #expect(try await world.journal.alerts(AlertQuery()).map(\.count) == [51])
    }

    @Test("many first triggers of one key at once are one alert of one incident")
    func concurrentFirstTriggers() async throws {
        let world = World(SmallTeam.runbook(), at: start)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...50 { group.addTask { try await world.dispatcher.receive([SmallTeam.alert("a-1")]) } }
            try await group.waitForAll()
        }
        #expect(try await world.journal.incidents(IncidentQuery()).count == 1)
        #expect(try await world.journal.alerts(AlertQuery()).map(\.count) == [50])
    }

    @Test("many different alerts of one group at once join one incident, and none is lost")
    func concurrentJoins() async throws {
        let world = World(SmallTeam.runbook(), at: start)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...200 { group.addTask { try await world.dispatcher.receive([SmallTeam.alert("a-\(number)")]) } }
            try await group.waitForAll()
        }
        let incident = try #require(try await world.onlyIncident())
        #expect(incident.alerts == 200)
        #expect(incident.alertsFiring == 200)
    }

    @Test("a provider that is down does not hold up the next way")
    func providerDown() async throws {
        let runbook = SmallTeam.runbook { runbook in
            runbook.connections = [Connection(name: "push", kind: .ntfy), Connection(name: "phone", kind: .twilio)]
        }
        let world = World(runbook, at: start)
        world.cast.set("push", down: true)
        try await world.dispatcher.receive([SmallTeam.alert("a-1")])
        try await world.run(for: .seconds(5))
        #expect(world.pages(since: start) == ["0m ana sms"])
    }

    @Test("a person no message reaches is passed over at once, not after the rung's time")
    func unreachablePerson() async throws {
        let world = World(SmallTeam.runbook(), at: start, people: [SmallTeam.ana: .unreachable])
        try await world.dispatcher.receive([SmallTeam.alert("a-1")])
        try await world.run(for: .seconds(5))
        #expect(world.pages(since: start).first == "0m bo push")
    }

    @Test("an alert its sender stops vouching for ends by its silence")
    func silenceResolves() async throws {
        let world = World(SmallTeam.runbook(), at: start)
        var alert = SmallTeam.alert("a-1")
        alert.endsAt = start + .minutes(4)
        try await world.dispatcher.receive([alert])
        try await world.run(for: .minutes(3))
        alert.endsAt = start + .minutes(7)
        try await world.dispatcher.receive([alert])
        try await world.run(until: start + .seconds(419))
        #expect(try await world.onlyIncident()?.phase.isOpen == true)
        try await world.run(until: start + .minutes(8))
        #expect(try await world.onlyIncident()?.phase.isOpen == false)
    }

    @Test("a severity without a ladder opens an incident and wakes nobody")
    func informational() async throws {
        let world = World(SmallTeam.runbook(), at: start)
        try await world.dispatcher.receive([SmallTeam.alert("a-1", severity: "info")])
        try await world.run(for: .hours(2))
        #expect(world.pages(since: start).isEmpty)
        #expect(try await world.onlyIncident()?.severity == "P4")
    }

    @Test("an alert no severity foresaw takes the lowest one that wakes somebody, and says so")
    func visibleDefault() async throws {
        let world = World(SmallTeam.runbook(), at: start)
        try await world.dispatcher.receive([SmallTeam.alert("a-1", severity: "unheard-of")])
        let incident = try #require(try await world.onlyIncident())
        #expect(incident.severity == "P1")
        #expect(incident.severityBecause == .byDefault)
    }

    @Test("a worse alert that joins raises the incident's severity and wakes people")
    func worseAlertJoins() async throws {
        let runbook = SmallTeam.runbook { $0.grouping.by = [.service] }
        let world = World(runbook, at: start)
        try await world.dispatcher.receive([SmallTeam.alert("a-1", severity: "info")])
        try await world.dispatcher.receive([SmallTeam.alert("a-2", severity: "critical")])
        try await world.run(for: .seconds(1))
        #expect(try await world.onlyIncident()?.severity == "P1")
        #expect(world.pages(since: start) == ["0m ana push"])
    }

    @Test("what a route says of an alert that joins, the incident is tagged with, once")
    func tagsJoin() async throws {
        let runbook = SmallTeam.runbook { runbook in
            runbook.grouping.by = [.service]
            runbook.routes.insert(Route(match: .fact(.label("alertname"), [.exactly("Break-in")]), service: "api", tags: ["security"]), at: 0)
            runbook.severities[0].match = .fact(.tag, [.exactly("security")])
        }
        let world = World(runbook, at: start)
        try await world.dispatcher.receive([SmallTeam.alert("a-1", severity: "info")])
        try await world.dispatcher.receive([SmallTeam.alert("a-2", name: "Break-in"), SmallTeam.alert("a-3", name: "Break-in")])
        let incident = try #require(try await world.onlyIncident())
        #expect(incident.tags == ["security"] && incident.severity == "P1")
        try await world.dispatcher.receive([SmallTeam.alert("a-4", name: "Break-in")])
        #expect(try await world.onlyIncident()?.tags == ["security"])
    }

    @Test("each worse alert raises the severity again, and matchers asked anew do not lower it")
    func worseAndWorse() async throws {
        let runbook = SmallTeam.runbook { runbook in
            runbook.grouping.by = [.service]
            let error = Matcher.fact(.label("severity"), [.exactly("error")])
            runbook.severities.insert(Severity(name: "P2", match: error, ladder: "p1"), at: 1)
        }
        let world = World(runbook, at: start)
        for (key, severity) in [("a-1", "info"), ("a-2", "error"), ("a-3", "critical")] {
            try await world.dispatcher.receive([SmallTeam.alert(key, severity: severity)])
        }
        let incident = try #require(try await world.onlyIncident())
        #expect(incident.severity == "P1")
        _ = try await world.dispatcher.perform(.state(impact: ["customers": 1]), on: incident.id, by: .person("ana"))
        #expect(try await world.onlyIncident()?.severity == "P1")
        _ = try await world.dispatcher.perform(.changeSeverity("P4", because: "false alarm"), on: incident.id, by: .person("ana"))
        #expect(try await world.onlyIncident()?.severity == "P4")
    }
}
