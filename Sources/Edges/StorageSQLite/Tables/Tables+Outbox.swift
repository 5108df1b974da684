internal import Storage
internal import Vocabulary

extension Tables {
    /// Incident 0 is the programme.
    func apply(_ step: PreparedEntry.Step, of incident: IncidentID, at now: Moment) throws(JournalError) {
        switch step {
        case .queue(let message): try queue(message, at: now)
        case .hasten(let key): try hasten(key, at: now)
        case .withdraw(let key): try withdraw(key...key)
        case .withdrawAll: try withdraw(PageKey.range(of: incident))
        case .wake(let due?):
            try db.statement("INSERT OR REPLACE INTO wakes VALUES (?, ?, ?)").run {
                $0.put(incident)
                $0.put(due)
                $0.put(due)
            }
        case .wake(nil): try db.statement("DELETE FROM wakes WHERE incident = ?").run { $0.put(incident) }
        }
    }

    private func queue(_ message: PreparedEntry.Message, at now: Moment) throws(JournalError) {
        try db.statement("INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, NULL, ?)").run {
            $0.put(message.key)
            $0.put(message.person)
            $0.put(message.bundle)
            $0.put(now)
            $0.put(message.due)
            $0.put(message.expires)
            $0.put(message.due)
            $0.put(text: message.body)
        }
    }

    private func hasten(_ key: Int64, at now: Moment) throws(JournalError) {
        try db.statement("UPDATE outbox SET due = ?1, ready = min(ready, ?1) WHERE id = ?2 AND ready IS NOT NULL AND due > ?1").run {
            $0.put(now)
            $0.put(key)
        }
    }

    /// A leased row is withdrawn too: it may be on its way, and then its receipt will say so.
    private func withdraw(_ keys: ClosedRange<Int64>) throws(JournalError) {
        try db.statement("UPDATE outbox SET outcome = ?, ready = NULL WHERE id BETWEEN ? AND ? AND ready IS NOT NULL").run {
            $0.put(OutcomeCode.superseded)
            $0.put(keys.lowerBound)
            $0.put(keys.upperBound)
        }
    }

    func end(_ key: Int64, _ outcome: PageOutcome) throws(JournalError) {
        let (code, note) = OutcomeCode.columns(of: outcome)
        try db.statement("UPDATE outbox SET outcome = ?, outcome_note = ?, ready = NULL WHERE id = ? AND outcome IN (0, 4)").run {
            $0.put(code)
            $0.put(note)
            $0.put(key)
        }
    }

    func retry(_ key: Int64, attempts: Int, at moment: Moment) throws(JournalError) {
        try db.statement("UPDATE outbox SET ready = ?, attempts = ? WHERE id = ? AND ready IS NOT NULL").run {
            $0.put(moment)
            $0.put(attempts)
            $0.put(key)
        }
    }

    func claim(at now: Moment, leaseUntil until: Moment, limit: Int) throws(JournalError) -> [OutboxRow] {
        var rows = try db.statement(
            """
            SELECT id, queued_at, due, expires, attempts, outcome, outcome_note, body FROM outbox
            WHERE ready <= ? ORDER BY ready, id LIMIT ?
            """
        ).all(
            {
                $0.put(now); $0.put(limit)
            }, OutboxRow.init)
        var taken = Set(rows.map(\.id))
        for person in Set(rows.compactMap(\.bundle)).sorted() {
            let others = try db.statement(
                """
                SELECT id, queued_at, due, expires, attempts, outcome, outcome_note, body FROM outbox
                WHERE ready <= ? AND bundle = ? ORDER BY ready, id
                """
            ).all(
                {
                    $0.put(now); $0.put(person)
                }, OutboxRow.init)
            rows += others.filter { taken.insert($0.id).inserted }
        }
        for row in rows {
            let key = try PageKey.key(row.id)
            try db.statement("UPDATE outbox SET ready = ? WHERE id = ?").run {
                $0.put(until)
                $0.put(key)
            }
        }
        return rows
    }

    func dueWakes(at now: Moment, leaseUntil until: Moment, limit: Int) throws(JournalError) -> [Wake] {
        let wakes = try db.statement("SELECT incident, due FROM wakes WHERE ready <= ? ORDER BY ready, incident LIMIT ?").all({
            $0.put(now)
            $0.put(limit)
        }) { Wake(incident: $0.incident(0), due: $0.moment(1)) }
        for wake in wakes {
            try db.statement("UPDATE wakes SET ready = ? WHERE incident = ?").run {
                $0.put(until)
                $0.put(wake.incident)
            }
        }
        return wakes.sorted { ($0.due, $0.incident) < ($1.due, $1.incident) }
    }
}
