internal import Engine
internal import Notation
internal import OnCall
internal import Runbooks
internal import Storage
internal import Vocabulary

/// Everything that only reads, over any connection.
struct Reading {
    let db: Connection

    init(_ db: Connection) { self.db = db }

    func chain() throws(JournalError) -> Chain {
        try db.statement("SELECT position, hash FROM events ORDER BY position DESC LIMIT 1").first {
            Chain(position: $0.integer(0), head: $0.bytes(1))
        } ?? Chain()
    }

    func lastIncident() throws(JournalError) -> Int64 {
        try db.statement("SELECT coalesce(max(id), 0) FROM incidents").first { $0.integer(0) } ?? 0
    }

    func events(of incident: IncidentID) throws(JournalError) -> [Recorded<IncidentEvent>] {
        try db.statement("SELECT position, sequence, kind, version, at, author, body FROM events WHERE stream = ? ORDER BY sequence").all({
            $0.put(incident)
        }) { (row) throws(JournalError) in
            let record = EventRecord(kind: row.text(2), version: row.int(3), body: row.bytes(6))
            let what = try stored("position \(row.integer(0))") { () throws(RecordError) in try IncidentEvent.What(record) }
            return Recorded(
                position: row.integer(0), sequence: row.int(1),
                event: IncidentEvent(at: row.moment(4), by: Author(row.text(5)) ?? .runbell, what))
        }
    }

    func feed(after position: Int64, limit: Int) throws(JournalError) -> [FeedLine] {
        try db.statement("SELECT position, stream, kind, version, at, author, body FROM events WHERE position > ? ORDER BY position LIMIT ?").all({
            $0.put(position)
            $0.put(limit)
        }) { row in
            FeedLine(
                position: row.integer(0), stream: Reading.stream(row.integer(1)), kind: row.text(2), version: row.int(3), at: row.moment(4),
                by: Author(row.text(5)) ?? .runbell, body: row.text(6))
        }
    }

    static func stream(_ number: Int64) -> String { number == 0 ? ChainLink.programme : IncidentID(number).description }

    // MARK: Small things

    func changes(from start: Moment, to end: Moment, limit: Int) throws(JournalError) -> [RecordedChange] {
        try db.statement("SELECT received_at, body FROM changes WHERE received_at >= ? AND received_at < ? ORDER BY id DESC LIMIT ?").all({
            $0.put(start)
            $0.put(end)
            $0.put(limit)
        }) { (row) throws(JournalError) in
            let change = try stored("a change") { () throws(RecordError) in try Change(Fields(bytes: row.bytes(1))) }
            return RecordedChange(change: change, receivedAt: row.moment(0))
        }
    }

    func overrides(endingAfter moment: Moment) throws(JournalError) -> [Override] {
        try db.statement("SELECT id, schedule, person, replaces, start_at, end_at FROM overrides WHERE end_at > ? ORDER BY id").all({
            $0.put(moment)
        }) { row in
            Override(
                id: row.integer(0), schedule: row.name(1), person: row.name(2), replaces: row.nameIfAny(3), start: row.moment(4),
                end: row.moment(5))
        }
    }

    func heartbeats() throws(JournalError) -> [HeartbeatRow] {
        try db.statement("SELECT source, last_at, due FROM heartbeats ORDER BY source").all {
            HeartbeatRow(source: $0.name(0), lastAt: $0.momentIfAny(1), due: $0.moment(2))
        }
    }

    func runbook(_ version: RunbookVersion) throws(JournalError) -> String? {
        try db.statement("SELECT body FROM runbooks WHERE version = ?").first({ $0.put(version.digest) }) { $0.text(0) }
    }

    func latestRunbook() throws(JournalError) -> KeptText? {
        try db.statement("SELECT version, body FROM runbooks ORDER BY kept_at DESC, rowid DESC LIMIT 1").first({ _ in }) {
            KeptText(version: RunbookVersion($0.text(0)), text: $0.text(1))
        }
    }

    func tokens() throws(JournalError) -> [TokenRow] {
        try db.statement("SELECT name, hash, scopes, person, created_at, expires_at, used_at FROM tokens ORDER BY name").all { row in
            TokenRow(
                name: row.name(0), hash: row.text(1), scopes: row.text(2).split(separator: " ").map(String.init), person: row.nameIfAny(3),
                createdAt: row.moment(4), expiresAt: row.momentIfAny(5), usedAt: row.momentIfAny(6))
        }
    }

    func reply(to key: String) throws(JournalError) -> KeptReply? {
        try db.statement("SELECT request, status, body FROM replies WHERE key = ?").first({ $0.put(key) }) {
            KeptReply(request: $0.text(0), status: $0.int(1), body: $0.text(2))
        }
    }
}
