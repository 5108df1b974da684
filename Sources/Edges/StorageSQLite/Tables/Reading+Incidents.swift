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
        try db.statement(Self.list(query)).each({
            $0.put(query.before?.number ?? .max)
            $0.put(query.service)
            $0.put(query.severity)
            $0.put(query.openedAfter)
            $0.put(query.openedBefore)
            $0.put(query.resolvedAfter)
            $0.put(query.open.map { $0 ? 1 : 0 })
        }) { (row) throws(JournalError) in
            guard query.mayMatch(row) else { return true }
            let line = try IncidentRow(row)
            if query.matches(line), search?.matches(line) ?? true { rows.append(line) }
            return rows.count < query.limit
        }
        return rows
    }

    /// Those that are open are few and have an index of their own, and so have those the public was told of. What the text does not
    /// ask for is asked of each row.
    private static func list(_ query: IncidentQuery) -> StaticString {
        if query.open == true {
            """
            SELECT * FROM incidents WHERE is_open = 1 AND id < ?1 AND (?2 IS NULL OR service = ?2) AND (?3 IS NULL OR severity = ?3)
            AND (?4 IS NULL OR opened_at >= ?4) AND (?5 IS NULL OR opened_at < ?5) AND (?6 IS NULL OR resolved_at >= ?6) AND ?7 = 1
            ORDER BY id DESC
            """
        } else if query.isPublic == true {
            """
            SELECT * FROM incidents WHERE is_public = 1 AND id < ?1 AND (?2 IS NULL OR service = ?2) AND (?3 IS NULL OR severity = ?3)
            AND (?4 IS NULL OR opened_at >= ?4) AND (?5 IS NULL OR opened_at < ?5) AND (?6 IS NULL OR resolved_at >= ?6)
            AND (?7 IS NULL OR is_open = ?7) ORDER BY id DESC
            """
        } else {
            """
            SELECT * FROM incidents WHERE id < ?1 AND (?2 IS NULL OR service = ?2) AND (?3 IS NULL OR severity = ?3)
            AND (?4 IS NULL OR opened_at >= ?4) AND (?5 IS NULL OR opened_at < ?5) AND (?6 IS NULL OR resolved_at >= ?6)
            AND (?7 IS NULL OR is_open = ?7) ORDER BY id DESC
            """
        }
    }
}

extension IncidentQuery {
    /// Asked before a row's JSON is read, which is what takes the time.
    fileprivate func mayMatch(_ row: Row) -> Bool {
        (statuses.isEmpty || statuses.contains(row.text(5))) && (isDrill.map { row.isNull(21) != $0 } ?? true)
            && (includePrivate || !row.bool(22)) && (isPublic.map { row.bool(27) == $0 } ?? true)
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
        startedAt = row.momentIfAny(18)
        mitigatedAt = row.momentIfAny(19)
        openedBy = Author(row.text(20)) ?? .runbell
        drill = row.nameIfAny(21)
        isPrivate = row.bool(22)
        isFalseAlarm = row.bool(23)
        phase = row.nameIfAny(24)
        statusName = row.nameIfAny(25)
        commander = row.nameIfAny(26)
        isPublic = row.bool(27)
        reviewPublishedAt = row.momentIfAny(28)
        (tags, impact, givenName) = try stored(id.description) { () throws(RecordError) in
            let facts = try Fields(bytes: row.bytes(29))
            return (try facts.strings("tags"), try facts.numbers("impact"), try facts.stringIfAny("name"))
        }
    }
}
