import Engine
import OnCall
import Outbound
import Rehearsal
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary

@Suite("The programme, from quarter to quarter")
struct ProgrammeJourneys {
    static let start = Moment(rfc3339: "2026-10-05T08:00:00Z")!

    /// Ana takes the calls, Bo comes after five minutes; both have a mail address.
    static func runbook(_ change: (inout Runbook) -> Void) -> Runbook {
        var runbook = Runbook(
            version: RunbookVersion("kept"), name: "Kept", owner: "lead", zone: "Europe/Stockholm",
            business: BusinessCalendar(
                zone: "Europe/Stockholm", hours: [HoursOfWeek(days: [.monday, .tuesday, .wednesday, .thursday, .friday], start: 540, end: 1020)]))
        for name in ["ana", "bo"] as [PersonName] {
            runbook.people[name] = Person(
                name: name, fullName: name.text, email: "\(name)@shop.example", ntfy: "\(name)-pager", urgent: [.init(by: .way(.push))],
                normal: [.init(by: .way(.email))])
        }
        runbook.seats["lead"] = .held(["bo"])
        runbook.severities = [Severity(name: "P1", ladder: "p1")]
        runbook.ladders["p1"] = Ladder(
            name: "p1", rungs: [Rung(action: .page([.person("ana"), .person("bo")])), Rung(at: .minutes(5), action: .page([.person("bo")]))])
        runbook.connections = [Connection(name: "pager", kind: .capture)]
        change(&runbook)
        return runbook
    }

    static let drilling = runbook { $0.drills = [DrillPlan(name: "tabletop", what: "The database is gone", every: .quarters(1), paging: .optedIn)] }

    private func titles(_ world: World) -> [String] { world.cast.deliveries.map { "\($0.letter.address): \($0.letter.title)" } }

    private func state(of duty: DutyName, in world: World) async throws -> Incident.Duty.State? {
        try await world.dispatcher.programme().duties.last { $0.name == duty }?.state
    }

    @Test("a quarter passes: a drill is owed, its owner is reminded, it is held, and the duty is kept")
    func quarter() async throws {
        let world = World(Self.drilling, at: Self.start)
        try await world.run(until: Moment(rfc3339: "2026-12-20T08:00:00Z")!)
        #expect(titles(world) == ["bo@shop.example: drill tabletop 2026-Q4 is due by 2026-12-31"])
        #expect(try await world.dispatcher.programme().pending.isEmpty, "its receipt came back")
        _ = try await world.dispatcher.perform(.optIn("ana", drills: true), by: .person("ana"))

        let drill = try await world.dispatcher.holdDrill("tabletop", by: .person("bo"))
        #expect(drill.incident.opening.drill == "tabletop" && drill.incident.opening.title == "Drill: The database is gone")
        try await world.run(for: .seconds(10))
        #expect(titles(world).dropFirst().sorted() == ["ana-pager: Drill: The database is gone", "bo@shop.example: Drill: The database is gone"])
        _ = try await world.dispatcher.perform(.acknowledge(via: .link), on: drill.incident.id, by: .person("ana"))
        let programme = try await world.dispatcher.endDrill("tabletop", lessons: "The phone list was old.", by: .person("bo"))
        #expect(programme.exercises.map(\.participants) == [["bo", "ana"]])
        #expect(try await world.dispatcher.incident(drill.incident.id)?.phase.isOpen == false)
        #expect(try await state(of: "drill tabletop 2026-Q4", in: world) == .kept(at: world.clock.now))

        try await world.run(until: Moment(rfc3339: "2027-01-04T08:00:00Z")!)
        #expect(titles(world).count == 3, "nobody is reminded of what is done")
        #expect(try await state(of: "drill tabletop 2027-Q1", in: world) == .open)
    }

    @Test("what a real incident needs before it is over does not keep an exercise open")
    func endsUnfinished() async throws {
        let world = World(
            Self.runbook {
                $0.drills = Self.drilling.drills
                $0.lifecycle.resolveNeeds = [.fact("root cause known")]
            }, at: Self.start)
        let drill = try await world.dispatcher.holdDrill("tabletop", by: .person("bo"))
        _ = try await world.dispatcher.endDrill("tabletop", lessons: "", by: .person("bo"))
        #expect(try await world.dispatcher.incident(drill.incident.id)?.phase == .resolved(at: world.clock.now))
    }

