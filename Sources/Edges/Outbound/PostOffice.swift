internal import Runbooks
internal import Synchronization
package import Vocabulary

/// Sends letters. When a provider fails the next one the connection lists is tried at once, and a provider that keeps failing is tried
/// last for a while, so that a dead one costs nothing, and yet no page is given up while anybody might take it.
package final class PostOffice: Sendable {
    /// What is wrong with the connections; said at start, so that nobody finds out at three in the morning.
    package let problems: [ConnectionProblem]
    private let providers: [ConnectionName: Provider]
    private let breakers: Mutex<[ConnectionName: Breaker]>
    private let now: @Sendable () -> Moment

    private typealias Answer = (verdict: Verdict, provider: ConnectionName)

    package init(providers: [Provider], problems: [ConnectionProblem] = [], breaker: Breaker = Breaker(), now: @escaping @Sendable () -> Moment) {
        self.problems = problems
        self.providers = Dictionary(providers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        breakers = Mutex(self.providers.mapValues { _ in breaker })
        self.now = now
    }

    /// Tries providers until one takes the letter. `provider` is who gave the answer. Where none took it the answer is `later` if it was
    /// for any of them, since then another try may help.
    package func send(_ letter: Letter) async -> (Sent, provider: ConnectionName, took: Duration) {
        let start = now()
        guard let first = providers[letter.connection] else {
            return (.refused(reason: "the runbook has no connection named \(letter.connection)"), letter.connection, .zero)
        }
        let others = first.fallback.compactMap { providers[$0] }.filter { $0.name != first.name && $0.canReplace(first, for: letter) }
        var best: Answer?
        var paused: [Provider] = []
        for provider in [first] + others where best?.verdict.endsSearch != true {
            // Asked only when its turn has come, because a yes to a paused one makes this letter the one that finds out.
            if admits(provider) { best = await attempt(letter, by: provider, after: best) } else { paused.append(provider) }
        }
        for provider in paused where best?.verdict.endsSearch != true { best = await attempt(letter, by: provider, after: best) }
        return (best?.verdict.sent ?? .refused(reason: "nobody carries this letter"), best?.provider ?? first.name, now() - start)
    }

    /// The connection that pushes to browsers, and how; the first by name where there are several, for a browser knows one key.
    package var push: (connection: ConnectionName, settings: WebPushSettings)? {
        providers.values.sorted { $0.name < $1.name }.lazy.compactMap { provider in provider.push.map { (provider.name, $0) } }.first
    }

    /// Whether a provider is being tried last because it keeps failing; for screens and measurements.
    package func isPaused(_ name: ConnectionName) -> Bool {
        if case .closed = breakers.withLock({ $0[name]?.state }) { false } else { true }
    }

    private func admits(_ provider: Provider) -> Bool {
        let time = now()
        return breakers.withLock { $0[provider.name]?.admits(at: time) ?? true }
    }

    /// The better of this provider's answer and the best so far.
    private func attempt(_ letter: Letter, by provider: Provider, after best: Answer?) async -> Answer {
        let verdict = await provider.notifier.judge(letter)
        let time = now()
        breakers.withLock { breakers in
            if case .later = verdict { breakers[provider.name]?.failed(at: time) } else { breakers[provider.name]?.answered() }
        }
        let answer = (verdict.mapReason { "\(provider.name): \(provider.masked($0))" }, provider.name)
        guard let best, best.verdict.rank >= verdict.rank else { return answer }
        return best
    }
}

extension Verdict {
    /// Which of two answers to tell.
    fileprivate var rank: Int {
        switch self {
        case .delivered: 3
        case .later: 2
        case .badAddress: 1
        case .refused: 0
        }
    }

    fileprivate var endsSearch: Bool {
        switch self {
        case .delivered, .badAddress: true
        case .later, .refused: false
        }
    }
}
