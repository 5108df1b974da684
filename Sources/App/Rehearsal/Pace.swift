internal import Synchronization
internal import Vocabulary

/// How fast virtual time may pass when people take part: so many times as fast as the time on the wall.
package final class Pace: Sendable {
    /// Time outside the rehearsal: the machine's, or one a test moves.
    package struct Wall: Sendable {
        let now: @Sendable () -> Duration
        let sleep: @Sendable (Duration) async -> Void

        package init(now: @escaping @Sendable () -> Duration, sleep: @escaping @Sendable (Duration) async -> Void) {
            self.now = now
            self.sleep = sleep
        }

        package static var machine: Wall {
            let clock = ContinuousClock()
            let start = clock.now
            return Wall(now: { clock.now - start }, sleep: { try? await Task.sleep(for: $0) })
        }
    }

    /// How long it takes at most until what people did is seen to.
    private static let beat = Duration.milliseconds(20)

    /// From 1, as the wall has it, to 3600, an hour a second.
    package static let speeds = 1.0...3600.0

    private let speed: Double
    private let wall: Wall
    private let state = Mutex<(begun: Duration?, isOver: Bool)>((nil, false))

    package init(speed: Double, wall: Wall = .machine) {
        self.speed = speed
        self.wall = wall
    }

    /// So much virtual time may have passed since this was asked first.
    var passed: Duration {
        let now = wall.now()
        let begun = state.withLock { state in
            state.begun = state.begun ?? now
            return state.begun ?? now
        }
        return .milliseconds(Int64(Double((now - begun).milliseconds) * speed))
    }

    func rest() async { await wall.sleep(Pace.beat) }

    var isOver: Bool { state.withLock { $0.isOver } }

    /// Somebody has seen enough: what is left of the scenario does not happen.
    package func stop() { state.withLock { $0.isOver = true } }
}
