package import Engine
internal import Outbound
package import Runbooks
package import Runtime
package import Storage
internal import Synchronization
package import Vocabulary

/// The whole server on virtual time: the same dispatcher, loops and storage as in production, a clock that is moved by hand, and
/// people who do as they are told. The same start always ends the same way.
package final class World: Sendable {
    private struct State {
        var life: ServerLife
        var journal: any Journal
        /// While the server is down.
        var downUntil: Moment?
    }

    package let clock: VirtualClock
    package let runbook: Runbook
    package let cast: Cast
    private let state: Mutex<State>
    private let door: Door
    private let player: (any Player)?
    /// Begins a life on what the last one left.
    private let start: @Sendable (any Journal) -> ServerLife
    /// Takes back what a killed server had leased.
    private let revive: @Sendable (any Journal) async throws -> any Journal

    package init(
        _ runbook: Runbook, at start: Moment, people: [PersonName: Cast.Habit] = [:], journal: any Journal = MemoryJournal(),
        press: Press = .plain, hand: StepHand = .none, door: Door = .shut, player: (any Player)? = nil,
        revive: @escaping @Sendable (any Journal) async throws -> any Journal = World.reviveMemory
    ) {
        let clock = VirtualClock(at: start)
        let cast = Cast(people, clock: clock, addresses: AddressBook(runbook))
        let begin: @Sendable (any Journal) -> ServerLife = { journal in
            let post = Post { letter in
                if let sent = player?.take(letter, at: clock.now) { return (sent, letter.connection) }
                return cast.take(letter, position: (try? await journal.lastPosition) ?? 0, others: runbook.substitutes(for: letter))
            }
            return ServerLife(runbook, journal: journal, clock: clock.clock, press: press, post: post, hand: hand, door: door)
        }
        self.clock = clock
        self.runbook = runbook
        self.cast = cast
        self.player = player
        self.start = begin
        self.door = door
        self.revive = revive
        state = Mutex(State(life: begin(journal), journal: journal))
    }

    private var life: ServerLife { state.withLock { $0.life } }
    package var journal: any Journal { state.withLock { $0.journal } }
    package var dispatcher: Dispatcher { life.dispatcher }
    package var health: Health { life.health }
    package var metrics: Metrics { life.metrics }
    package var heartbeats: Heartbeats { life.heartbeats }
    package var isDown: Bool { state.withLock { $0.downUntil != nil } }

    // MARK: Time

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
        if let downUntil = state.withLock({ $0.downUntil }) { return downUntil }
        let journal = journal
        let lapse = try await journal.lapsedAlerts(at: end, limit: Limits.wakesEachRound).compactMap(\.alert.endsAt).min()
        let dues = [try await journal.nextWake(), try await journal.nextDue(), cast.nextIntent, player?.next, try await nextHeartbeat(), lapse]
        guard let next = dues.compactMap({ $0 }).min() else { return nil }
        // What is due already and was not done waits for a lease to run out.
        return next > clock.now ? next : clock.now + .seconds(1)
    }

    private func nextHeartbeat() async throws -> Moment? {
        try await journal.heartbeats().map(\.due).filter { $0 > clock.now }.min()
    }

    /// Has the watchdog look, as it does by itself where nobody moves the time by hand.
    package func watch(_ memory: inout WatchdogMemory) async {
        if !isDown { await life.watchdog.round(&memory) }
    }

    /// Runs every loop until nobody has anything left to do at this moment.
    private func settle() async throws {
        if let until = state.withLock({ $0.downUntil }) {
            guard until <= clock.now else { return }
            try await rise()
        }
        var busy = true
        while busy {
            busy = false
            let life = life
            for intent in cast.takeIntents(at: clock.now) {
                busy = true
                let command = intent.wish == .acknowledge ? IncidentCommand.acknowledge(via: .link) : .resolve(summary: "")
                _ = try? await life.dispatcher.perform(command, on: intent.incident, by: .person(intent.person))
            }
            if await player?.answer(at: clock.now, through: life.dispatcher) == true { busy = true }
            let done = await life.timers.round() + life.steps.round() + life.outbox.round()
            if done > 0 { busy = true }
            if !busy, await player?.act(at: clock.now, through: life.dispatcher) == true { busy = true }
        }
    }

    // MARK: What goes wrong

    /// Killed in the middle of its work, and started again at once. Everything due was leased, and of the messages a provider has
    /// taken those that chance says, without anybody having written it down.
    package func kill(chance: () -> Bool) async throws {
        let now = clock.now
        let journal = journal
        _ = try await journal.dueWakes(at: now, leaseUntil: now + Limits.lease, limit: Limits.wakesEachRound)
        let rows = try await journal.claim(at: now, leaseUntil: now + Limits.lease, limit: Limits.messagesInFlight)
        let press = LetterPress(publicURL: door.publicURL, key: door.key)
        for row in rows where chance() {
            let letter =
                switch row.message {
                case .page(let page): press.letter(for: [page])
                case .notice(let notice): press.letter(for: notice)
                }
            _ = cast.take(letter, position: try await journal.lastPosition)
        }
        try await rise()
    }

    /// Killed, and started again after that time.
    package func goDown(for duration: Duration) { state.withLock { [now = clock.now] in $0.downUntil = now + duration } }

    /// A new life on the same journal.
    private func rise() async throws {
        let revived = try await revive(journal)
        state.withLock { state in
            state.journal = revived
            if !door.isOpen { state.life = start(revived) }
            state.downUntil = nil
        }
    }

    package static let reviveMemory: @Sendable (any Journal) async throws -> any Journal = { journal in
        (journal as? MemoryJournal)?.takeLeasesBack()
        return journal
    }
}