    @Test("a certificate runs out: the rung wakes the others, and when nobody is left it wakes them all the same")
    func barred() async throws {
        let world = World(
            Self.runbook { runbook in
                runbook.certifications = [
                    Certification(
                        name: "on-call", who: [.person("ana"), .person("bo")], renew: .months(12), grace: .weeks(2), isNeededForRungs: true)
                ]
            }, at: Self.start)
        try await world.run(for: .minutes(1))
        for (person, day) in [("bo", 1), ("ana", 40)] as [(PersonName, Int64)] {
            try await world.run(until: Self.start + .days(day))
            _ = try await world.dispatcher.perform(.certify(person, "on-call", proof: "Quiz"), by: .person("bo"))
        }
        // Bo's ran out a year and a day after the start, and two weeks of grace are over.
        try await world.run(until: Self.start + .days(365 + 20))
        #expect(try await woken(in: world) == ["ana-pager"])
        // Ana's ran out as well.
        try await world.run(until: Self.start + .days(365 + 90))
        #expect(try await woken(in: world) == ["ana-pager", "bo-pager"])
    }

    private func woken(in world: World) async throws -> [String] {
        let before = world.cast.deliveries.count
        let carried = try await world.dispatcher.declare(title: "API down", service: nil, severity: "P1", by: .person("bo"))
        try await world.run(for: .seconds(10))
        _ = try await world.dispatcher.perform(.resolve(summary: ""), on: carried.incident.id, by: .person("bo"))
        return world.cast.deliveries.dropFirst(before).filter { $0.letter.way == .push }.map(\.letter.address).sorted()
    }

    @Test("another version of the runbook is taken up by itself, and is to be read")
    func adopted() async throws {
        let world = World(Self.runbook { _ in }, at: Self.start)
        try await world.run(for: .hours(1))
        #expect(try await world.journal.lastPosition == 0, "a runbook that asks for nothing leaves no trace")
        var changed = Self.runbook { $0.upkeep.readers = [.person("ana")] }
        changed.version = RunbookVersion("changed")
        try await world.dispatcher.library.adopt(changed, text: "", by: .person("bo"), at: world.clock.now)
        try await world.run(for: .minutes(1))
        #expect(titles(world) == ["ana@shop.example: read the runbook: ana is due by 2026-10-19"])
        _ = try await world.dispatcher.perform(.read(changed.version, by: "ana"), by: .person("ana"))
        try await world.run(for: .days(30))
        #expect(titles(world).count == 1)
    }

    @Test("a reminder no provider takes is told to the operators, and the programme goes on")
    func undelivered() async throws {
        var runbook = Self.drilling
        runbook.operators = Audience(connection: "ops", destination: "#ops")
        runbook.connections.append(Connection(name: "ops", kind: .slack))
        let world = World(runbook, at: Self.start)
        world.cast.set("pager", down: true)
        try await world.run(until: Moment(rfc3339: "2026-12-22T08:00:00Z")!)
        #expect(titles(world) == ["#ops: Runbell: a reminder to bo@shop.example over pager could not be delivered"])
        #expect(try await world.dispatcher.programme().pending.isEmpty)
    }

    @Test("what the programme knows is read back from its stream, whatever else is in it")
    func restart() async throws {
        let journal = MemoryJournal()
        let world = World(Self.drilling, at: Self.start, journal: journal)
        try await world.run(for: .minutes(1))
        world.dispatcher.alarm("the disk is slow")
        _ = try await journal.commit(ProgrammeEntry(at: world.clock.now, by: .runbell, .alarm("the disk is slow")))
        _ = try await world.dispatcher.perform(.optIn("ana", drills: true), by: .person("ana"))
        let again = World(Self.drilling, at: world.clock.now, journal: journal)
        #expect(try await again.dispatcher.programme() == world.dispatcher.programme())
        let position = try await journal.lastPosition
        try await again.run(for: .minutes(1))
        #expect(try await journal.lastPosition == position, "a start alone changes nothing")
    }
}
