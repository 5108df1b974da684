internal import Engine
package import Logging
internal import Runbooks
internal import ServiceLifecycle
internal import Storage
internal import Vocabulary

/// Asks every incident whose time has come what is due, ends alerts whose sender fell silent, and notices heartbeats that did not
/// come. Timers are hints: an incident that wants nothing any more says so.
package struct TimerLoop: Looping {
    private let dispatcher: Dispatcher
    private let health: Health
    private let logger: Logger
    private let atOnce: Int

    package init(dispatcher: Dispatcher, health: Health, logger: Logger, atOnce: Int = Limits.wakesInFlight) {
        self.dispatcher = dispatcher
        self.health = health
        self.logger = logger
        self.atOnce = atOnce
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let woken = await round()
                if woken == 0 { await dispatcher.bells.timers.wait(atMost: await pause()) }
            }
        }
    }

    /// Handles everything that is due now; answers how much there was.
    package func round() async -> Int {
        health.alive("timers", at: dispatcher.clock.now)
        do {
            try await dispatcher.takeUpProgramme()
            return try await wakeIncidents() + endLapsedAlerts() + noticeMissedHeartbeats()
        } catch {
            logger.error("a round of timers failed; it is tried again", metadata: ["reason": "\(error)"])
            return 0
        }
    }

    private func pause() async -> Duration {
        guard let due = try? await dispatcher.journal.nextWake() else { return Limits.loopPause }
        return max(.milliseconds(1), min(Limits.loopPause, due - dispatcher.clock.now))
    }

    private func wakeIncidents() async throws -> Int {
        let now = dispatcher.clock.now
        let wakes = try await dispatcher.journal.dueWakes(at: now, leaseUntil: now + Limits.lease, limit: Limits.wakesEachRound)
        if atOnce == 1 {
            for wake in wakes { await self.wake(wake.incident) }
            return wakes.count
        }
        await withTaskGroup(of: Void.self) { group in
            for (index, wake) in wakes.enumerated() {
                if index >= atOnce { await group.next() }
                group.addTask { await self.wake(wake.incident) }
            }
        }
        return wakes.count
    }

    private func wake(_ incident: IncidentID) async {
        do {
            if incident == Programme.id {
                _ = try await dispatcher.perform(ProgrammeCommand.wake, by: .runbell)
            } else {
                _ = try await dispatcher.perform(.wake, on: incident, by: .runbell)
            }
        } catch {
            // Its lease runs out and it is woken again.
            logger.error("could not wake an incident", metadata: ["incident": "\(incident)", "reason": "\(error)"])
        }
    }

    /// Prometheus says how long it vouches for an alert; past that, its silence is the resolve.
    private func endLapsedAlerts() async throws -> Int {
        let lapsed = try await dispatcher.journal.lapsedAlerts(at: dispatcher.clock.now, limit: Limits.wakesEachRound)
        if !lapsed.isEmpty { try await dispatcher.clear(lapsed.map(\.alert.key), by: .runbell) }
        return lapsed.count
    }

    private func noticeMissedHeartbeats() async throws -> Int {
        let now = dispatcher.clock.now
        var missed = 0
        for row in try await dispatcher.journal.heartbeats() where row.due <= now {
            guard let source = dispatcher.library.current.sources[row.source], source.heartbeat != nil else { continue }
            let alert = Heartbeats.missed(row)
            if try await dispatcher.incident(of: alert.key) != nil { continue }
            try await dispatcher.receive([alert])
            missed += 1
        }
        return missed
    }
}
