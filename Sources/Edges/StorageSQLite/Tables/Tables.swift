internal import Engine
internal import OnCall
internal import Storage
internal import Vocabulary

/// What the one writing thread knows and does. Everything that may be refused is asked before anything is changed, so that one
/// caller's conflict never undoes what shares its transaction.
package final class Tables {
    package let db: Connection
    private(set) var chain = Chain()
    private(set) var programmeEvents = 0
    /// Set when what is remembered may not be what is stored.
    var isStale = false

    init(_ db: Connection) throws(JournalError) {
        self.db = db
        try reload()
    }

    /// Reads again what is remembered between transactions; after one that was not kept.
    func reload() throws(JournalError) {
        chain = try Reading(db).chain()
        programmeEvents = try db.statement("SELECT coalesce(max(sequence), 0) FROM events WHERE stream = 0").first { $0.int(0) } ?? 0
        isStale = false
    }

    func append(_ link: ChainLink, image: [UInt8], stream: Int64) throws(JournalError) {
        chain.append(image: image)
        try db.statement("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)").run {
            $0.put(chain.position)
            $0.put(stream)
            $0.put(link.sequence)
            $0.put(link.record.kind)
            $0.put(link.record.version)
            $0.put(link.at)
            $0.put(link.by)
            $0.put(text: link.record.body)
            $0.put(blob: chain.head)
        }
    }

    // MARK: The programme

    func commit(_ entry: ProgrammeEntry) throws(JournalError) -> Committed {
        switch entry.what {
        case .overrideMade(let override): try put(override)
        case .overrideEnded(let id): try end(override: id, at: entry.at)
        case .runbookAdopted, .runbookRefused, .tokenMade, .tokenRevoked, .account, .device, .alarm, .decided: break
        }
        try append(entry)
        return Committed(sequence: programmeEvents, position: chain.position)
    }

    func append(_ entry: ProgrammeEntry) throws(JournalError) {
        programmeEvents += 1
        let link = ChainLink(
            stream: ChainLink.programme, sequence: programmeEvents, record: EventRecord(entry.what), at: entry.at, by: entry.by.description)
        try append(link, image: link.image, stream: Programme.id.number)
    }

    func put(_ override: Override) throws(JournalError) {
        let taken = try db.statement("SELECT 1 FROM overrides WHERE id = ?").first({ $0.put(override.id) }) { _ in true }
        guard taken == nil else { throw .conflict }
        try db.statement("INSERT INTO overrides VALUES (?, ?, ?, ?, ?, ?)").run {
            $0.put(override.id)
            $0.put(override.schedule)
            $0.put(override.person)
            $0.put(override.replaces)
            $0.put(override.start)
            $0.put(override.end)
        }
    }

    private func end(override id: Int64, at moment: Moment) throws(JournalError) {
        try db.statement("UPDATE overrides SET end_at = min(end_at, ?) WHERE id = ?").run {
            $0.put(moment)
            $0.put(id)
        }
        try db.statement("DELETE FROM overrides WHERE id = ? AND end_at <= start_at").run { $0.put(id) }
    }
}
