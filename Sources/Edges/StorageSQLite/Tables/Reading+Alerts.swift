internal import Notation
internal import Storage
internal import Vocabulary

extension Reading {
    func openAlert(_ key: AlertKey) throws(JournalError) -> AlertRow? {
        try db.statement(
            """
            SELECT a.id, a.incident, a.source, a.key, a.summary, a.body, a.first_at, a.ended_at, o.count, o.last_at, o.ends_at, o.rhythm
            FROM open_alerts o JOIN alerts a USING (id) WHERE o.key = ? AND o.source = ?
            """
        ).first(
            {
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
            SELECT a.id, a.incident, a.source, a.key, a.summary, a.body, a.first_at, a.ended_at, o.count, o.last_at, o.ends_at, o.rhythm
            FROM open_alerts o JOIN alerts a USING (id) WHERE o.ends_at <= ? ORDER BY o.ends_at, o.id LIMIT ?
            """
        ).all(
            {
                $0.put(now)
                $0.put(limit)
            }, AlertRow.init)
    }

    /// A search reads from the newest alert back until it has enough, or is at `after`. No index serves it: over a million alerts a word that
    /// is in none of them takes under half a second, and an index of words would cost every alert that comes in more than that is worth.
    func alerts(_ query: AlertQuery) throws(JournalError) -> [AlertRow] {
        guard query.limit > 0 else { return [] }
        let search = query.search.map(Search.init)
        var rows: [AlertRow] = []
        try db.statement(Self.list(query)).each({
            $0.put(query.before?.number ?? .max)
            $0.put(query.incident?.number)
            $0.put(query.source)
            $0.put(query.open.map { $0 ? 1 : 0 })
            $0.put(query.search.map(Self.likeAnywhere))
            $0.put(query.search.map { Self.likeAnywhere(String(JSON.quoted($0).dropFirst().dropLast())) })
            $0.put(query.after?.number ?? 0)
        }) { (row) throws(JournalError) in
            let alert = try AlertRow(row)
            if search?.matches(alert.alert) ?? true { rows.append(alert) }
            return rows.count < query.limit
        }
        return rows
    }

    /// A pattern for LIKE that lets through every row that may match: the JSON is only looked at as text, so each row it lets
    /// through is asked again.
    private static func likeAnywhere(_ text: String) -> String {
        "%" + text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_") + "%"
    }

    private static func list(_ query: AlertQuery) -> StaticString {
        if query.incident != nil {
            """
            SELECT a.id, a.incident, a.source, a.key, a.summary, a.body, a.first_at, a.ended_at,
                coalesce(o.count, a.count), coalesce(o.last_at, a.last_at), coalesce(o.ends_at, a.ends_at),
                coalesce(o.rhythm, a.rhythm)
            FROM alerts a LEFT JOIN open_alerts o USING (id)
            WHERE a.id < ?1 AND a.id > ?7 AND a.incident = ?2 AND (?3 IS NULL OR a.source = ?3) AND (?4 IS NULL OR (a.ended_at IS NULL) = ?4)
            AND (?5 IS NULL OR a.key LIKE ?5 ESCAPE '\\' OR a.summary LIKE ?5 ESCAPE '\\' OR a.body LIKE ?6 ESCAPE '\\')
            ORDER BY a.id DESC
            """
        } else if query.open == true {
            """
            SELECT a.id, a.incident, a.source, a.key, a.summary, a.body, a.first_at, a.ended_at, o.count, o.last_at, o.ends_at, o.rhythm
            FROM open_alerts o CROSS JOIN alerts a USING (id)
            WHERE o.id < ?1 AND o.id > ?7 AND ?2 IS NULL AND (?3 IS NULL OR o.source = ?3) AND ?4 = 1
            AND (?5 IS NULL OR a.key LIKE ?5 ESCAPE '\\' OR a.summary LIKE ?5 ESCAPE '\\' OR a.body LIKE ?6 ESCAPE '\\')
            ORDER BY o.id DESC
            """
        } else {
            """
            SELECT a.id, a.incident, a.source, a.key, a.summary, a.body, a.first_at, a.ended_at,
                coalesce(o.count, a.count), coalesce(o.last_at, a.last_at), coalesce(o.ends_at, a.ends_at),
                coalesce(o.rhythm, a.rhythm)
            FROM alerts a LEFT JOIN open_alerts o USING (id)
            WHERE a.id < ?1 AND a.id > ?7 AND ?2 IS NULL AND (?3 IS NULL OR a.source = ?3) AND (?4 IS NULL OR (a.ended_at IS NULL) = ?4)
            AND (?5 IS NULL OR a.key LIKE ?5 ESCAPE '\\' OR a.summary LIKE ?5 ESCAPE '\\' OR a.body LIKE ?6 ESCAPE '\\')
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
            lastAt: row.moment(9), endedAt: endedAt, rhythm: Rhythm(bytes: row.bytes(11)))
    }
}
