package import Logging
internal import OnCall
internal import Outbound
internal import Runbooks
internal import ServiceLifecycle
internal import Storage
internal import Vocabulary

/// Watches Runbell itself: a wake or a message that is overdue, a journal that cannot be written, a loop that stands still, a clock
/// that jumped. It says so on `/readyz`, in `/metrics` and to the operators, by a way that needs no journal; and while all is well
/// it pings a dead man's switch outside, so that somebody notices when nothing here can speak any more.
package struct Watchdog: Looping {
    private let dispatcher: Dispatcher
    private let health: Health
    private let metrics: Metrics
    private let post: Post
    /// Pings the dead man's switch; nil when none is configured. Answers whether it was heard.
    private let ping: (@Sendable () async -> Bool)?
    /// Time that never jumps, against which the wall clock is held.
    private let ticks: @Sendable () -> Duration
    private let alarms: Alarms
    private let logger: Logger

    package init(
        dispatcher: Dispatcher, health: Health, metrics: Metrics, post: Post, alarms: Alarms, ping: (@Sendable () async -> Bool)?,
        ticks: @escaping @Sendable () -> Duration, logger: Logger
    ) {
        self.dispatcher = dispatcher
        self.health = health
        self.metrics = metrics
        self.post = post
        self.alarms = alarms
        self.ping = ping
        self.ticks = ticks
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var memory = WatchdogMemory()
            while !Task.isCancelled {
                await round(&memory)
                await alarms.bell.wait(atMost: Limits.watchdogInterval)
            }
        }
    }

    /// Looks once, reports, and tells the operators what is new.
    package func round(_ memory: inout WatchdogMemory) async {
        let now = dispatcher.clock.now
        let findings = await look(at: now, &memory)
        health.put(Health.Report(checkedAt: now, findings: findings))
        metrics.set("runbell_healthy", to: findings.isEmpty ? 1 : 0, help: "1 while the watchdog finds nothing wrong.")
        let seconds = Double(now.milliseconds / 1000)
        metrics.set("runbell_watchdog_checked_timestamp_seconds", to: seconds, help: "When the watchdog last looked, in Unix time.")
        let fresh = memory.fresh(findings, at: now)
        for (place, text) in (alarms.take().map(\.text) + fresh).enumerated() { await tellOperators(text, place, at: now) }
        if findings.isEmpty, let ping, memory.shouldPing(at: now) {
            let heard = await ping()
            metrics.set("runbell_deadman_heard", to: heard ? 1 : 0, help: "1 when the dead man's switch took the last ping.")
            if !heard { logger.warning("the dead man's switch did not take the ping") }
        }
    }

    private func look(at now: Moment, _ memory: inout WatchdogMemory) async -> [String] {
        var findings: [String] = []
        if let jump = memory.jump(wall: now, ticks: ticks()) {
            alarms.raise(Alarm("the machine's clock jumped by \(jump.milliseconds / 1000) s"))
        }
        for loop in ["timers", "outbox"] {
            let last = health.lastRound(of: loop)
            if now - last > Limits.overdue { findings.append("the \(loop) loop has stood still since \(last.rfc3339)") }
        }
        do {
            let pulse = try await dispatcher.journal.pulse(at: now)
            if let due = pulse.oldestDueWake, now - due > Limits.overdue { findings.append("a wake due at \(due.rfc3339) was not handled") }
            if let due = pulse.oldestDueMessage, now - due > Limits.overdue { findings.append("a message due at \(due.rfc3339) was not sent") }
            metrics.set("runbell_messages_waiting", to: Double(pulse.waiting), help: "Messages in the outbox that have not ended.")
            try await dispatcher.journal.probe()
            if let reason = dispatcher.refused(within: Limits.refusalRemembered) { findings.append("the journal refused a write: \(reason)") }
        } catch {
            findings.append("the journal cannot be written: \(Trouble(error))")
        }
        return findings
    }

    private func tellOperators(_ text: String, _ place: Int, at now: Moment) async {
        logger.critical("\(text)")
        metrics.add("runbell_alarms_total", help: "Alarms raised for Runbell's own operators.")
        _ = try? await dispatcher.journal.commit(ProgrammeEntry(at: now, by: .runbell, .alarm(text)))
        for letter in dispatcher.library.current.operatorLetters(text, place, at: now) {
            let (sent, _) = await post.send(letter)
            if case .delivered = sent { return }
        }
        logger.critical("no operator could be told: \(text)")
    }
}

extension Runbook {
    /// The letters that tell Runbell's operators, best first: their channel, then every way to reach the runbook's owner.
    func operatorLetters(_ text: String, _ place: Int, at now: Moment) -> [Letter] {
        // Incident 0 is Runbell itself; the moment and the place within the round make each alarm a message of its own.
        let id = PageID(incident: IncidentID(0), number: Int(now.milliseconds) * 1000 + place)
        let title = "Runbell needs help: \(text)"
        var letters: [Letter] = []
        if let operators { letters.append(Letter(id: id, connection: operators.connection, address: operators.destination, title: title)) }
        if let owner, let seat = seats[owner] {
            for holder in seat.holders + seat.backups {
                for reach in waysToReach(holder, urgency: .urgent) {
                    letters.append(Letter(id: id, person: holder, way: reach.way, connection: reach.connection, address: reach.address, title: title))
                }
            }
        }
        return letters
    }
}
