internal import Runbooks
internal import Vocabulary

/// Pages to people, notices to channels.
extension Deliberation {
    /// Queues every way of each person's reach rule at once, the later ones due later; an answer takes back those that have not left.
    mutating func page(_ people: [PersonName], because reason: PageReason, by ways: [Way] = []) {
        var pages: [Page] = []
        let why = why(reason)
        for person in people {
            let inAStorm = isInAStorm(person)
            for approach in approaches(to: person, by: ways) where !isOnItsWay(approach, to: person, because: reason) {
                let due = now + approach.after
                let number = incident.lastPage + pages.count + 1
                var page = draw(number, to: person, approach, due: inAStorm ? Self.bundled(due) : due, bundled: inAStorm)
                page.why = why
                pages.append(page)
            }
        }
        guard !pages.isEmpty else { return }
        record(.paged(pages.map(PageNote.init), because: reason))
        for page in pages { effect(.page(page)) }
    }

    /// An exercise wakes only those who agreed to it; the others it reaches by mail, or not at all.
    private func approaches(to person: PersonName, by ways: [Way]) -> [Approach] {
        // A test alert shows how people are reached, so it reaches them as a real one does.
        guard let drill = incident.opening.drill, drill != .testAlert else { return runbook.waysToReach(person, urgency: urgency, by: ways) }
        switch runbook.drills.first(where: { $0.name == drill })?.paging {
        case .optedIn where optedIn.contains(person): return runbook.waysToReach(person, urgency: urgency, by: ways)
        case .optedIn, .mail, nil: return runbook.waysToReach(person, urgency: .normal, by: [.email]).filter { $0.way == .email }
        case .nobody: return []
        }
    }

    private func draw(_ number: Int, to person: PersonName, _ approach: Approach, due: Moment, bundled: Bool) -> Page {
        Page(
            id: PageID(incident: incident.id, number: number), person: person, way: approach.way, connection: approach.connection,
            address: approach.address, title: incident.calledOut, severity: incident.severity, service: incident.opening.service, due: due,
            expires: due + Limits.pageLifetime, bundled: bundled, isPrivate: incident.knowledge.isPrivate)
    }

    /// The same rung does not ring the same phone twice while the first call is still going out; nor do two reasons that fall on the
    /// same moment, such as a rung and an escalation.
    private func isOnItsWay(_ approach: Approach, to person: PersonName, because reason: PageReason) -> Bool {
        incident.pending.contains { note in
            let isSame = note.person == person && note.way == approach.way && note.connection == approach.connection
            let leavesInTime = note.due >= now && note.due <= now + approach.after
            return isSame && (leavesInTime || incident.wave(of: note.id)?.because == reason)
        }
    }

    private func isInAStorm(_ person: PersonName) -> Bool {
        guard let storm = runbook.grouping.storm else { return false }
        return recentPages[person, default: 0] >= storm.pages
    }

    /// In a storm pages leave on the full minute, so that those of many incidents go out as one message.
    private static func bundled(_ due: Moment) -> Moment {
        let window = Limits.bundleWindow.milliseconds
        let beyond = due.milliseconds % window
        return beyond == 0 ? due : Moment(milliseconds: due.milliseconds - beyond + window)
    }

    mutating func mention(
        _ people: [PersonName], in audience: Audience, text: String = "Nobody has acknowledged it yet.", because reason: PageReason,
        due: Moment? = nil
    ) {
        let kind = runbook.connection(named: audience.connection)?.kind
        let mentions = people.compactMap { name in kind.flatMap { runbook.people[name]?.name(on: $0) } ?? name.text }
        notify(audience, naming: people, mentions: mentions, text: text, because: reason, due: due)
    }

    /// Others read a channel: of what is private it says only that there is something to do.
    mutating func notify(
        _ audience: Audience, naming people: [PersonName] = [], mentions: [String] = [], text: String, because reason: PageReason,
        due: Moment? = nil
    ) {
        let isPrivate = incident.knowledge.isPrivate
        let id = PageID(incident: incident.id, number: incident.lastPage + 1)
        let due = max(now, due ?? now)
        let notice = Notice(
            id: id, connection: audience.connection, destination: audience.destination, mentions: mentions,
            title: isPrivate ? incident.plea : headline, text: isPrivate ? "" : text, due: due, expires: due + Limits.pageLifetime)
        record(.noticed([NoticeNote(notice, now: now, for: people)], because: reason))
        effect(.notice(notice))
    }

    /// A push stands on a locked screen: of what is private it says no more there than in a channel.
    func isSeenByOthers(_ connection: ConnectionName) -> Bool {
        incident.knowledge.isPrivate && runbook.connection(named: connection)?.kind == .webpush
    }

    /// Takes back everything that asks for an answer and has not left. What somebody has said, and what somebody owes, is still theirs.
    mutating func withdrawAll() {
        withdraw { $0.asksForAnswer }
    }

    /// Nobody is called about what is done, or needs not be done any more.
    mutating func withdraw(because reason: PageReason) {
        withdraw { $0 == reason }
    }

    private mutating func withdraw(where isMeant: (PageReason) -> Bool) {
        let waves = incident.waves.filter { isMeant($0.because) }
        guard !waves.isEmpty else { return }
        let ids = (incident.pending.map(\.id) + incident.pendingNotices.map(\.id)).filter { id in waves.contains { $0.numbers.contains(id.number) } }
        guard !ids.isEmpty else { return }
        for id in ids { record(.pageEnded(id, .superseded, latency: .zero)) }
        if incident.pending.isEmpty, incident.pendingNotices.isEmpty { return effect(.withdrawAll) }
        for id in ids { effect(.withdraw(id)) }
    }

    mutating func withdraw(from person: PersonName) {
        for note in incident.pending where note.person == person {
            record(.pageEnded(note.id, .superseded, latency: .zero))
            effect(.withdraw(note.id))
        }
    }
}

extension PageReason {
    /// Whether it asks people to take the incident, so that an answer makes it needless.
    package var asksForAnswer: Bool {
        switch self {
        case .rung, .escalation, .responder, .reassigned, .undeliverable, .exhausted: true
        case .duty, .update, .asked: false
        }
    }
}

extension PageNote {
    init(_ page: Page) {
        self.init(
            id: page.id, person: page.person, way: page.way, connection: page.connection, due: page.due, expires: page.expires, bundled: page.bundled)
    }
}

extension Person {
    /// What makes a channel of that kind ring for this person.
    fileprivate func name(on kind: Connection.Kind) -> String? {
        switch kind {
        case .slack: slack
        case .smtp: email
        case .ntfy: ntfy
        case .twilio: phone
        case .webhook, .webpush, .capture: nil
        }
    }
}
