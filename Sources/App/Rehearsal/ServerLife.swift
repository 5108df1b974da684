internal import Engine
internal import Logging
internal import Outbound
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// One life of the server, from its start until it is killed: everything that is only in memory. What it leaves behind is the journal.
struct ServerLife: Sendable {
    let dispatcher: Dispatcher
    let health: Health
    let metrics = Metrics()
    let heartbeats: Heartbeats
    let timers: TimerLoop
    let outbox: OutboxLoop
    let steps: StepLoop
    let watchdog: Watchdog

    init(_ runbook: Runbook, journal: any Journal, clock: Clock, press: Press, post: Post, hand: StepHand, door: Door) {
        let logger = Logger(label: "rehearsal") { _ in SwiftLogNoOpLogHandler() }
        let health = Health(startedAt: clock.now)
        let alarms = Alarms()
        let dispatcher = Dispatcher(
            journal: journal, library: RunbookLibrary(current: runbook, journal: journal) { _ in nil }, clock: clock, alarms: alarms, press: press)
        self.health = health
        self.dispatcher = dispatcher
        heartbeats = Heartbeats(dispatcher: dispatcher)
        // One after the other, so that the same rehearsal always writes the same journal.
        timers = TimerLoop(dispatcher: dispatcher, health: health, logger: logger, atOnce: 1)
        outbox = OutboxLoop(
            dispatcher: dispatcher, press: LetterPress(publicURL: door.publicURL, key: door.key), post: post, health: health, metrics: metrics,
            jitter: { 0.5 }, logger: logger)
        steps = StepLoop(dispatcher: dispatcher, hand: hand, health: health, logger: logger)
        let start = clock.now
        watchdog = Watchdog(
            dispatcher: dispatcher, health: health, metrics: metrics, post: post, alarms: alarms, ping: nil, ticks: { clock.now - start },
            logger: logger)
    }
}
