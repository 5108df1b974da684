internal import Engine
internal import Vocabulary

extension MemoryStore {
    func openAlert(_ key: AlertKey) -> AlertRow? { openAlerts[key].map { alerts[Int($0.number) - 1] } }

    func alerts(_ query: AlertQuery) -> [AlertRow] {
        let search = query.search.map(Search.init)
        return Array(
            alerts.reversed().lazy.filter { row in
                (query.before.map { row.id.number < $0.number } ?? true) && (query.after.map { row.id.number > $0.number } ?? true)
                    && (query.incident.map { row.incident == $0 } ?? true)
                    && (query.open.map { row.isOpen == $0 } ?? true) && (query.source.map { row.alert.key.source == $0 } ?? true)
                    && (search?.matches(row.alert) ?? true)
            }.prefix(query.limit))
    }

    func lapsedAlerts(at now: Moment, limit: Int) -> [AlertRow] {
        let lapsed = openAlerts.values.map { alerts[Int($0.number) - 1] }.filter { $0.alert.endsAt.map { $0 <= now } ?? false }
        return Array(lapsed.sorted { ($0.alert.endsAt ?? now, $0.id.number) < ($1.alert.endsAt ?? now, $1.id.number) }.prefix(limit))
    }

    func incidents(_ query: IncidentQuery) -> [IncidentRow] {
        let search = query.search.map(Search.init)
        // Numbers are given in order, so that the newest are found without looking at all of them.
        let newest = min(lastIncident, query.before.map { $0.number - 1 } ?? lastIncident)
        var found: [IncidentRow] = []
        for number in stride(from: newest, to: 0, by: -1) where found.count < query.limit {
            guard let row = incidents[IncidentID(number)], query.matches(row), search?.matches(row) ?? true else { continue }
            found.append(row)
        }
        return found
    }

    func duties(_ query: DutyQuery) -> [DutyRow] {
        let all = incidents.values.flatMap { row in
            row.duties.map { DutyRow(incident: row.id, duty: $0, isPrivate: row.isPrivate, isDrill: row.isDrill) }
        }
        return Array(all.filter(query.matches).sorted(by: DutyRow.earlier).prefix(query.limit))
    }

    func actions(_ query: ActionQuery) -> [ActionRow] {
        let all = actions.flatMap { incident, items in
            let row = incidents[incident]
            return items.values.map {
                ActionRow(
                    incident: incident, service: row?.service ?? "", item: $0, isPrivate: row?.isPrivate ?? false, isDrill: row?.isDrill ?? false)
            }
        }
        return Array(all.filter(query.matches).sorted(by: ActionRow.earlier).prefix(query.limit))
    }

    func changes(from start: Moment, to end: Moment, limit: Int) -> [RecordedChange] {
        Array(changes.reversed().lazy.filter { $0.receivedAt >= start && $0.receivedAt < end }.prefix(limit))
    }

    func pulse(at now: Moment) -> StoragePulse {
        let messages = outbox.values.filter { $0.ready.map { $0 <= now } ?? false }
        return StoragePulse(
            oldestDueWake: wakes.values.filter { $0.ready <= now }.map(\.due).min(), oldestDueMessage: messages.map(\.row.due).min(),
            waiting: outbox.values.count { $0.ready != nil })
    }
}
