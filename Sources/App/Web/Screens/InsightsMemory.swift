internal import OnCall
internal import Runbooks
internal import Screens
internal import Synchronization
internal import Vocabulary

/// What was counted last for the page of insights. Counting reads much of the journal, and nobody who looks at months waits for it each time:
/// for a minute it holds, for some more it is shown while it is counted anew behind the answer.
final class InsightsMemory: Sendable {
    struct Key: Hashable, Sendable {
        let periods: [CalendarPeriod]
        /// Who may not see private incidents reads other lists.
        let seesPrivate: Bool
        let runbook: RunbookVersion
    }

    private struct Kept: Sendable {
        var facts: InsightsScreen.Facts
        /// When somebody last began to count it anew.
        var triedAt: Moment
    }

    private let kept = Mutex<[Key: Kept]>([:])

    /// Older ones are not shown any more.
    private static let shown = Duration.minutes(10)

    func facts(
        _ key: Key, at now: Moment, _ errands: Errands, orCount count: @escaping @Sendable () async throws -> InsightsScreen.Facts
    ) async throws -> InsightsScreen.Facts {
        let (known, isStale) = kept.withLock { kept -> (InsightsScreen.Facts?, Bool) in
            guard let known = kept[key], (.zero..<InsightsMemory.shown).contains(now - known.facts.countedAt) else { return (nil, false) }
            let isStale = now - known.triedAt >= Limits.kpiRest
            if isStale { kept[key]?.triedAt = now }
            return (known.facts, isStale)
        }
        guard let known else {
            let facts = try await count()
            keep(facts, for: key)
            return facts
        }
        // A journal that cannot be read leaves the numbers as they were; the watchdog tells of it.
        if isStale { _ = errands.add { if let facts = try? await count() { self.keep(facts, for: key) } } }
        return known
    }

    func keep(_ facts: InsightsScreen.Facts, for key: Key) {
        kept.withLock { kept in
            kept = kept.filter { facts.countedAt - $0.value.facts.countedAt < InsightsMemory.shown }
            kept[key] = Kept(facts: facts, triedAt: facts.countedAt)
        }
    }
}
