internal import Runbooks
internal import Vocabulary

/// Messages to people that wake nobody.
extension Deliberation {
    /// One message a person, by the quietest way they have, and never the same thing twice in one moment, such as after a long sleep. What is
    /// due before the morning, by `due`, is said at night too, by telephone if need be. Nobody to tell is an alarm; that somebody else
    /// cannot be told is not.
    mutating func remind(_ people: [PersonName], _ text: String, because reason: PageReason, due: Moment? = nil) {
        let fresh = people.filter { !(told[$0]?.contains(text) ?? false) }
        guard !fresh.isEmpty || people.isEmpty else { return }
        for person in fresh { told[person, default: []].append(text) }
        let approaches = fresh.compactMap { person in
            runbook.quietly(to: person, at: now, due: isUp(person) ? now : due).map { (person, $0) }
        }
        guard !approaches.isEmpty else { return alarm(.exhausted, "nobody could be told: \(text)") }
        send(approaches, text: text, because: reason)
    }

    /// Whoever answered an incident that goes on is awake, and so is whoever asks.
    private func isUp(_ person: PersonName) -> Bool {
        incident.phase.isOpen && incident.answeredBy.contains(.person(person)) || author == .person(person)
    }

    private mutating func send(_ approaches: [(person: PersonName, quiet: QuietApproach)], text: String, because reason: PageReason) {
        let notices = approaches.enumerated().map { place, approach in
            let quiet = approach.quiet
            let isSeen = isSeenByOthers(quiet.approach.connection)
            return Notice(
                id: PageID(incident: incident.id, number: incident.lastPage + place + 1), connection: quiet.approach.connection,
                destination: quiet.approach.address, title: isSeen ? incident.plea : headline, text: isSeen ? "" : text, due: quiet.leaves,
                expires: quiet.leaves + Limits.pageLifetime)
        }
        record(.noticed(zip(notices, approaches).map { NoticeNote($0, now: now, for: [$1.person]) }, because: reason))
        for notice in notices { effect(.notice(notice)) }
    }

    /// What waits for the morning and asks nothing of anybody any more is not said.
    mutating func withdrawWhatWaits() {
        for note in incident.pendingNotices where note.due.map({ $0 > now }) ?? false {
            record(.pageEnded(note.id, .superseded, latency: .zero))
            effect(.withdraw(note.id))
        }
    }
}

extension NoticeNote {
    init(_ notice: Notice, now: Moment, for people: [PersonName] = []) {
        self.init(
            id: notice.id, connection: notice.connection, destination: notice.destination, due: notice.due > now ? notice.due : nil, people: people)
    }
}
