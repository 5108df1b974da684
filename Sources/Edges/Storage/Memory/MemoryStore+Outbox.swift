internal import Engine
internal import Vocabulary

extension MemoryStore {
    mutating func dueWakes(at now: Moment, leaseUntil until: Moment, limit: Int) -> [Wake] {
        let due = wakes.filter { $0.value.ready <= now }.sorted { ($0.value.ready, $0.key) < ($1.value.ready, $1.key) }.prefix(limit)
        for (incident, _) in due { wakes[incident]?.ready = until }
        return due.map { Wake(incident: $0.key, due: $0.value.due) }.sorted { ($0.due, $0.incident) < ($1.due, $1.incident) }
    }

    mutating func claim(at now: Moment, leaseUntil until: Moment, limit: Int) -> [OutboxRow] {
        let wanted = outbox.values.filter { message in message.ready.map { $0 <= now } ?? false }
        let ordered = wanted.sorted { ($0.ready ?? until, $0.row.id) < ($1.ready ?? until, $1.row.id) }.map(\.row)
        var taken = Array(ordered.prefix(limit))
        let bundles = Set(taken.compactMap(\.bundle))
        taken += ordered.dropFirst(limit).filter { $0.bundle.map(bundles.contains) ?? false }
        for row in taken { outbox[row.id]?.ready = until }
        return taken
    }

    mutating func retry(_ id: PageID, attempts: Int, at moment: Moment) {
        guard outbox[id]?.ready != nil else { return }
        outbox[id]?.ready = moment
        outbox[id]?.row.attempts = attempts
    }

    func pages(to person: PersonName, since: Moment, atMost: Int) -> Int {
        let sent = outbox.values.lazy.filter { message in
            message.row.person == person && message.row.due >= since && (message.row.outcome?.countsForStorms ?? true)
        }
        return sent.prefix(atMost).count
    }

    func pageLoads(since start: Moment, until end: Moment) -> [PageLoad] {
        let loads = outbox.values.compactMap { message -> PageLoad? in
            guard case .page(let page) = message.row.message, message.row.due >= start, message.row.due < end else { return nil }
            guard message.row.outcome?.countsForStorms ?? true else { return nil }
            return PageLoad(
                incident: page.id.incident, person: page.person, way: page.way, at: message.row.due, outcome: message.row.outcome,
                isDrill: incidents[page.id.incident]?.isDrill ?? false)
        }
        return loads.sorted(by: PageLoad.earlier)
    }
}
