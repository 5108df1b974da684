internal import Storage
internal import Vocabulary

extension Tables {
    /// Opens and closes alerts; answers the rows of those opened, in order.
    func change(
        _ steps: [PreparedEntry.AlertStep], _ closing: [PreparedEntry.AlertKeyText: Int64], of incident: IncidentID
    ) throws(JournalError) -> [AlertRowID] {
        var opened: [AlertRowID] = []
        for step in steps {
            switch step {
            case .open(let key, let summary, let body, let moment, let endsAt):
                opened.append(AlertRowID(try open(key, summary, body, moment, endsAt, of: incident)))
            case .close(let key, let moment):
                if let row = closing[key] { try close(row, at: moment) }
            }
        }
        return opened
    }

    private func open(
        _ key: PreparedEntry.AlertKeyText, _ summary: String, _ body: [UInt8], _ moment: Moment, _ endsAt: Moment?, of incident: IncidentID
    ) throws(JournalError) -> Int64 {
        try db.statement("INSERT INTO alerts(incident, source, key, summary, body, first_at) VALUES (?, ?, ?, ?, ?, ?)").run {
            $0.put(incident)
            $0.put(key.source)
            $0.put(key.key)
            $0.put(summary)
            $0.put(text: body)
            $0.put(moment)
        }
        let row = db.lastRow
        try db.statement("INSERT INTO open_alerts VALUES (?, ?, ?, ?, 1, ?, ?, ?)").run {
            $0.put(row)
            $0.put(incident)
            $0.put(key.source)
            $0.put(key.key)
            $0.put(moment)
            $0.put(endsAt)
            $0.put(blob: Rhythm(at: moment).bytes)
        }
        return row
    }

    private func close(_ row: Int64, at moment: Moment) throws(JournalError) {
        try db.statement(
            """
            UPDATE alerts SET ended_at = ?1, (count, last_at, ends_at, rhythm) =
                (SELECT count, last_at, ends_at, rhythm FROM open_alerts WHERE id = ?2)
            WHERE id = ?2
            """
        ).run {
            $0.put(moment)
            $0.put(row)
        }
        try db.statement("DELETE FROM open_alerts WHERE id = ?").run { $0.put(row) }
    }

    /// Counts repeats; false when the alert is not open any more.
    func bump(_ row: AlertRowID, by count: Int, lastAt: Moment, endsAt: Moment?) throws(JournalError) -> Bool {
        let kept = try db.statement("SELECT rhythm FROM open_alerts WHERE id = ?").first({ $0.put(row.number) }) { Rhythm(bytes: $0.bytes(0)) }
        guard var rhythm = kept else { return false }
        rhythm.add(count, at: lastAt)
        try db.statement(
            """
            UPDATE open_alerts SET count = count + ?, last_at = max(last_at, ?), ends_at = coalesce(?, ends_at), rhythm = ? WHERE id = ?
            """
        ).run {
            $0.put(count)
            $0.put(lastAt)
            $0.put(endsAt)
            $0.put(blob: rhythm.bytes)
            $0.put(row.number)
        }
        return true
    }
}
