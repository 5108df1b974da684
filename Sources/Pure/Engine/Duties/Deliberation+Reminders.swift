internal import Runbooks
internal import Vocabulary

/// Messages to people that wake nobody.
extension Deliberation {
    /// One message a person, by the way they chose for what can wait, and never the same thing twice in one moment, such as after a long
    /// sleep. Nobody to tell is an alarm; that somebody else cannot be told is not.
    mutating func remind(_ people: [PersonName], _ text: String, because reason: PageReason) {
        let fresh = people.filter { !(told[$0]?.contains(text) ?? false) }
        guard !fresh.isEmpty || people.isEmpty else { return }
        for person in fresh { told[person, default: []].append(text) }
        let approaches = fresh.compactMap { runbook.quietWay(to: $0) }
        guard !approaches.isEmpty else { return alarm(.exhausted, "nobody could be told: \(text)") }
        send(approaches, text: text, because: reason)
    }

    private mutating func send(_ approaches: [Approach], text: String, because reason: PageReason) {
        let notices = approaches.enumerated().map { place, approach in
            Notice(
                id: PageID(incident: incident.id, number: incident.lastPage + place + 1), connection: approach.connection,
                destination: approach.address, title: incident.opening.title, text: text, due: now, expires: now + Limits.pageLifetime)
        }
        record(.noticed(notices.map { NoticeNote(id: $0.id, connection: $0.connection, destination: $0.destination) }, because: reason))
        for notice in notices { effect(.notice(notice)) }
    }
}
