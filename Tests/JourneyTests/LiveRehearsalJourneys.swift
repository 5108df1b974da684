import Engine
import Rehearsal
import Runbooks
import Runtime
import Synchronization
import Testing
import Vocabulary

@Suite("Rehearsals people take part in")
struct LiveRehearsalJourneys {
    /// A wall whose time passes only while somebody waits for it. Things happen on the way.
    private final class HandWall: Sendable {
        private let time = Mutex(Duration.zero)
        private let on: @Sendable (Duration) async -> Void

        init(_ on: @escaping @Sendable (Duration) async -> Void = { _ in }) { self.on = on }

        var elapsed: Duration { time.withLock { $0 } }

        var wall: Pace.Wall {
            Pace.Wall {
                self.elapsed
            } sleep: { span in
                let now = self.time.withLock { time in
                    time += span
                    return time
                }
                await self.on(now)
            }
        }
    }

    private static let script =
        """
        scenario: A table-top
        start: 2026-03-02T02:00:00+01:00
        ends: 1h
        events:
          - { at: 0m, \(Rehearsing.alert) }
          - { at: 50m, resolve: A bad deploy, by: bo }
        expect: [at: 0m page ana, at: 5m page bo, acknowledged by cy within 8m, never page cy, resolved within 50m]

        """

    private func world(_ text: String = script) throws -> (Scenario, World) {
        let scenario = try Rehearsing.scenario(text)
        return (scenario, World(scenario, of: Rehearsing.runbook(), door: .open(publicURL: "http://127.0.0.1:1", key: [1, 2, 3])))
    }

    private static func acknowledge(_ world: World) async {
        _ = try? await world.dispatcher.perform(.acknowledge(via: .link), on: IncidentID(1), by: .person("cy"))
    }

    @Test("what somebody does while it runs counts, at the virtual time they did it")
    func takesPart() async throws {
        let (scenario, world) = try world()
        let hand = HandWall { if $0 == .seconds(7) { await Self.acknowledge(world) } }
        let story = Story(try await ScenarioRun(scenario, in: world, pace: Pace(speed: 60, wall: hand.wall)).run())
        #expect(story.isAsExpected, "\(story.text())")
        #expect(story.lines.contains { $0.at < .minutes(7) && $0.at > .minutes(6) && $0.text == "cy acknowledged it by link" }, "\(story.text())")
        #expect(hand.elapsed == .seconds(60))
    }

    @Test("each line is told once, when it happens")
    func told() async throws {
        let (scenario, world) = try world()
        let told = Mutex<[(wall: Duration, line: Story.Line)]>([])
        let hand = HandWall { if $0 == .seconds(7) { await Self.acknowledge(world) } }
        let record = try await ScenarioRun(scenario, in: world, pace: Pace(speed: 60, wall: hand.wall)) { lines in
            told.withLock { told in told += lines.map { (wall: hand.elapsed, line: $0) } }
        }.run()
        #expect(told.withLock { $0.map(\.line) } == Story(record).lines)
        // A beat is a second and a bit of this night.
        #expect(told.withLock { $0.allSatisfy { abs(Double($0.wall.milliseconds) * 60 - Double($0.line.at.milliseconds)) <= 2400 } })
    }

    @Test("one that is stopped is judged by what it came to")
    func stopped() async throws {
        let (scenario, world) = try world()
        let pace = Mutex<Pace?>(nil)
        let hand = HandWall { if $0 == .seconds(6) { pace.withLock { $0?.stop() } } }
        let run = Pace(speed: 60, wall: hand.wall)
        pace.withLock { $0 = run }
        let story = Story(try await ScenarioRun(scenario, in: world, pace: run).run())
        #expect(story.isAsExpected, "\(story.text())")
        #expect(story.unreached == 2)
        #expect(story.text().contains("; 2 of 5 not reached\n  as expected (3 of 3)"), "\(story.text())")
    }

    @Test("a clock that jumps goes on from there, as fast as before")
    func jump() async throws {
        let text = Self.script.replacing("  - { at: 50m", with: "  - { at: 10m, clock: jumps 20m }\n  - { at: 50m")
        let (scenario, world) = try world(text)
        let hand = HandWall()
        _ = try await ScenarioRun(scenario, in: world, pace: Pace(speed: 60, wall: hand.wall)).run()
        #expect(hand.elapsed == .seconds(40))
    }

    @Test("a server that is killed is the same one afterwards, and loses nothing")
    func killed() async throws {
        let text = Self.script.replacing("  - { at: 50m", with: "  - { at: 5m, server: killed }\n  - { at: 6m, server: down for 1m }\n  - { at: 50m")
        let (scenario, world) = try world(text)
        let door = world.dispatcher
        let hand = HandWall { if $0 == .milliseconds(7500) { await Self.acknowledge(world) } }
        let story = Story(try await ScenarioRun(scenario, in: world, pace: Pace(speed: 60, wall: hand.wall)).run())
        #expect(story.isAsExpected, "\(story.text())")
        #expect(world.dispatcher === door)
    }
}
