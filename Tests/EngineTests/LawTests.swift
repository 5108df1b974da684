import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Laws of the engine")
struct LawTests {
    struct World: CustomTestStringConvertible {
        let testDescription: String
        let runbook: Runbook
        var lives = 250
    }

    static let worlds = [
        World(testDescription: "the drill", runbook: .drill),
        World(testDescription: "a maintenance window every two hours", runbook: .restless),
        World(testDescription: "rungs with hours, repeats, mentions and nobody", runbook: .patchy),
        World(testDescription: "nobody in charge and nobody on call", runbook: .deserted),
        World(testDescription: "everything that can be owed", runbook: .full, lives: 80),
        World(testDescription: "everything, and windows between", runbook: .fullAndRestless, lives: 80),
        World(testDescription: "everything that can be done", runbook: .busy),
    ]

    @Test("whatever happens in whatever order, every law holds after every event", arguments: worlds)
    func lives(world: World) async throws {
        for seed in 0..<world.lives {
            // Tests beside this one wait for programs and sockets; they get their turn.
            await Task.yield()
            var life = Life(seed: UInt64(seed), runbook: world.runbook)
            try life.live(steps: 60)
        }
    }

    @Test("the random lives live through every kind of event, so no law holds for want of trying")
    func everyKind() async throws {
        var kinds: Set<String> = []
        for world in Self.worlds {
            for seed in 1000..<1040 {
                await Task.yield()
                var life = Life(seed: UInt64(seed), runbook: world.runbook)
                try life.live(steps: 60)
                for event in life.journal { kinds.insert(Mirror(reflecting: event.what).children.first?.label ?? event.what.told) }
            }
        }
        #expect(kinds.count == 43, "\(kinds.sorted())")
    }

    @Test("a journal that raises nothing tells of no incident")
    func nothingRaised() {
        let stray = IncidentEvent(at: .minute(0), by: .runbell, .mitigated)
        #expect(Incident.fold([stray], id: Drill.id) == nil)
    }

    @Test("each broken invariant is named with the incident")
    func violations() throws {
        var incident = try #require(try Drill.raised().incident)
        #expect(incident.violations == [])
        incident.alertsFiring = 7
        incident.phase = .resolved(at: .minute(1))
        #expect(incident.violations.count == 4)
        #expect(incident.violations.allSatisfy { $0.hasPrefix("INC-42: ") })
    }
}

extension Runbook {
    static let restless: Runbook = {
        var runbook = Runbook.quietHour
        runbook.quiet[0].every = .exact(.hours(2))
        runbook.quiet[0].match = .not(.fact(.severity, [.exactly("P1")]))
        return runbook
    }()

    static let fullAndRestless = Runbook.full.with {
        $0.quiet = Runbook.restless.quiet
        $0.operators = nil
        $0 = $0.settlingDuties()
    }

    static let patchy: Runbook = {
        let channel = Audience(connection: "ops", destination: "#inc")
        let rungs = [
            Rung(action: .page([.schedule("primary")]), when: .businessHours, again: .init(every: .minutes(2), times: 3)),
            Rung(action: .page([.schedule("night")])), Rung(at: .minutes(3), action: .mention([.seat("owners"), .seat("lead")], in: channel)),
            Rung(at: .minutes(3), action: .page([.person("bo"), .seat("lead")]), when: .outOfHours, by: [.sms]),
            Rung(at: .minutes(8), action: .page([.seat("owners")]), when: .businessHours, again: .init(every: .seconds(1), times: 2)),
        ]
        return .climbing(rungs, rounds: 4, pause: .zero)
    }()

    static let deserted: Runbook = {
        var runbook = Runbook.drill
        (runbook.owner, runbook.operators, runbook.services) = (nil, nil, [:])
        runbook.ladders["p1"]?.rungs[0].action = .page([.schedule("night")])
        runbook.ladders["p2"]?.rungs[0].action = .page([.seat("mute")])
        runbook.escalations = [Escalation(name: "raised", unless: .resolved, from: .raised, within: .minutes(20), page: [.schedule("night")])]
        return runbook
    }()
}
