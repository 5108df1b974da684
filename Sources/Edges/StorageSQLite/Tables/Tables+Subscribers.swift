internal import Notation
internal import Storage
internal import Vocabulary

extension Tables {
    func put(_ subscriber: Subscriber) throws(JournalError) {
        try db.statement("DELETE FROM subscribers WHERE confirmed_at IS NULL AND asked_at < ?").run {
            $0.put(subscriber.askedAt - Subscriber.patience)
        }
        try db.statement("INSERT OR REPLACE INTO subscribers VALUES (?, ?, ?, ?, ?)").run {
            $0.put(subscriber.digest)
            $0.put(subscriber.email)
            $0.put(text: JSON.texts(subscriber.components).bytes)
            $0.put(subscriber.askedAt)
            $0.put(subscriber.confirmedAt)
        }
    }

    func confirm(subscriber digest: String, at now: Moment) throws(JournalError) -> Subscriber? {
        guard var subscriber = try Reading(db).subscriber(digest) else { return nil }
        guard subscriber.confirmedAt == nil else { return subscriber }
        guard subscriber.askedAt >= now - Subscriber.patience else { return nil }
        try db.statement("DELETE FROM subscribers WHERE email = ?").run { $0.put(subscriber.email) }
        subscriber.confirmedAt = now
        try put(subscriber)
        return subscriber
    }

    func drop(subscriber digest: String) throws(JournalError) -> Bool {
        try db.statement("DELETE FROM subscribers WHERE digest = ?").run { $0.put(digest) }
        return db.changes > 0
    }

    func note(handed notice: PageID, to digest: String, at now: Moment) throws(JournalError) {
        let key = try PageKey.key(notice)
        try db.statement("DELETE FROM handed WHERE at < ?").run { $0.put(now - Subscriber.memory) }
        try db.statement("INSERT OR REPLACE INTO handed VALUES (?, ?, ?)").run {
            $0.put(key)
            $0.put(digest)
            $0.put(now)
        }
    }
}

extension Reading {
    func handed(_ notice: PageID) throws(JournalError) -> Set<String> {
        let key = try PageKey.key(notice)
        let rows = try db.statement("SELECT subscriber FROM handed WHERE notice = ?").all({ $0.put(key) }) { (row) throws(JournalError) in row.text(0)
        }
        return Set(rows)
    }

    func subscriber(_ digest: String) throws(JournalError) -> Subscriber? {
        try db.statement("SELECT digest, email, components, asked_at, confirmed_at FROM subscribers WHERE digest = ?").first(
            { $0.put(digest) }, Subscriber.init)
    }

    func subscribers() throws(JournalError) -> [Subscriber] {
        try db.statement(
            "SELECT digest, email, components, asked_at, confirmed_at FROM subscribers WHERE confirmed_at IS NOT NULL ORDER BY email, digest"
        ).all({ _ in }, Subscriber.init)
    }
}

extension Subscriber {
    fileprivate init(_ row: Row) throws(JournalError) {
        let components: JSON
        do throws(JSONFault) { components = try JSON(parsing: row.bytes(2)) } catch { throw .broken("a subscriber's components: \(error)") }
        self.init(
            digest: row.text(0), email: row.text(1), components: (components.array ?? []).compactMap(\.string).map { ComponentName($0) },
            askedAt: row.moment(3), confirmedAt: row.momentIfAny(4))
    }
}
