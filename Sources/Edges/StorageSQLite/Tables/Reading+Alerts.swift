internal import Storage
internal import Vocabulary

extension Reading {
    func openAlert(_ key: AlertKey) throws(JournalError) -> AlertRow? {
        try db.statement(
            """
            SELECT a.id, a.incident, a.source, a.key, a.summary, a.body, a.first_at, a.ended_at, o.count, o.last_at, o.ends_at
            FROM open_alerts o JOIN alerts a USING (id) WHERE o.key = ? AND o.source = ?
            """
        ).first({
            $0.put(key.key)
            $0.put(key.source)
        }, AlertRow.init)
    }

    func openGroup(_ group: String) throws(JournalError) -> OpenGroup? {
        try db.statement("SELECT incident, joined_at FROM groups WHERE name = ?").first({ $0.put(group) }) {
            OpenGroup(incident: $0.incident(0), joinedAt: $0.moment(1))
        }
    }

    func lapsedAlerts(at now: Moment, limit: Int) throws(JournalError) -> [AlertRow] {
        try db.statement(
            """
            SELECT a.id, a.incident, a.source, a.key, a.summary, a.body, a.first_at, a.ended_at, o.count, o.last_at, o.ends_at
            FROM open_alerts o JOIN alerts a USING (id) WHERE o.ends_at <= ? ORDER BY o.ends_at, o.id LIMIT ?
            """
        ).all({
            $0.put(now)
            $0.put(limit)
        }, AlertRow.init)
    }

    func alerts(_ query: AlertQuery) throws(JournalError) -> [AlertRow] {
        guard query.limit > 0 else { return [] }
        let search = query.search.map(Search.init)
        var rows: [AlertRow] = []
        try db.statement(Self.list(query)).each({
            $0.put(query.before?.number ?? .max)
            $0.put(query.incident?.number)
            $0.put(query.source)
            $0.put(query.open.map { $0 ? 1 : 0 })
        }) { (row) throws(JournalError) in
            let alert = try AlertRow(row)
            if search?.matches(alert.alert) ?? true { rows.append(alert) }
            return rows.count < query.limit
        }
        return rows
    }

    private static func list(_ query: AlertQuery) -> StaticString {
        if query.incident != nil {
            """
            SELECT a.id, a.incident, a.source, a.key, a.summary, a.body, a.first_at, a.ended_at,
                coalesce(o.count, a.count), coalesce(o.last_at, a.last_at), coalesce(o.ends_at, a.ends_at)
            FROM alerts a LEFT JOIN open_alerts o USING (id)
            WHERE a.id < ?1 AND a.incident = ?2 AND (?3 IS NULL OR a.source = ?3) AND (?4 IS NULL OR (a.ended_at IS NULL) = ?4)
            ORDER BY a.id DESC
            """
        } else if query.open == true {
            """
            SELECT a.id, a.incident, a.source, a.key, a.summary, a.body, a.first_at, a.ended_at, o.count, o.last_at, o.ends_at
            FROM open_alerts o CROSS JOIN alerts a USING (id)
            WHERE o.id < ?1 AND ?2 IS NULL AND (?3 IS NULL OR o.source = ?3) AND ?4 = 1 ORDER BY o.id DESC
            """
        } else {
            """
            SELECT a.id, a.incident, a.source, a.key, a.summary, a.body, a.first_at, a.ended_at,
                coalesce(o.count, a.count), coalesce(o.last_at, a.last_at), coalesce(o.ends_at, a.ends_at)
            FROM alerts a LEFT JOIN open_alerts o USING (id)
            WHERE a.id < ?1 AND ?2 IS NULL AND (?3 IS NULL OR a.source = ?3) AND (?4 IS NULL OR (a.ended_at IS NULL) = ?4)
            ORDER BY a.id DESC
            """
        }
    }
}

extension AlertRow {
    fileprivate init(_ row: Row) throws(JournalError) {
        let id = AlertRowID(row.integer(0))
        let endedAt = row.momentIfAny(7)
        let alert = try stored("alert \(id.number)") { () throws(RecordError) in
            try Alert(
                key: AlertKey(source: row.name(2), key: row.text(3)), summary: row.text(4), endsAt: row.momentIfAny(10), Fields(bytes: row.bytes(5)))
        }
        self.init(
            id: id, alert: alert, incident: row.incident(1), isOpen: endedAt == nil, count: row.int(8), firstAt: row.moment(6),
            lastAt: row.moment(9), endedAt: endedAt)
    }
}
