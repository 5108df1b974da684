package import Runbooks
package import Storage
package import Vocabulary

extension SQLiteJournal {
    package func commit(_ entry: Entry, placed: () -> Void) async throws(JournalError) -> Committed {
        let prepared = try PreparedEntry(entry)
        return try await writer.write(
            { (tables) throws(JournalError) in try tables.commit(prepared) }, placed: placed, refused: { prepared.footing.giveWay() })
    }

    package func bump(_ repeats: [AlertRepeat], at now: Moment) async throws(JournalError) -> [AlertRowID] {
        repeats.isEmpty ? [] : try await writer.bump(repeats, at: now)
    }

    package func commit(_ entry: ProgrammeEntry) async throws(JournalError) -> Committed {
        try await writer.write { (tables) throws(JournalError) in try tables.commit(entry) }
    }

    package func commit(_ change: ProgrammeChange) async throws(JournalError) -> Committed {
        try await writer.write { (tables) throws(JournalError) in try tables.commit(change) }
    }

    package func record(_ change: Change, at now: Moment) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.record(change, at: now) }
    }

    package func nextIncident() async throws(JournalError) -> IncidentID { takeIncident() }

    package func dueWakes(at now: Moment, leaseUntil until: Moment, limit: Int) async throws(JournalError) -> [Wake] {
        // Most often nothing is due, and then nobody who writes need be waited for.
        guard let next = try await nextWake(), next <= now else { return [] }
        return try await writer.lease { (tables) throws(JournalError) in try tables.dueWakes(at: now, leaseUntil: until, limit: limit) }
    }

    package func claim(at now: Moment, leaseUntil until: Moment, limit: Int) async throws(JournalError) -> [OutboxRow] {
        try await writer.lease { (tables) throws(JournalError) in try tables.claim(at: now, leaseUntil: until, limit: limit) }
    }

    package func retry(_ id: PageID, attempts: Int, at moment: Moment) async throws(JournalError) {
        let key = try PageKey.key(id)
        try await writer.write { (tables) throws(JournalError) in try tables.retry(key, attempts: attempts, at: moment) }
    }

    package func beat(_ source: SourceName, at now: Moment?, due: Moment) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.beat(source, at: now, due: due) }
    }

    package func keep(runbook version: RunbookVersion, text: String, at now: Moment) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.keep(runbook: version, text: text, at: now) }
    }

    package func put(_ token: TokenRow) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.put(token) }
    }

    package func drop(token: TokenName) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.drop(token) }
    }

    package func note(usedToken hash: String, at now: Moment) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.note(usedToken: hash, at: now) }
    }

    package func put(_ subscriber: Subscriber) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.put(subscriber) }
    }

    package func confirm(subscriber digest: String, at now: Moment) async throws(JournalError) -> Subscriber? {
        try await writer.write { (tables) throws(JournalError) in try tables.confirm(subscriber: digest, at: now) }
    }

    package func note(handed notice: PageID, to digest: String, at now: Moment) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.note(handed: notice, to: digest, at: now) }
    }

    package func drop(subscriber digest: String) async throws(JournalError) -> Bool {
        try await writer.write { (tables) throws(JournalError) in try tables.drop(subscriber: digest) }
    }

    package func keep(reply: KeptReply, for key: String, at now: Moment) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.keep(reply, for: key, at: now) }
    }

    package func probe() async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.probe() }
    }
}
