internal import Engine
internal import Storage
internal import Vocabulary

/// What is owed: duties, and what has to become better.
extension Reading {
    func duties(_ query: DutyQuery) throws(JournalError) -> [DutyRow] {
        guard query.limit > 0 else { return [] }
        var rows: [DutyRow] = []
        try db.statement(Self.list(query)).each({
            $0.put(query.incident?.number ?? query.dueBefore?.milliseconds ?? .max)
        }) { (row) throws(JournalError) in
            // Nothing in this incident, nor in any that follows, is due earlier than this.
            if let next = row.momentIfAny(1), query.isByNextDuty, rows.count >= query.limit,
                rows.count(where: { $0.duty.due <= next }) >= query.limit
            {
                return false
            }
            rows += try DutyRow.read(row).filter(query.matches)
            return true
        }
        return Array(rows.sorted(by: DutyRow.earlier).prefix(query.limit))
    }

    private static func list(_ query: DutyQuery) -> StaticString {
        if query.incident != nil {
            "SELECT id, next_duty, duties, is_private, drill FROM incidents WHERE id = ?"
        } else if query.isByNextDuty {
            """
            SELECT id, next_duty, duties, is_private, drill FROM incidents WHERE next_duty IS NOT NULL AND next_duty < ?
            ORDER BY next_duty, id
            """
        } else {
            "SELECT id, next_duty, duties, is_private, drill FROM incidents WHERE duties <> '[]' AND ? IS NOT NULL"
        }
    }

    func actions(_ query: ActionQuery) throws(JournalError) -> [ActionRow] {
        guard query.limit > 0 else { return [] }
        var rows: [ActionRow] = []
        try db.statement(Self.list(query)).each({
            $0.put(query.incident?.number)
            $0.put(query.open.map { $0 ? 1 : 0 })
            $0.put(query.dueBefore?.milliseconds ?? .max)
            $0.put(query.dueAfter?.milliseconds ?? .min)
        }) { (row) throws(JournalError) in
            let action = try ActionRow(row)
            if query.matches(action) { rows.append(action) }
            return rows.count < query.limit
        }
        return rows
    }

    private static func list(_ query: ActionQuery) -> StaticString {
        if query.incident != nil {
            """
            SELECT a.incident, a.number, a.due, a.body, i.service, i.is_private, i.drill FROM actions a CROSS JOIN incidents i ON i.id = a.incident
            WHERE a.incident = ?1 AND (?2 IS NULL OR a.is_open = ?2) AND a.due < ?3 AND a.due >= ?4 ORDER BY a.due, a.number
            """
        } else if query.open != nil {
            """
            SELECT a.incident, a.number, a.due, a.body, i.service, i.is_private, i.drill FROM actions a CROSS JOIN incidents i ON i.id = a.incident
            WHERE ?1 IS NULL AND a.is_open = ?2 AND a.due < ?3 AND a.due >= ?4 ORDER BY a.due, a.incident, a.number
            """
        } else {
            """
            SELECT a.incident, a.number, a.due, a.body, i.service, i.is_private, i.drill FROM actions a CROSS JOIN incidents i ON i.id = a.incident
            WHERE ?1 IS NULL AND ?2 IS NULL AND a.due < ?3 AND a.due >= ?4 ORDER BY a.due, a.incident, a.number
            """
        }
    }
}

extension DutyQuery {
    /// Whether the index on the next open duty of each incident, also of those that are over, leads to all it asks for.
    fileprivate var isByNextDuty: Bool { open == true && incident == nil }
}

extension DutyRow {
    fileprivate static func read(_ row: Row) throws(JournalError) -> [DutyRow] {
        let incident = row.incident(0)
        let duties = try stored(incident.description) { () throws(RecordError) in try Incident.Duty.read(row.bytes(2)) }
        return duties.map { DutyRow(incident: incident, duty: $0, isPrivate: row.bool(3), isDrill: !row.isNull(4)) }
    }
}

extension ActionRow {
    fileprivate init(_ row: Row) throws(JournalError) {
        let (incident, number, due) = (row.incident(0), row.int(1), row.moment(2))
        let item = try stored("action \(number) of \(incident)") { () throws(RecordError) in
            try Incident.ActionItem(number: number, due: due, Fields(bytes: row.bytes(3)))
        }
        self.init(incident: incident, service: row.name(4), item: item, isPrivate: row.bool(5), isDrill: !row.isNull(6))
    }
}
