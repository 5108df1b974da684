package import Engine
package import OnCall
package import Runbooks
internal import Synchronization
package import Vocabulary

/// A journal that is gone when the process is: for rehearsals and for tests. It keeps every law the others keep, but durability.
package final class MemoryJournal: Journal {
    private let store: Mutex<MemoryStore>

    package init() { store = Mutex(MemoryStore()) }

    /// Every verb is one short critical section: nothing in it waits.
    func locked<Value: Sendable>(
        _ body: (inout MemoryStore) throws(JournalError) -> Value
    ) throws(JournalError) -> Value {
        try store.withLock { (store) throws(JournalError) in
            guard !store.isClosed else { throw .closed }
            return try body(&store)
        }
    }

    package func commit(_ entry: Entry, placed: () -> Void) async throws(JournalError) -> Committed {
        defer { placed() }
        do throws(JournalError) {
            return try locked { (store) throws(JournalError) in try store.commit(entry) }
        } catch {
            entry.footing.giveWay()
            throw error
        }
    }
    package func commit(_ entry: ProgrammeEntry) async throws(JournalError) -> Committed {
        try locked { (store) throws(JournalError) in try store.commit(entry) }
    }
    package func commit(_ change: ProgrammeChange) async throws(JournalError) -> Committed {
        try locked { (store) throws(JournalError) in try store.commit(change) }
    }
    package func bump(_ repeats: [AlertRepeat], at now: Moment) async throws(JournalError) -> [AlertRowID] {
        try locked { $0.bump(repeats, at: now) }
    }
    package func record(_ change: Change, at now: Moment) async throws(JournalError) {
        try locked { $0.changes.append(RecordedChange(change: change, receivedAt: now)) }
    }

    package func nextIncident() async throws(JournalError) -> IncidentID { try locked { $0.nextIncident() } }
    package func events(of incident: IncidentID) async throws(JournalError) -> [Recorded<IncidentEvent>] {
        try locked { $0.streams[incident] ?? [] }
    }
    package func programme(after sequence: Int) async throws(JournalError) -> [Recorded<ProgrammeEntry>] {
        try locked { Array($0.programme.dropFirst(sequence)) }
    }
    package func feed(after position: Int64, limit: Int) async throws(JournalError) -> [FeedLine] {
        try locked { $0.feed(after: position, limit: limit) }
    }
    package var lastPosition: Int64 {
        get async throws(JournalError) { try locked { $0.chain.position } }
    }
    package func verify() async throws(JournalError) -> ChainReport { try locked { $0.verify() } }

    package func openAlert(_ key: AlertKey) async throws(JournalError) -> AlertRow? { try locked { $0.openAlert(key) } }
    package func openGroup(_ group: String) async throws(JournalError) -> OpenGroup? { try locked { $0.groups[group] } }
    package func alerts(_ query: AlertQuery) async throws(JournalError) -> [AlertRow] { try locked { $0.alerts(query) } }
    package func lapsedAlerts(at now: Moment, limit: Int) async throws(JournalError) -> [AlertRow] {
        try locked { $0.lapsedAlerts(at: now, limit: limit) }
    }
    package func changes(from start: Moment, to end: Moment, limit: Int) async throws(JournalError) -> [RecordedChange] {
        try locked { $0.changes(from: start, to: end, limit: limit) }
    }

    package func incidents(_ query: IncidentQuery) async throws(JournalError) -> [IncidentRow] { try locked { $0.incidents(query) } }
    package func incident(_ id: IncidentID) async throws(JournalError) -> IncidentRow? { try locked { $0.incidents[id] } }
    package func duties(_ query: DutyQuery) async throws(JournalError) -> [DutyRow] { try locked { $0.duties(query) } }
    package func actions(_ query: ActionQuery) async throws(JournalError) -> [ActionRow] { try locked { $0.actions(query) } }
    package func overrides(endingAfter moment: Moment) async throws(JournalError) -> [Override] {
        try locked { $0.overrides.values.filter { $0.end > moment }.sorted { $0.id < $1.id } }
    }

    package func dueWakes(at now: Moment, leaseUntil until: Moment, limit: Int) async throws(JournalError) -> [Wake] {
        try locked { $0.dueWakes(at: now, leaseUntil: until, limit: limit) }
    }
    package func nextWake() async throws(JournalError) -> Moment? { try locked { $0.wakes.next() } }

    /// Whoever leased something is gone, and it is due again now: what a home on the disk does when it is opened.
    package func takeLeasesBack() { store.withLock { $0.takeLeasesBack() } }

    package func claim(at now: Moment, leaseUntil until: Moment, limit: Int) async throws(JournalError) -> [OutboxRow] {
        try locked { $0.claim(at: now, leaseUntil: until, limit: limit) }
    }
    package func nextDue() async throws(JournalError) -> Moment? { try locked { $0.outbox.next() } }
    package func retry(_ id: PageID, attempts: Int, at moment: Moment) async throws(JournalError) {
        try locked { $0.retry(id, attempts: attempts, at: moment) }
    }
    package func outbox(of incident: IncidentID) async throws(JournalError) -> [OutboxRow] {
        try locked { $0.outbox.messages(of: incident).map(\.row).sorted { $0.id < $1.id } }
    }
    package func pages(to person: PersonName, since: Moment, atMost: Int) async throws(JournalError) -> Int {
        try locked { $0.pages(to: person, since: since, atMost: atMost) }
    }

    package func pageLoads(since start: Moment, until end: Moment) async throws(JournalError) -> [PageLoad] {
        try locked { $0.pageLoads(since: start, until: end) }
    }

    package func put(_ subscriber: Subscriber) async throws(JournalError) { try locked { $0.put(subscriber) } }
    package func confirm(subscriber digest: String, at now: Moment) async throws(JournalError) -> Subscriber? {
        try locked { $0.confirm(subscriber: digest, at: now) }
    }
    package func drop(subscriber digest: String) async throws(JournalError) -> Bool {
        try locked { $0.subscribers.removeValue(forKey: digest) != nil }
    }
    package func subscriber(_ digest: String) async throws(JournalError) -> Subscriber? { try locked { $0.subscribers[digest] } }
    package func subscribers() async throws(JournalError) -> [Subscriber] { try locked { $0.confirmedSubscribers } }
    package func note(handed notice: PageID, to digest: String, at now: Moment) async throws(JournalError) {
        try locked { $0.note(handed: notice, to: digest, at: now) }
    }
    package func handed(_ notice: PageID) async throws(JournalError) -> Set<String> { try locked { Set(($0.handed[notice] ?? [:]).keys) } }

    package func beat(_ source: SourceName, at now: Moment?, due: Moment) async throws(JournalError) {
        try locked { $0.heartbeats[source] = HeartbeatRow(source: source, lastAt: now, due: due) }
    }
    package func heartbeats() async throws(JournalError) -> [HeartbeatRow] {
        try locked { $0.heartbeats.values.sorted { $0.source < $1.source } }
    }

    package func keep(runbook version: RunbookVersion, text: String, at now: Moment) async throws(JournalError) {
        try locked { store in
            store.runbooks.removeAll { $0.version == version }
            store.runbooks.append(KeptText(version: version, text: text))
        }
    }
    package func runbook(_ version: RunbookVersion) async throws(JournalError) -> String? {
        try locked { $0.runbooks.first { $0.version == version }?.text }
    }
    package func latestRunbook() async throws(JournalError) -> KeptText? { try locked { $0.runbooks.last } }
    package func tokens() async throws(JournalError) -> [TokenRow] { try locked { $0.tokens.values.sorted { $0.name < $1.name } } }
    package func put(_ token: TokenRow) async throws(JournalError) { try locked { $0.tokens[token.name] = token } }
    package func drop(token: TokenName) async throws(JournalError) { try locked { $0.tokens[token] = nil } }

    package func note(usedToken hash: String, at now: Moment) async throws(JournalError) {
        try locked { store in
            if let name = store.tokens.values.first(where: { $0.hash == hash })?.name { store.tokens[name]?.usedAt = now }
        }
    }

    package func reply(to key: String) async throws(JournalError) -> KeptReply? { try locked { $0.replies[key] } }
    package func keep(reply: KeptReply, for key: String, at now: Moment) async throws(JournalError) {
        try locked { $0.replies[key] = $0.replies[key] ?? reply }
    }

    package func pulse(at now: Moment) async throws(JournalError) -> StoragePulse { try locked { $0.pulse(at: now) } }
    package func probe() async throws(JournalError) { try locked { _ in } }
    package func close() async { store.withLock { $0.isClosed = true } }
}
