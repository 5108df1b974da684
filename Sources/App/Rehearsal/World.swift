internal import Engine
internal import Logging
internal import Outbound
package import Runbooks
package import Runtime
package import Storage
package import Vocabulary

/// The whole server on virtual time: the same dispatcher, loops and storage as in production, a clock that is moved by hand, and
/// people who do as they are told. The same start always ends the same way.
package struct World: Sendable {
    package let clock: VirtualClock
    package let journal: any Journal
    package let dispatcher: Dispatcher
    package let cast: Cast
    package let health: Health
    package let heartbeats: Heartbeats
    private let timers: TimerLoop
    private let outbox: OutboxLoop

    package init(_ runbook: Runbook, at start: Moment, people: [PersonName: Cast.Habit] = [:], journal: any Journal = MemoryJournal()) {
        clock = VirtualClock(at: start)
        let cast = Cast(people, clock: clock)
        let logger = Logger(label: "rehearsal") { _ in SwiftLogNoOpLogHandler() }
        self.cast = cast
        self.journal = journal
        dispatcher = Dispatcher(journal: journal, library: RunbookLibrary(current: runbook, journal: journal) { _ in nil }, clock: clock.clock)
        health = Health(startedAt: start)
        heartbeats = Heartbeats(dispatcher: dispatcher)
        timers = TimerLoop(dispatcher: dispatcher, health: health, logger: logger)
        outbox = OutboxLoop(
            dispatcher: dispatcher, press: LetterPress(publicURL: "https://runbell.example", key: Array(repeating: 7, count: 32)),
            post: Post { (cast.take($0), $0.connection) }, health: health, metrics: Metrics(), jitter: { 0.5 }, logger: logger)
    }

    /// Lets time pass until then. Everything that falls due on the way happens at its own moment, in order.
    package func run(until end: Moment) async throws {
        try await settle()
        while let next = try await nextMoment(before: end), next <= end {
            clock.advance(to: next)
            try await settle()
        }
        clock.advance(to: end)
        try await settle()
    }

    package func run(for duration: Duration) async throws { try await run(until: clock.now + duration) }

    private func nextMoment(before end: Moment) async throws -> Moment? {
        let lapse = try await journal.lapsedAlerts(at: end, limit: Limits.wakesEachRound).compactMap(\.alert.endsAt).min()
        let dues = [try await journal.nextWake(), try await journal.nextDue(), cast.nextIntent, try await nextHeartbeat(), lapse]
        guard let next = dues.compactMap({ $0 }).min() else { return nil }
        // What is due already and was not done waits for a lease to run out.
        return next > clock.now ? next : clock.now + .seconds(1)
    }

    private func nextHeartbeat() async throws -> Moment? {
        try await journal.heartbeats().map(\.due).filter { $0 > clock.now }.min()
    }

    /// Runs every loop until nobody has anything left to do at this moment.
    private func settle() async throws {
        var busy = true
        while busy {
            busy = false
            for intent in cast.takeIntents(at: clock.now) {
                busy = true
                _ = try? await dispatcher.perform(.acknowledge(via: .link), on: intent.incident, by: .person(intent.person))
            }
            if await timers.round() + outbox.round() > 0 { busy = true }
        }
    }
}
