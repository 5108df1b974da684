import Engine
import OnCall
import Outbound
import Rehearsal
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary

@Suite("When much goes wrong at once")
struct TroubleJourneys {
    let start = Moment("2026-03-02T02:00:00Z")

    @Test("a storm of incidents becomes a few messages, and each incident can be answered from one")
    func storm() async throws {
        let runbook = SmallTeam.runbook { runbook in
            runbook.grouping = Grouping(by: [.alert], storm: .init(pages: 5, within: .minutes(5)))
            runbook.people["ana"]?.urgent = [.init(by: .way(.push))]
        }
        let world = World(runbook, at: start)
        for number in 1...40 { try await world.dispatcher.receive([SmallTeam.alert("a-\(number)")]) }
        try await world.run(for: .minutes(2))
        let letters = world.cast.deliveries.map(\.letter)
        #expect(letters.count == 6)
        #expect(letters.prefix(5).allSatisfy { $0.items.count == 1 && $0.more == 0 })
        let bundle = try #require(letters.last)
        #expect(bundle.items.count + bundle.more == 35)
        #expect(bundle.items.allSatisfy { $0.acknowledge != nil })
        #expect(try await world.journal.pulse(at: world.clock.now).waiting == 0)
    }

    @Test("inside a maintenance window an incident waits, and pages when the window ends with it still open")
    func quietWindow() async throws {
        let runbook = SmallTeam.runbook { runbook in
            runbook.quiet = [
                QuietWindow(
                    name: "patching", match: .everything, why: "Workers restart", zone: "Europe/Stockholm",
                    start: WallTime(day: CivilDay(year: 2026, month: 2, day: 2)!, minuteOfDay: 180), length: .hours(1), every: .weeks(1))
            ]
        }
        let world = World(runbook, at: start)
        try await world.dispatcher.receive([SmallTeam.alert("a-1"), SmallTeam.alert("a-2", name: "Other")])
        try await world.dispatcher.receive([SmallTeam.alert("a-2", name: "Other", status: .resolved)])
        try await world.run(until: start + .minutes(59))
        #expect(world.pages(since: start).isEmpty)
        #expect(try await world.journal.incidents(IncidentQuery(open: true)).map(\.status) == ["quiet"])
        try await world.run(until: start + .minutes(62))
        #expect(world.pages(since: start) == ["60m ana push", "61m ana sms"])
    }

    @Test("when every message fails, the ladder is climbed at once and the operators hear of it")
    func everythingFails() async throws {
        let runbook = SmallTeam.runbook { $0.operators = Audience(connection: "pager", destination: "ops") }
        let nobody: [PersonName: Cast.Habit] = ["ana": .unreachable, "bo": .unreachable, "cy": .unreachable]
        let world = World(runbook, at: start, people: nobody)
        try await world.dispatcher.receive([SmallTeam.alert("a-1")])
        try await world.run(for: .minutes(1))
        let told = world.cast.deliveries.map(\.letter).filter { $0.person == nil }
        #expect(!told.isEmpty)
        let incident = try #require(try await world.onlyIncident())
        let reached = try await world.events(of: incident.id).compactMap { if case .rungReached(let rung, _, _) = $0 { rung } else { nil } }
        #expect(reached == [0, 1, 2])
    }

    @Test("a page that waited too long is never sent, and the incident goes on")
    func stalePage() async throws {
        let world = World(SmallTeam.runbook(), at: start)
        try await world.dispatcher.receive([SmallTeam.alert("a-1")])
        world.clock.advance(to: start + Limits.pageLifetime + .hours(1))
        try await world.run(for: .minutes(1))
        let late = world.cast.deliveries.filter { $0.letter.person == "ana" && $0.letter.id.number <= 2 }
        #expect(late.isEmpty)
        #expect(world.pages(since: start).isEmpty == false)
    }

    @Test("a heartbeat that does not come raises an alert, and the next one ends it")
    func heartbeat() async throws {
        let source = Source(name: "backup", kind: .heartbeat, key: .environment("KEY"), heartbeat: Heartbeat(every: .hours(1), grace: .minutes(5)))
        let runbook = SmallTeam.runbook { $0.sources["backup"] = source }
        let world = World(runbook, at: start)
        try await world.heartbeats.expectAll(of: runbook)
        try await world.run(for: .minutes(30))
        try await world.heartbeats.beat(source)
        try await world.run(until: start + .minutes(94))
        #expect(try await world.onlyIncident() == nil)
        try await world.run(until: start + .minutes(96))
        #expect(try await world.onlyIncident()?.opening.title == "backup has not been heard of since 2026-03-02T02:30:00Z")
        try await world.heartbeats.beat(source)
        #expect(try await world.onlyIncident()?.phase.isOpen == false)
    }

    @Test("a heartbeat that never came has no last time")
    func unheard() async throws {
        let source = Source(name: "backup", kind: .heartbeat, key: .environment("KEY"), heartbeat: Heartbeat(every: .hours(1), grace: .minutes(5)))
        let runbook = SmallTeam.runbook { $0.sources["backup"] = source }
        let world = World(runbook, at: start)
        try await world.heartbeats.expectAll(of: runbook)
        try await world.run(until: start + .minutes(66))
        #expect(try await world.onlyIncident()?.opening.title == "backup has never been heard of; it was due by 2026-03-02T03:05:00Z")
    }

    @Test("a receipt that comes back after the resolve changes nothing")
    func lateReceipt() async throws {
        let world = World(SmallTeam.runbook(), at: start)
        try await world.dispatcher.receive([SmallTeam.alert("a-1")])
        try await world.dispatcher.receive([SmallTeam.alert("a-1", status: .resolved)])
        let incident = try #require(try await world.onlyIncident())
        let late = PageID(incident: incident.id, number: 1)
        let carried = try await world.dispatcher.perform(.receipt(late, .delivered(provider: "pager"), latency: .zero), on: incident.id, by: .runbell)
        #expect(carried.incident.phase == incident.phase)
        try await world.run(for: .hours(1))
        #expect(world.pages(since: start).isEmpty)
    }

    @Test("an incident whose record contradicts itself is set aside, and the alerts that would join it wake people all the same")
    func setAside() async throws {
        let world = World(SmallTeam.runbook(), at: start)
        try await world.dispatcher.receive([SmallTeam.alert("a-1")])
        let broken = try #require(try await world.onlyIncident()).id
        let events = try await world.journal.events(of: broken)
        let row = try #require(try await world.journal.incident(broken))
        let contradiction = IncidentEvent(at: start, by: .runbell, .escalationFired("twice", people: []))
        _ = try await world.journal.commit(
            Entry(incident: broken, expected: events.count, events: [contradiction, contradiction], effects: [], row: row))
        world.clock.advance(to: start + .seconds(1))
        try await world.dispatcher.receive([SmallTeam.alert("a-2")])
        try await world.dispatcher.receive([SmallTeam.alert("a-3")])
        try await world.run(for: .seconds(1))
        let rows = try await world.journal.incidents(IncidentQuery())
        #expect(rows.map(\.id) == [IncidentID(broken.number + 1), broken])
        #expect(rows.first?.alerts == 2)
        #expect(world.cast.deliveries.contains { $0.letter.items.first?.incident == rows.first?.id })
    }
}
