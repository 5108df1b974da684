internal import Engine
internal import Vocabulary

extension MemoryStore {
    mutating func dueWakes(at now: Moment, leaseUntil until: Moment, limit: Int) -> [Wake] {
        let due = wakes.due(at: now).prefix(limit).compactMap { incident in wakes[incident].map { Wake(incident: incident, due: $0.due) } }
        for wake in due { wakes[wake.incident]?.ready = until }
        return due.sorted { ($0.due, $0.incident) < ($1.due, $1.incident) }
    }

    mutating func claim(at now: Moment, leaseUntil until: Moment, limit: Int) -> [OutboxRow] {
        let ordered = outbox.due(at: now).map(\.row)
        var taken = Array(ordered.prefix(limit))
        let bundles = Set(taken.compactMap(\.bundle))
        taken += ordered.dropFirst(limit).filter { $0.bundle.map(bundles.contains) ?? false }
        for row in taken { outbox[row.id]?.ready = until }
        return taken
    }

    mutating func takeLeasesBack() {
        wakes.takeLeasesBack()
        outbox.takeLeasesBack()
    }

    mutating func retry(_ id: PageID, attempts: Int, at moment: Moment) {
        guard outbox[id]?.ready != nil else { return }
        outbox[id]?.ready = moment
        outbox[id]?.row.attempts = attempts
    }

    func pages(to person: PersonName, since: Moment, atMost: Int) -> Int {
        min(atMost, outbox.pages(to: person, since: since).count { $0.row.outcome?.countsForStorms ?? true })
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
