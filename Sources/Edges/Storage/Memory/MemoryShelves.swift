internal import Vocabulary

/// The wakes of a journal in memory, found by incident and by time.
struct MemoryWakes: Sendable {
    private var all: [IncidentID: MemoryStore.StoredWake] = [:]
    private var ready = ReadyList<IncidentID>()

    subscript(incident: IncidentID) -> MemoryStore.StoredWake? {
        get { all[incident] }
        set {
            all[incident] = newValue
            ready[incident] = newValue?.ready
        }
    }

    var values: some Collection<MemoryStore.StoredWake> { all.values }

    mutating func next() -> Moment? { ready.next() }
    mutating func due(at now: Moment) -> [IncidentID] { ready.due(at: now) }

    mutating func takeLeasesBack() { for (incident, wake) in all { self[incident]?.ready = wake.due } }
}

/// The messages of a journal in memory, found by their id, their incident, their person and by time.
struct MemoryOutbox: Sendable {
    private struct Due: Sendable {
        var at: Moment
        var id: PageID
    }

    private var all: [PageID: MemoryStore.StoredMessage] = [:]
    private var ready = ReadyList<PageID>()
    private var ofIncident: [IncidentID: [PageID]] = [:]
    /// Each person's pages by when they are due, soonest first.
    private var ofPerson: [PersonName: [Due]] = [:]

    subscript(id: PageID) -> MemoryStore.StoredMessage? {
        get { all[id] }
        set {
            let old = all[id]
            all[id] = newValue
            ready[id] = newValue?.ready
            if old == nil, newValue != nil { ofIncident[id.incident, default: []].append(id) }
            if old?.row.due != newValue?.row.due { move(id, from: old, to: newValue) }
        }
    }

    var values: some Collection<MemoryStore.StoredMessage> { all.values }

    func messages(of incident: IncidentID) -> [MemoryStore.StoredMessage] { (ofIncident[incident] ?? []).compactMap { all[$0] } }

    /// Latest first, down to that moment.
    func pages(to person: PersonName, since: Moment) -> [MemoryStore.StoredMessage] {
        (ofPerson[person] ?? []).reversed().prefix { $0.at >= since }.compactMap { all[$0.id] }
    }

    mutating func next() -> Moment? { ready.next() }
    mutating func due(at now: Moment) -> [MemoryStore.StoredMessage] { ready.due(at: now).compactMap { all[$0] } }

    mutating func takeLeasesBack() {
        for (id, message) in all where message.ready != nil { self[id]?.ready = message.row.due }
    }

    private mutating func move(_ id: PageID, from old: MemoryStore.StoredMessage?, to new: MemoryStore.StoredMessage?) {
        guard let person = (new ?? old)?.row.person else { return }
        if old != nil { ofPerson[person]?.removeAll { $0.id == id } }
        guard let at = new?.row.due else { return }
        var dues = ofPerson[person] ?? []
        ofPerson[person] = nil
        // Nearly always the latest of all.
        let place = dues.lastIndex { $0.at <= at }.map { $0 + 1 } ?? 0
        dues.insert(Due(at: at, id: id), at: place)
        ofPerson[person] = dues
    }
}
