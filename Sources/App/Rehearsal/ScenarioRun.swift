package import Engine
internal import OnCall
package import Runbooks
internal import Runtime
package import Storage
internal import Vocabulary

/// Plays a scenario against its runbook, with the production server on virtual time, and writes down what came of it.
package struct ScenarioRun: ~Copyable {
    let scenario: Scenario
    let runbook: Runbook
    let world: World
    var dice: SplitMix64
    var remarks: [Record.Remark] = []
    /// The incidents there are, in the order they began.
    private var begun: [IncidentID] = []
    /// Nil: at once.
    private let pace: Pace?
    private var telling: Telling?
    private var watched = WatchdogMemory()
    /// By how much the server's clock is ahead of where its pace would have it.
    private var leapt = Duration.zero

    package init(
        _ scenario: Scenario, of runbook: Runbook, press: Press = .plain, journal: any Journal = MemoryJournal(),
        revive: @escaping @Sendable (any Journal) async throws -> any Journal = World.reviveMemory
    ) {
        let world = World(scenario, of: runbook, press: press, journal: journal, revive: revive)
        self.init(scenario, in: world, pace: nil)
    }

    /// In a world people may take part in: time passes as the pace has it, and each line of the story is told when it happens.
    package init(_ scenario: Scenario, in world: World, pace: Pace?, tell: (@Sendable ([Story.Line]) -> Void)? = nil) {
        self.scenario = scenario
        self.world = world
        self.pace = pace
        runbook = world.runbook
        dice = SplitMix64(seed: scenario.seed)
        telling = tell.map { Telling($0) }
    }

    package consuming func run() async throws -> Record {
        for happening in scenario.happenings {
            try await pass(until: max(world.clock.now, scenario.start + happening.at))
            // Whoever finds the server down tries again until it is up.
            while world.isDown, happening.what.needsServer, !isStopped { try await pass(until: world.clock.now + .seconds(1)) }
            if isStopped { break }
            try await perform(happening)
            try await noteIncidents()
        }
        let last = scenario.happenings.last.map { $0.at + .hours(1) } ?? .zero
        try await pass(until: max(world.clock.now, scenario.start + (scenario.ends ?? max(.days(1), last))))
        return try await Record(of: scenario, runbook, in: world, remarks, isCutShort: isStopped)
    }

    private var isStopped: Bool { pace?.isOver ?? false }

    /// Lets time pass until then: at once, or so fast that people can take part.
    private mutating func pass(until end: Moment) async throws {
        guard let pace else { return try await world.run(until: end) }
        while !pace.isOver {
            try await world.run(until: min(end, scenario.start + pace.passed + leapt))
            await world.watch(&watched)
            try await tell()
            if world.clock.now >= end { return }
            await pace.rest()
        }
    }

    private mutating func tell() async throws {
        guard telling != nil else { return }
        let counts = [Int(try await world.journal.lastPosition), world.cast.deliveries.count, remarks.count]
        guard telling?.hasNews(counts) == true else { return }
        let record = try await Record(of: scenario, runbook, in: world, remarks)
        telling?.tell(record)
    }

    private mutating func perform(_ happening: Scenario.Happening) async throws {
        if case .fault(let fault) = happening.what { return try await suffer(fault) }
        do throws(Trouble) {
            switch happening.what {
            case .alert(let alert): try await world.dispatcher.receive([alert])
            case .declare(let declaration): try await declare(declaration, by: happening.by)
            case .act(let act): try await carryOut(act, happening)
            case .routine(let routine): try await carryOut(routine, by: happening.by)
            case .fault: return
            }
        } catch {
            try await remark(.refused(happening.title, because: error.sentence))
        }
    }

    private func declare(_ declaration: Scenario.Declaration, by person: PersonName?) async throws(Trouble) {
        _ = try await world.dispatcher.declare(
            title: declaration.title, service: declaration.service, severity: declaration.severity, tags: declaration.tags,
            impact: declaration.impact, startedAt: declaration.startedAgo.map { world.clock.now - $0 }, isPrivate: declaration.isPrivate,
            summary: declaration.summary, by: .person(person ?? runbook.somebody(for: declaration.service)))
    }

    // MARK: Faults

    private mutating func suffer(_ fault: Scenario.Fault) async throws {
        switch fault {
        case .provider(let connection, let isDown):
            try await remark(.fault("\(connection) \(isDown ? "takes nothing any more" : "takes messages again")"))
            world.cast.set(connection, down: isDown)
        case .serverKilled:
            try await remark(.fault("The server was killed and started again"))
            var dice = dice
            try await world.kill { dice.oneIn(2) }
            self.dice = dice
        case .serverDown(let duration):
            try await remark(.fault("The server is down for \(duration.offset)"))
            world.goDown(for: duration)
        case .clockJumps(let duration):
            try await remark(.fault("The clock jumps by \(duration.offset)"))
            world.clock.advance(to: world.clock.now + duration)
            leapt += duration
        }
    }

    private mutating func remark(_ what: Record.Remark.What) async throws {
        remarks.append(Record.Remark(at: world.clock.now, position: try await world.journal.lastPosition, what))
    }

    // MARK: Who, and which incident

    /// The incident an entry speaks of: by its number among those that were begun, or the latest.
    func incident(of happening: Scenario.Happening) async throws(Trouble) -> Incident {
        let place = happening.incident.map { $0 - 1 } ?? begun.count - 1
        guard begun.indices.contains(place), let incident = try await world.dispatcher.incident(begun[place]) else { throw .refused(.noSuchIncident) }
        return incident
    }

    private mutating func noteIncidents() async throws {
        var limit = 8
        while true {
            let newest = try await world.journal.incidents(IncidentQuery(limit: limit)).map(\.id)
            let fresh = newest.filter { id in begun.last.map { id > $0 } ?? true }
            if fresh.count < limit || limit >= Limits.runbookEntries {
                begun += fresh.sorted()
                return
            }
            limit *= 4
        }
    }

    /// Whoever acknowledged last, or else the owner of the service.
    func author(of happening: Scenario.Happening, on incident: Incident) -> PersonName {
        if let by = happening.by { return by }
        for author in incident.answeredBy.reversed() {
            if case .person(let person) = author { return person }
        }
        return incident.responders.first ?? runbook.somebody(for: incident.opening.service)
    }
}

