internal import Notation
internal import Runbooks
internal import Storage
internal import Vocabulary

/// How long the answer to a repeated request is kept.
private let replyLifetime = Duration.days(7)

// What is kept outside the chain: it can be made again, or its making is an event of its own.
extension Tables {
    func record(_ change: Change, at now: Moment) throws(JournalError) {
        try db.statement("INSERT INTO changes(received_at, body) VALUES (?, ?)").run {
            $0.put(now)
            $0.put(text: change.json.bytes)
        }
    }

    func beat(_ source: SourceName, at now: Moment?, due: Moment) throws(JournalError) {
        try db.statement("INSERT OR REPLACE INTO heartbeats VALUES (?, ?, ?)").run {
            $0.put(source)
            $0.put(now)
            $0.put(due)
        }
    }

    func keep(runbook version: RunbookVersion, text: String, at now: Moment) throws(JournalError) {
        try db.statement("INSERT INTO runbooks VALUES (?, ?, ?) ON CONFLICT (version) DO UPDATE SET kept_at = excluded.kept_at").run {
            $0.put(version.digest)
            $0.put(now)
            $0.put(text)
        }
    }

    func put(_ token: TokenRow) throws(JournalError) {
        try db.statement("INSERT OR REPLACE INTO tokens VALUES (?, ?, ?, ?, ?, ?, ?)").run {
            $0.put(token.name)
            $0.put(token.hash)
            $0.put(token.scopes.joined(separator: " "))
            $0.put(token.person)
            $0.put(token.createdAt)
            $0.put(token.expiresAt)
            $0.put(token.usedAt)
        }
    }

    func drop(_ token: TokenName) throws(JournalError) {
        try db.statement("DELETE FROM tokens WHERE name = ?").run { $0.put(token) }
    }

    func note(usedToken hash: String, at now: Moment) throws(JournalError) {
        try db.statement("UPDATE tokens SET used_at = ? WHERE hash = ?").run {
            $0.put(now)
            $0.put(hash)
        }
    }

    func keep(_ reply: KeptReply, for key: String, at now: Moment) throws(JournalError) {
        try db.statement("DELETE FROM replies WHERE kept_at < ?").run { $0.put(now - replyLifetime) }
        try db.statement("INSERT OR IGNORE INTO replies VALUES (?, ?, ?, ?, ?)").run {
            $0.put(key)
            $0.put(reply.request)
            $0.put(reply.status)
            $0.put(reply.body)
            $0.put(now)
        }
    }

    func probe() throws(JournalError) {
        try db.statement("UPDATE probes SET count = count + 1 WHERE id = 1").run()
    }
}
