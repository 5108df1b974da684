internal import Inbound
internal import Runbooks
internal import Runtime
internal import Synchronization
internal import Vocabulary

/// What each source sent since the server started: told to whoever sets one up and wonders whether anything arrives.
final class SourceLedger: Sendable {
    struct Account: Sendable {
        /// Requests whose alerts are kept.
        var taken = 0
        var takenAt: Moment?
        var refused = 0
        var refusedAt: Moment?
        /// Why the last one was.
        var refusal = ""
    }

    /// Requests with a key that no source of their kind has.
    struct Strangers: Sendable {
        var count = 0
        var lastAt: Moment
    }

    private struct State {
        var sources: [SourceName: Account] = [:]
        var strangers: [Source.Kind: Strangers] = [:]
    }

    private let state = Mutex(State())

    func took(_ source: SourceName, at now: Moment) {
        state.withLock { state in
            state.sources[source, default: Account()].taken += 1
            state.sources[source]?.takenAt = now
        }
    }

    func refused(_ source: SourceName, _ why: String, at now: Moment) {
        state.withLock { state in
            var account = state.sources[source] ?? Account()
            account.refused += 1
            account.refusedAt = now
            account.refusal = why
            state.sources[source] = account
        }
    }

    func strange(_ kind: Source.Kind, at now: Moment) {
        state.withLock { $0.strangers[kind] = Strangers(count: ($0.strangers[kind]?.count ?? 0) + 1, lastAt: now) }
    }

    func account(of source: SourceName) -> Account { state.withLock { $0.sources[source] } ?? Account() }
    func strangers(of kind: Source.Kind) -> Strangers? { state.withLock { $0.strangers[kind] } }
}

extension Site {
    /// Keeps the alerts of one request; nothing counts as taken before it is durable.
    func take(_ received: Received, of source: SourceName) async throws {
        log(received, of: source)
        try await dispatcher.receive(received.alerts)
        ledger.took(source, at: now)
    }

    /// Notes what a source sent and we could not read; answers it again for the sender.
    func refused(_ problem: Problem, of source: Source) -> Problem {
        ledger.refused(source.name, problem.description, at: now)
        return problem
    }

    /// The source that has this key; a request that brought none, or one nobody has, is noted with its kind.
    func known(_ kind: Source.Kind, key: (some StringProtocol)?) -> Source? {
        if let source = key.flatMap({ wiring.keys.source(kind, key: $0) }) { return source }
        ledger.strange(kind, at: now)
        return nil
    }

    /// How many seconds a source has to wait that sent too much; nil when it did not.
    func isTooMuch(of source: Source) -> Int? {
        guard let wait = rates.take(source, at: now) else { return nil }
        ledger.refused(source.name, "more than \(source.rateEachMinute ?? 0) requests in a minute", at: now)
        return wait
    }
}
