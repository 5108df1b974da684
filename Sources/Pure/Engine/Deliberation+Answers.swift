internal import Runbooks
internal import Vocabulary

/// What people say: they take it, hand it back, pass it on, finish it.
extension Deliberation {
    /// The first answer stops everything that has not left. A later one is written down too, and takes back only what is on its way to
    /// whoever gave it: somebody else's page may be the one that matters.
    mutating func acknowledge(via channel: Channel) {
        let isFirst =
            switch incident.phase {
            case .triggered, .quiet: true
            case .acknowledged, .snoozed, .mitigated, .resolved, .merged: false
            }
        let isNews = if case .snoozed = incident.phase { true } else { !incident.answeredBy.contains(author) }
        if isFirst || isNews { record(.acknowledged(via: channel), by: author) }
        if isFirst {
            withdrawAll()
        } else if case .person(let person) = author {
            withdraw(from: person)
        }
    }

    /// Whoever snoozes, mitigates or the like has seen it.
    private mutating func acknowledgeByDoing() {
        switch incident.phase {
        case .triggered, .quiet: acknowledge(via: .api)
        case .acknowledged, .snoozed, .mitigated, .resolved, .merged: break
        }
    }

    mutating func unacknowledge() throws(Refusal) {
        switch incident.phase {
        case .triggered, .quiet, .resolved, .merged: throw .notAcknowledged
        case .acknowledged, .snoozed, .mitigated: break
        }
        record(.unacknowledged(because: .handedBack), by: author)
        startLadder(because: .handedBack)
    }

    mutating func snooze(until: Moment) throws(Refusal) {
        guard until > now else { throw .inThePast }
        acknowledgeByDoing()
        record(.snoozed(until: until), by: author)
    }

    mutating func mitigate() {
        if case .mitigated = incident.phase { return }
        acknowledgeByDoing()
        record(.mitigated, by: author)
    }

    mutating func resolve(summary: String) throws(Refusal) {
        guard summary.utf8.count <= Limits.noteBytes else { throw .tooLong(limit: Limits.noteBytes) }
        try checkResolution(summary: summary)
        resolve(summary: summary, because: .person)
    }

    /// What asks for an answer is taken back before the last event, so that nothing closed ever asks for one.
    mutating func resolve(summary: String, because reason: ResolveReason) {
        withdrawAll()
        withdrawWhatWaits()
        record(.resolved(summary: summary, because: reason), by: author)
        restoreComponents()
        tellTheEnd()
    }

    mutating func reopen() {
        record(.reopened(because: .person), by: author)
        reconcile()
        startLadder(because: .reopened)
    }

    mutating func merge(into other: IncidentID) throws(Refusal) {
        guard other != incident.id else { throw .intoItself }
        withdrawAll()
        withdrawWhatWaits()
        record(.merged(into: other), by: author)
    }

    mutating func absorb(_ other: IncidentID) throws(Refusal) {
        guard other != incident.id else { throw .intoItself }
        if !incident.absorbed.contains(other) { record(.absorbed(other), by: author) }
    }

    mutating func note(_ text: String) throws(Refusal) {
        guard text.utf8.count <= Limits.noteBytes else { throw .tooLong(limit: Limits.noteBytes) }
        record(.noted(text), by: author)
    }
}
