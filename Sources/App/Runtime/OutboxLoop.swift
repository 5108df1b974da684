internal import Engine
package import Logging
internal import Outbound
internal import ServiceLifecycle
internal import Storage
internal import Vocabulary

/// Takes what is due out of the outbox, has it drawn and sent, and brings the receipt back through the one door. A row is leased,
/// sent and only then ended: a crash in between sends it again with the same id, and never loses it. Nobody's page waits for the answer
/// to another's.
package struct OutboxLoop: Looping {
    private let dispatcher: Dispatcher
    private let press: LetterPress
    private let post: Post
    private let health: Health
    private let metrics: Metrics
    /// Between 0 and 1; spreads the attempts of many rows that failed together.
    private let jitter: @Sendable () -> Double
    private let logger: Logger

    package init(
        dispatcher: Dispatcher, press: LetterPress, post: Post, health: Health, metrics: Metrics, jitter: @escaping @Sendable () -> Double,
        logger: Logger
    ) {
        self.dispatcher = dispatcher
        self.press = press
        self.post = post
        self.health = health
        self.metrics = metrics
        self.jitter = jitter
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            let places = Places(Limits.messagesInFlight)
            await withDiscardingTaskGroup { group in
                while !Task.isCancelled {
                    let free = places.free
                    let bundles = free > 0 ? await claim(atMost: free) : []
                    for bundle in bundles {
                        places.take()
                        group.addTask {
                            await deliver(bundle)
                            // Claimed by the dozen again, not one by one.
                            if places.giveBack() == Limits.messagesInFlight / 2 { dispatcher.bells.outbox.ring() }
                        }
                    }
                    if bundles.count < free || free == 0 { await dispatcher.bells.outbox.wait(atMost: free > 0 ? await pause() : Limits.loopPause) }
                }
            }
        }
    }

    /// Sends everything that is due now, one after the other, and waits for the answers; answers how many letters there were.
    package func round() async -> Int {
        let bundles = await claim(atMost: Limits.messagesInFlight)
        for bundle in bundles { await deliver(bundle) }
        return bundles.count
    }

    private func claim(atMost limit: Int) async -> [[OutboxRow]] {
        let now = dispatcher.clock.now
        health.alive("outbox", at: now)
        do {
            return OutboxLoop.bundles(try await dispatcher.journal.claim(at: now, leaseUntil: now + Limits.lease, limit: limit))
        } catch {
            logger.error("cannot read the outbox", metadata: ["reason": "\(error)"])
            return []
        }
    }

    private func pause() async -> Duration {
        guard let due = try? await dispatcher.journal.nextDue() else { return Limits.loopPause }
        return max(.milliseconds(1), min(Limits.loopPause, due - dispatcher.clock.now))
    }

    /// Rows of one person by one way that may go together do so.
    private static func bundles(_ rows: [OutboxRow]) -> [[OutboxRow]] {
        struct Key: Hashable {
            var person: PersonName
            var way: Way
        }
        var bundles: [[OutboxRow]] = []
        var places: [Key: Int] = [:]
        for row in rows {
            guard case .page(let page) = row.message, page.bundled else {
                bundles.append([row])
                continue
            }
            let key = Key(person: page.person, way: page.way)
            if let place = places[key] {
                bundles[place].append(row)
            } else {
                places[key] = bundles.count
                bundles.append([row])
            }
        }
        return bundles
    }

    private func deliver(_ rows: [OutboxRow]) async {
        let now = dispatcher.clock.now
        let live = rows.filter { $0.expires > now }
        for row in rows where row.expires <= now { await settle(row, .expired) }
        guard let letter = letter(for: live) else { return }
        let (sent, provider) = await post.send(letter)
        dispatcher.waysOut.note(sent, by: provider, for: letter.connection, at: dispatcher.clock.now)
        for row in live {
            switch sent {
            case .delivered: await settle(row, .delivered(provider: provider))
            case .refused(let reason): await settle(row, .failed(reason: reason))
            case .later(let reason, let after): await tryAgain(row, reason, after)
            }
        }
    }

    private func letter(for rows: [OutboxRow]) -> Letter? {
        guard let first = rows.first else { return nil }
        if case .notice(let notice) = first.message { return press.letter(for: notice) }
        return press.letter(for: rows.compactMap { if case .page(let page) = $0.message { page } else { nil } })
    }

    private func tryAgain(_ row: OutboxRow, _ reason: String, _ after: Duration?) async {
        let attempts = row.attempts + 1
        guard let pause = Backoff.pause(attempt: attempts, jitter: jitter(), retryAfter: after) else {
            return await settle(row, .failed(reason: "\(reason) (\(attempts) attempts)"))
        }
        do {
            try await dispatcher.journal.retry(row.id, attempts: attempts, at: dispatcher.clock.now + pause)
            // The next way must not wait until this one has given up.
            if attempts == 1, case .page = row.message { await dispatcher.stumbled(row.id, reason: reason) }
        } catch {
            // The lease runs out and the row is claimed again: later, but not never.
            logger.error("cannot put a message back", metadata: ["message": "\(row.id)", "reason": "\(error)"])
        }
    }

    private func settle(_ row: OutboxRow, _ outcome: PageOutcome) async {
        let latency = dispatcher.clock.now - row.firstDue
        do {
            try await dispatcher.settle(row.id, outcome, latency: latency)
        } catch {
            logger.error("cannot record a receipt; the message will be sent again", metadata: ["message": "\(row.id)", "reason": "\(error)"])
        }
        switch outcome {
        case .delivered(let provider):
            metrics.add("runbell_messages_delivered_total", "connection=\"\(provider)\"", help: "Messages a provider took.")
            metrics.observe("runbell_message_latency_seconds", duration: latency, help: "From when a message was due until a provider took it.")
        case .failed:
            metrics.add("runbell_messages_failed_total", help: "Messages no provider took.")
        case .expired, .superseded:
            metrics.add("runbell_messages_withdrawn_total", help: "Messages that were too late to send.")
        }
    }
}

extension OutboxRow {
    fileprivate var expires: Moment {
        switch message {
        case .page(let page): page.expires
        case .notice(let notice): notice.expires
        }
    }

    /// When it was first meant to leave, whatever became of the attempts since.
    fileprivate var firstDue: Moment {
        switch message {
        case .page(let page): page.due
        case .notice(let notice): notice.due
        }
    }
}
