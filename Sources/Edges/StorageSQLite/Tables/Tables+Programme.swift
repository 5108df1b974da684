internal import Engine
internal import Storage
internal import Vocabulary

extension Tables {
    /// Everything that may be refused is asked before anything is changed.
    func commit(_ change: ProgrammeChange) throws(JournalError) -> Committed {
        guard programmeEvents == change.expected else { throw .conflict }
        var steps: [PreparedEntry.Step] = []
        for effect in change.effects { if let step = try PreparedEntry.step(effect) { steps.append(step) } }
        var ended: [(key: Int64, outcome: PageOutcome)] = []
        for (id, outcome) in change.ended { ended.append((try PageKey.key(id), outcome)) }
        if let override = change.override { try put(override) }
        if let ownAddress = change.ownAddress { try apply(ownAddress) }
        for entry in change.entries { try append(entry) }
        for (key, outcome) in ended { try end(key, outcome) }
        for step in steps { try apply(step, of: Programme.id, at: change.at) }
        return Committed(sequence: programmeEvents, position: chain.position)
    }
}

extension Reading {
    func programme(after sequence: Int) throws(JournalError) -> [Recorded<ProgrammeEntry>] {
        try db.statement(
            """
            SELECT position, sequence, kind, version, at, author, body FROM events WHERE stream = 0 AND sequence > ? ORDER BY sequence
            """
        ).all({ $0.put(sequence) }) { (row) throws(JournalError) in
            let record = EventRecord(kind: row.text(2), version: row.int(3), body: row.bytes(6))
            let what = try stored("position \(row.integer(0))") { () throws(RecordError) in try ProgrammeEntry.What(record) }
            return Recorded(
                position: row.integer(0), sequence: row.int(1),
                event: ProgrammeEntry(at: row.moment(4), by: Author(row.text(5)) ?? .runbell, what))
        }
    }
}
