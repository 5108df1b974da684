internal import Storage
internal import Vocabulary

extension Reading {
    /// Walks some of the chain; answers how far it has come.
    func walk(_ walk: inout ChainWalk, after position: Int64, upTo end: Int64, limit: Int) throws(JournalError) -> Int64 {
        var reached = end
        var steps = 0
        try db.statement(
            """
            SELECT position, stream, sequence, kind, version, at, author, body, hash FROM events
            WHERE position > ? AND position <= ? ORDER BY position LIMIT ?
            """
        ).each({
            $0.put(position)
            $0.put(end)
            $0.put(limit)
        }) { (row) throws(JournalError) in
            let link = ChainLink(
                stream: Reading.stream(row.integer(1)), sequence: row.int(2),
                record: EventRecord(kind: row.text(3), version: row.int(4), body: row.bytes(7)), at: row.moment(5), by: row.text(6))
            steps += 1
            if steps == limit { reached = row.integer(0) }
            return walk.step(position: row.integer(0), link: link, hash: row.bytes(8)) { (try? hash(at: $0)) ?? nil }
        }
        return reached
    }

    private func hash(at position: Int64) throws(JournalError) -> [UInt8]? {
        try db.statement("SELECT hash FROM events WHERE position = ?").first({ $0.put(position) }) { $0.bytes(0) }
    }
}
