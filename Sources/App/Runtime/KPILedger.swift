package import Chronicle
internal import Engine
internal import Notation
internal import OnCall
package import Runbooks
package import Storage
internal import Synchronization
package import Vocabulary

/// Reads from the journal what the KPIs are counted from.
package final class KPILedger: Sendable {
    /// What was read of an incident's events, and how far those went then.
    private struct Updates: Sendable {
        var changedAt: Moment
        var inTime: [Bool]
    }

    private let dispatcher: Dispatcher
    private let updates = Mutex<[IncidentID: Updates]>([:])

    package init(_ dispatcher: Dispatcher) { self.dispatcher = dispatcher }

    /// The table, and of what there was more than is counted.
    package struct Counted: Sendable {
        package let table: KPITable
        package let cut: [Cut]
    }

    /// Of these only the newest are counted; of actions those due first.
    package enum Cut: String, CaseIterable, Sendable { case incidents, changes, actions }

    /// What is counted, and the incidents it belongs to.
    package struct Reading: Sendable {
        package let facts: KPIFacts
        package let incidents: [IncidentRow]
        package let cut: [Cut]
    }

    package func count(from start: Moment, until end: Moment, by grouping: KPITable.Grouping?) async throws -> Counted {
        let runbook = dispatcher.library.current
        let reading = try await read(from: start, until: end, runbook)
        return Counted(table: KPITable(runbook, reading.facts, from: start, until: end, by: grouping), cut: reading.cut)
    }

    package func read(from start: Moment, until end: Moment, _ runbook: Runbook) async throws -> Reading {
        let journal = dispatcher.journal
        var cut: [Cut] = []
        func whole<Row>(_ rows: [Row], _ what: Cut) -> [Row] {
            if rows.count > Limits.kpiLines { cut.append(what) }
            return Array(rows.prefix(Limits.kpiLines))
        }
        var facts = KPIFacts(zone: runbook.zone, now: dispatcher.clock.now)
        facts.zones = KPIFacts.zones(of: runbook)
        facts.exercises = KPIFacts.exercises(of: try await dispatcher.programme(), runbook)
        let rows = try await whole(incidents(from: start, until: end), .incidents)
        facts.cases = try await cases(rows, from: start)
        facts.changes = whole(try await journal.changes(from: start - Limits.changeSuspected, to: end, limit: Limits.kpiLines + 1), .changes)
            .map(KPIFacts.Change.init)
        facts.pages = try await journal.pageLoads(since: start, until: end).filter { !$0.isDrill }.map {
            KPIFacts.Page(incident: $0.incident, person: $0.person, at: $0.at)
        }
        facts.actions = whole(try await journal.actions(ActionQuery(dueBefore: end, limit: Limits.kpiLines + 1)), .actions).filter { !$0.isDrill }
            .compactMap(KPIFacts.Action.init)
        return Reading(facts: facts, incidents: rows, cut: cut)
    }

    /// Those from some time before too, by which one knows what repeats.
    private func incidents(from start: Moment, until end: Moment) async throws -> [IncidentRow] {
        try await dispatcher.journal.incidents(
            IncidentQuery(limit: Limits.kpiLines + 1, isDrill: false, openedAfter: start - Limits.repeatWindow, openedBefore: end))
    }

    private func cases(_ rows: [IncidentRow], from start: Moment) async throws -> [KPIFacts.Case] {
        var cases: [KPIFacts.Case] = []
        for row in rows {
            var one = KPIFacts.Case(row)
            if row.openedAt >= start, row.duties.contains(where: { $0.name.isUpdate }) { one.updates = try await updates(of: row) }
            cases.append(one)
        }
        return cases
    }

    /// An incident's list of duties knows only the last of each; its events know them all, and are read once while nothing changes.
    private func updates(of row: IncidentRow) async throws -> [Bool] {
        if let known = updates.withLock({ $0[row.id] }), known.changedAt == row.changedAt { return known.inTime }
        let inTime = KPIFacts.updates(in: try await dispatcher.journal.events(of: row.id).map(\.event))
        updates.withLock { updates in
            if updates.count >= Limits.kpiLines { updates.removeAll() }
            updates[row.id] = Updates(changedAt: row.changedAt, inTime: inTime)
        }
        return inTime
    }
}

extension KPIFacts.Case {
    package init(_ row: IncidentRow) {
        self.init(id: row.id, severity: row.severity, service: row.service, openedAt: row.openedAt)
        startedAt = row.startedAt
        acknowledgedAt = row.acknowledgedAt
        mitigatedAt = row.mitigatedAt
        recoveredAt = row.resolvedAt
        group = row.group
        tags = row.tags
        impact = row.impact
        isDrill = row.isDrill
        isFalseAlarm = row.isFalseAlarm
        isVoid = row.isFalseAlarm || row.status == "merged"
        duties = row.duties
        switch row.openedBy {
        case .source, .runbell: isDetected = true
        case .person, .token: isDetected = false
        }
    }
}

extension KPIFacts.Change {
    /// Which service it was of, whoever sent it says with `service`, or `custom_details.service` as PagerDuty's senders do.
    package init(_ recorded: RecordedChange) {
        let details = (try? JSON(parsing: Array(recorded.change.details.utf8))) ?? .null
        let service = (details["service"] ?? details["custom_details"]?["service"])?.string
        self.init(at: recorded.change.at ?? recorded.receivedAt, service: service.map { ServiceName($0) })
    }
}

extension KPIFacts.Action {
    /// Nil for one that was dropped.
    package init?(_ row: ActionRow) {
        switch row.item.state {
        case .open: self.init(incident: row.incident, due: row.item.due, doneAt: nil)
        case .done(let at, _): self.init(incident: row.incident, due: row.item.due, doneAt: at)
        case .dropped: return nil
        }
    }
}
