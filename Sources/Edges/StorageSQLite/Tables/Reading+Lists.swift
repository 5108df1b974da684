internal import Engine
internal import Runbooks
internal import Storage
internal import Vocabulary

extension Reading {
    func incident(_ id: IncidentID) throws(JournalError) -> IncidentRow? {
        try db.statement("SELECT * FROM incidents WHERE id = ?").first({ $0.put(id) }, IncidentRow.init)
    }

    func incidents(_ query: IncidentQuery) throws(JournalError) -> [IncidentRow] {
        guard query.limit > 0 else { return [] }
        let search = query.search.map(Search.init)
        var rows: [IncidentRow] = []
        // Those that are open are few, and have an index of their own.
        let sql: StaticString =
            query.open == true
            ? """
            SELECT * FROM incidents WHERE is_open = 1 AND id < ? AND (?2 IS NULL OR service = ?2) AND (?3 IS NULL OR severity = ?3)
            ORDER BY id DESC
            """
            : """
            SELECT * FROM incidents WHERE id < ? AND (?2 IS NULL OR service = ?2) AND (?3 IS NULL OR severity = ?3)
            AND (?4 IS NULL OR is_open = ?4) ORDER BY id DESC
            """
        try db.statement(sql).each({
            $0.put(query.before?.number ?? .max)
            $0.put(query.service)
            $0.put(query.severity)
            if query.open != true { $0.put(query.open.map { $0 ? 1 : 0 }) }
        }) { (row) throws(JournalError) in
            guard query.statuses.isEmpty || query.statuses.contains(row.text(5)) else { return true }
            let line = try IncidentRow(row)
            if search?.matches(line) ?? true { rows.append(line) }
            return rows.count < query.limit
        }
        return rows
    }

    func duties(_ query: DutyQuery) throws(JournalError) -> [DutyRow] {
        guard query.limit > 0 else { return [] }
        if let id = query.incident {
            let row = try incident(id)
            let all = (row?.duties ?? []).map { DutyRow(incident: id, duty: $0) }
            return Array(all.filter(query.matches).sorted(by: DutyRow.earlier).prefix(query.limit))
        }
        return query.open == true ? try openDuties(query) : try allDuties(query)
    }

    /// Every incident here has an open duty due at `next_duty`: the earliest duties of all are in the earliest incidents.
    private func openDuties(_ query: DutyQuery) throws(JournalError) -> [DutyRow] {
        let found = try db.statement(
            "SELECT id, duties FROM incidents WHERE next_duty IS NOT NULL AND next_duty < ? ORDER BY next_duty, id LIMIT ?"
        ).all(
            {
                $0.put(query.dueBefore?.milliseconds ?? .max)
                $0.put(query.limit)
            }, DutyRow.read)
        return Array(found.joined().filter(query.matches).sorted(by: DutyRow.earlier).prefix(query.limit))
    }

    private func allDuties(_ query: DutyQuery) throws(JournalError) -> [DutyRow] {
        let found = try db.statement("SELECT id, duties FROM incidents WHERE duties <> '[]'").all({ _ in }, DutyRow.read)
        return Array(found.joined().filter(query.matches).sorted(by: DutyRow.earlier).prefix(query.limit))
    }
}

extension DutyRow {
    fileprivate static func read(_ row: Row) throws(JournalError) -> [DutyRow] {
        let incident = row.incident(0)
        let duties = try stored(incident.description) { () throws(RecordError) in try Incident.Duty.read(row.bytes(1)) }
        return duties.map { DutyRow(incident: incident, duty: $0) }
    }
}

extension IncidentRow {
    /// Of the columns in the order of their table.
    fileprivate init(_ row: Row) throws(JournalError) {
        let id = row.incident(0)
        self.init(
            id: id, title: row.text(2), service: row.name(3), severity: row.name(4), status: row.text(5), isOpen: row.bool(6),
            group: row.textIfAny(7), openedAt: row.moment(8), changedAt: row.moment(9), acknowledgedAt: row.momentIfAny(10),
            resolvedAt: row.momentIfAny(11), acknowledgedBy: row.textIfAny(12), alerts: row.int(13), alertsFiring: row.int(14),
            duties: try stored(id.description) { () throws(RecordError) in try Incident.Duty.read(row.bytes(15)) },
            runbook: RunbookVersion(row.text(17)))
    }
}
