internal import Storage
internal import Vocabulary

extension Reading {
    func nextWake() throws(JournalError) -> Moment? {
        try db.statement("SELECT min(ready) FROM wakes").first { $0.momentIfAny(0) } ?? nil
    }

    func nextDue() throws(JournalError) -> Moment? {
        try db.statement("SELECT min(ready) FROM outbox WHERE ready IS NOT NULL").first { $0.momentIfAny(0) } ?? nil
    }

    func outbox(of incident: IncidentID) throws(JournalError) -> [OutboxRow] {
        let keys = PageKey.range(of: incident)
        return try db.statement(
            """
            SELECT id, queued_at, due, expires, attempts, outcome, outcome_note, body FROM outbox WHERE id BETWEEN ? AND ? ORDER BY id
            """
        ).all(
            {
                $0.put(keys.lowerBound)
                $0.put(keys.upperBound)
            }, OutboxRow.init)
    }

    func pages(to person: PersonName, since: Moment, atMost: Int) throws(JournalError) -> Int {
        // Waiting, delivered and failed ones: see PageOutcome.countsForStorms.
        try db.statement(
            "SELECT count(*) FROM (SELECT 1 FROM outbox WHERE person = ? AND due >= ? AND outcome IN (0, 1, 2) LIMIT ?)"
        ).first({
            $0.put(person)
            $0.put(since)
            $0.put(atMost)
        }) { $0.int(0) } ?? 0
    }

    /// Goes from person to person along the index, so that a month of pages needs no index of its own.
    func pageLoads(since start: Moment, until end: Moment) throws(JournalError) -> [PageLoad] {
        let loads = try db.statement(
            """
            WITH RECURSIVE people(name) AS (
                SELECT min(person) FROM outbox WHERE person IS NOT NULL
                UNION ALL
                SELECT (SELECT min(person) FROM outbox WHERE person > name) FROM people WHERE name IS NOT NULL)
            SELECT o.id, o.person, o.body ->> '$.way', o.due, o.outcome, o.outcome_note, i.drill
            FROM people CROSS JOIN outbox o ON o.person = people.name LEFT JOIN incidents i ON i.id = o.id >> 20
            WHERE o.due >= ? AND o.due < ? AND o.outcome IN (0, 1, 2)
            """
        ).all(
            {
                $0.put(start)
                $0.put(end)
            }, PageLoad.init)
        return loads.sorted(by: PageLoad.earlier)
    }

    func pulse(at now: Moment) throws(JournalError) -> StoragePulse {
        let wake = try db.statement("SELECT min(due) FROM wakes WHERE ready <= ?").first({ $0.put(now) }) { $0.momentIfAny(0) } ?? nil
        let message = try db.statement("SELECT min(due) FROM outbox WHERE ready <= ?").first({ $0.put(now) }) { $0.momentIfAny(0) } ?? nil
        let waiting = try db.statement("SELECT count(*) FROM outbox WHERE ready IS NOT NULL").first { $0.int(0) } ?? 0
        return StoragePulse(oldestDueWake: wake, oldestDueMessage: message, waiting: waiting)
    }
}

extension PageLoad {
    fileprivate init(_ row: Row) throws(JournalError) {
        let id = PageKey.id(row.integer(0))
        guard let way = Way(rawValue: row.text(2)) else { throw .broken("page \(id) went an unknown way: \(row.text(2))") }
        self.init(
            incident: id.incident, person: row.name(1), way: way, at: row.moment(3),
            outcome: OutcomeCode.outcome(row.integer(4), row.textIfAny(5)), isDrill: !row.isNull(6))
    }
}

extension OutboxRow {
    init(_ row: Row) throws(JournalError) {
        let id = PageKey.id(row.integer(0))
        let message = try stored("message \(id)") { () throws(RecordError) in
            try Message(id: id, expires: row.moment(3), Fields(bytes: row.bytes(7)))
        }
        self.init(
            message: message, queuedAt: row.moment(1), due: row.moment(2), attempts: row.int(4),
            outcome: OutcomeCode.outcome(row.integer(5), row.textIfAny(6)))
    }
}