extension World {
    /// The world a scenario is played in: its people, what becomes of its steps, and its start.
    package convenience init(
        _ scenario: Scenario, of runbook: Runbook, press: Press = .plain, journal: any Journal = MemoryJournal(), door: Door = .shut,
        revive: @escaping @Sendable (any Journal) async throws -> any Journal = World.reviveMemory
    ) {
        // Duties are worked out once rather than at every decision.
        self.init(
            runbook.settlingDuties(), at: scenario.start, people: scenario.people, journal: journal, press: press,
            hand: .scripted(scenario.steps), door: door, revive: revive)
    }
}

extension StepHand {
    /// Steps succeed, but for those the scenario says something else of.
    static func scripted(_ fates: [Scenario.StepPlace: Scenario.Fate]) -> StepHand {
        StepHand { order in
            switch fates[Scenario.StepPlace(order.playbook, order.number)] ?? .succeeds {
            case .succeeds: StepOutcome(.succeeded, reason: "as rehearsed")
            case .fails: StepOutcome(.failed, reason: "as rehearsed")
            case .timesOut: StepOutcome(.timedOut, reason: "as rehearsed")
            case .refused: StepOutcome(.refused, reason: "as rehearsed")
            }
        }
    }
}

extension Runbook {
    /// Somebody who may speak for a service when a scenario names nobody: its owner, the runbook's, or anybody.
    func somebody(for service: ServiceName?) -> PersonName {
        let roster = Roster(schedules: schedules, seats: seats)
        let owners = [service.flatMap { services[$0]?.owner }, owner].compactMap { $0 }.flatMap(roster.people(in:))
        return owners.first ?? people.keys.min() ?? "somebody"
    }
}

extension Scenario.Happening.What {
    /// What goes wrong happens to a server that is down as well.
    fileprivate var needsServer: Bool {
        switch self {
        case .alert, .declare, .act, .routine: true
        case .fault: false
        }
    }
}
