internal import OnCall
internal import Runbooks
internal import Screens
internal import Synchronization

/// What was counted last for the page of insights. It holds for a minute: counting reads much of the journal, and whoever looks at months does
/// not wait for it each time.
final class InsightsMemory: Sendable {
    struct Key: Hashable, Sendable {
        let minute: Int64
        let periods: [CalendarPeriod]
        /// Who may not see private incidents reads other lists.
        let seesPrivate: Bool
        let runbook: RunbookVersion
    }

    private let kept = Mutex<[Key: InsightsScreen.Facts]>([:])

    func facts(_ key: Key, orCount count: () async throws -> InsightsScreen.Facts) async throws -> InsightsScreen.Facts {
        if let known = kept.withLock({ $0[key] }) { return known }
        let facts = try await count()
        kept.withLock { kept in
            kept = kept.filter { $0.key.minute == key.minute }
            kept[key] = facts
        }
        return facts
    }
}
