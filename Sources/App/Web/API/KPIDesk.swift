internal import Chronicle
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Synchronization
internal import Vocabulary

/// Keeps the numbers of the current month for `/metrics`.
final class KPIDesk: Sendable {
    private struct Gauges: Sendable {
        var text = ""
        var askedAt = Moment.distantPast
    }

    private let dispatcher: Dispatcher
    private let ledger: KPILedger
    private let gauges = Mutex(Gauges())

    init(_ dispatcher: Dispatcher) {
        self.dispatcher = dispatcher
        ledger = KPILedger(dispatcher)
    }

    func count(from start: Moment, until end: Moment, by grouping: KPITable.Grouping?) async throws -> KPILedger.Counted {
        try await ledger.count(from: start, until: end, by: grouping)
    }

    func read(from start: Moment, until end: Moment, _ runbook: Runbook) async throws -> KPILedger.Reading {
        try await ledger.read(from: start, until: end, runbook)
    }

    /// The current month as it was counted last. What was counted a while ago is counted again behind the answer: whoever watches Runbell
    /// never waits for the journal.
    func metrics(_ errands: Errands) -> String {
        let now = dispatcher.clock.now
        let (text, isStale) = gauges.withLock { gauges in
            let isStale = now - gauges.askedAt >= Limits.kpiRest || now < gauges.askedAt
            if isStale { gauges.askedAt = now }
            return (gauges.text, isStale)
        }
        if isStale { _ = errands.add { await self.refresh(at: now) } }
        return text
    }

    /// A journal that cannot be read leaves the numbers as they were; the watchdog tells of it.
    func refresh(at now: Moment) async {
        let month = dispatcher.library.current.monthBegins(before: now)
        guard let counted = try? await count(from: month, until: now + .milliseconds(1), by: .severity) else { return }
        gauges.withLock { $0.text = counted.table.gauges }
    }
}

extension Runbook {
    /// When this month began where the organisation is.
    func monthBegins(before now: Moment) -> Moment {
        let clock = WallClock.of(zone)
        let today = clock.reading(at: now).day
        let (year, month, _) = today.components
        return clock.moment(of: WallReading(CivilDay(year: year, month: month, day: 1) ?? today, minute: 0))
    }
}
