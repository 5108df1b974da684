package import Engine
package import OnCall
package import Runbooks
package import Storage
package import Vocabulary

extension SQLiteJournal {
    func read<Value: Sendable>(
        _ work: @escaping @Sendable (Reading) throws(JournalError) -> Value
    ) async throws(JournalError) -> Value {
        try await readers.read { (connection) throws(JournalError) in try work(Reading(connection)) }
    }

    private func search<Value: Sendable>(
        _ work: @escaping @Sendable (Reading) throws(JournalError) -> Value
    ) async throws(JournalError) -> Value {
        try await searchers.read { (connection) throws(JournalError) in try work(Reading(connection)) }
    }

    package func events(of incident: IncidentID) async throws(JournalError) -> [Recorded<IncidentEvent>] {
        try await read { (it) throws(JournalError) in try it.events(of: incident) }
    }
    package func programme(after sequence: Int) async throws(JournalError) -> [Recorded<ProgrammeEntry>] {
        try await read { (it) throws(JournalError) in try it.programme(after: sequence) }
    }
    package func feed(after position: Int64, limit: Int) async throws(JournalError) -> [FeedLine] {
        try await read { (it) throws(JournalError) in try it.feed(after: position, limit: limit) }
    }
    package var lastPosition: Int64 {
        get async throws(JournalError) { try await read { (it) throws(JournalError) in try it.chain().position } }
    }

    package func openAlert(_ key: AlertKey) async throws(JournalError) -> AlertRow? {
        try await read { (it) throws(JournalError) in try it.openAlert(key) }
    }
    package func openGroup(_ group: String) async throws(JournalError) -> OpenGroup? {
        try await read { (it) throws(JournalError) in try it.openGroup(group) }
    }
    package func alerts(_ query: AlertQuery) async throws(JournalError) -> [AlertRow] {
        if query.search != nil || query.source != nil { return try await search { (it) throws(JournalError) in try it.alerts(query) } }
        return try await read { (it) throws(JournalError) in try it.alerts(query) }
    }
    package func lapsedAlerts(at now: Moment, limit: Int) async throws(JournalError) -> [AlertRow] {
        try await read { (it) throws(JournalError) in try it.lapsedAlerts(at: now, limit: limit) }
    }
    package func changes(from start: Moment, to end: Moment, limit: Int) async throws(JournalError) -> [RecordedChange] {
        try await read { (it) throws(JournalError) in try it.changes(from: start, to: end, limit: limit) }
    }

    package func incidents(_ query: IncidentQuery) async throws(JournalError) -> [IncidentRow] {
        if query.readsFar { return try await search { (it) throws(JournalError) in try it.incidents(query) } }
        return try await read { (it) throws(JournalError) in try it.incidents(query) }
    }
    package func incident(_ id: IncidentID) async throws(JournalError) -> IncidentRow? {
        try await read { (it) throws(JournalError) in try it.incident(id) }
    }
    package func duties(_ query: DutyQuery) async throws(JournalError) -> [DutyRow] {
        if query.open != true { return try await search { (it) throws(JournalError) in try it.duties(query) } }
        return try await read { (it) throws(JournalError) in try it.duties(query) }
    }
    package func actions(_ query: ActionQuery) async throws(JournalError) -> [ActionRow] {
        if query.readsFar { return try await search { (it) throws(JournalError) in try it.actions(query) } }
        return try await read { (it) throws(JournalError) in try it.actions(query) }
    }
    package func overrides(endingAfter moment: Moment) async throws(JournalError) -> [Override] {
        try await read { (it) throws(JournalError) in try it.overrides(endingAfter: moment) }
    }

    package func nextWake() async throws(JournalError) -> Moment? {
        try await read { (it) throws(JournalError) in try it.nextWake() }
    }
    package func nextDue() async throws(JournalError) -> Moment? {
        try await read { (it) throws(JournalError) in try it.nextDue() }
    }
    package func outbox(of incident: IncidentID) async throws(JournalError) -> [OutboxRow] {
        try await read { (it) throws(JournalError) in try it.outbox(of: incident) }
    }
    package func pages(to person: PersonName, since: Moment, atMost: Int) async throws(JournalError) -> Int {
        try await read { (it) throws(JournalError) in try it.pages(to: person, since: since, atMost: atMost) }
    }

    package func pageLoads(since start: Moment, until end: Moment) async throws(JournalError) -> [PageLoad] {
        try await search { (it) throws(JournalError) in try it.pageLoads(since: start, until: end) }
    }
    package func subscriber(_ digest: String) async throws(JournalError) -> Subscriber? {
        try await read { (it) throws(JournalError) in try it.subscriber(digest) }
    }
    package func subscribers() async throws(JournalError) -> [Subscriber] {
        try await read { (it) throws(JournalError) in try it.subscribers() }
    }

    package func handed(_ notice: PageID) async throws(JournalError) -> Set<String> {
        try await read { (it) throws(JournalError) in try it.handed(notice) }
    }

    package func heartbeats() async throws(JournalError) -> [HeartbeatRow] {
        try await read { (it) throws(JournalError) in try it.heartbeats() }
    }
    package func runbook(_ version: RunbookVersion) async throws(JournalError) -> String? {
        try await read { (it) throws(JournalError) in try it.runbook(version) }
    }
    package func latestRunbook() async throws(JournalError) -> KeptText? {
        try await read { (it) throws(JournalError) in try it.latestRunbook() }
    }
    package func tokens() async throws(JournalError) -> [TokenRow] {
        try await read { (it) throws(JournalError) in try it.tokens() }
    }
    package func reply(to key: String) async throws(JournalError) -> KeptReply? {
        try await read { (it) throws(JournalError) in try it.reply(to: key) }
    }
    package func pulse(at now: Moment) async throws(JournalError) -> StoragePulse {
        try await read { (it) throws(JournalError) in try it.pulse(at: now) }
    }

    /// Walks the chain in stretches, so that the log of what is written meanwhile need not be kept for all that time.
    package func verify() async throws(JournalError) -> ChainReport {
        let end = try await lastPosition
        var walk = ChainWalk()
        var position: Int64 = 0
        while position < end {
            let (from, before) = (position, walk)
            (walk, position) = try await search { (it) throws(JournalError) in
                var walk = before
                let reached = try it.walk(&walk, after: from, upTo: end, limit: 5000)
                return (walk, reached)
            }
            if walk.broken != nil { break }
        }
        return walk.report
    }
}

extension IncidentQuery {
    /// Whether the answer may lie anywhere among all there ever were.
    fileprivate var readsFar: Bool {
        guard open != true else { return false }
        return search != nil || openedAfter != nil || openedBefore != nil || resolvedAfter != nil || isDrill == true
    }
}

extension ActionQuery {
    /// Whether those wanted may be few among many.
    fileprivate var readsFar: Bool { incident == nil && (open != true || !owners.isEmpty || service != nil) }
}
