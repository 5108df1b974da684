internal import Runbooks
internal import Vocabulary

/// An incident that only those who take part may know of.
extension Deliberation {
    mutating func setPrivate(_ yes: Bool) {
        guard incident.knowledge.isPrivate != yes else { return }
        record(.knowledge(.madePrivate(yes)), by: author)
        if yes {
            noteWhoIsNotTold()
            return hushWhatWaits()
        }
        for (fact, since) in incident.knowledge.stated.sorted(by: { $0.key < $1.key }) where since <= now { endEmbargo(of: fact) }
    }

    /// Whoever reads it later sees why these heard nothing.
    mutating func noteWhoIsNotTold() {
        let left = runbook.communications.filter { !$0.isForPeople && $0.match.holds(for: incident.facts) }.map(\.name.text)
        if !left.isEmpty { record(.noted("While it is private, nothing is said to \(left.joined(separator: ", ")).")) }
    }

    /// What has not left yet is not said in a channel any more; whoever was to be named there still is, without a word of what it is about.
    private mutating func hushWhatWaits() {
        for update in incident.updates where runbook.communication(update.audience)?.isForPeople != true {
            withdraw(because: .update(update.number))
        }
        for note in incident.pendingNotices where note.due.map({ $0 > now }) ?? false {
            guard let reason = incident.wave(of: note.id)?.because, reason.asksForAnswer else { continue }
            record(.pageEnded(note.id, .superseded, latency: .zero))
            effect(.withdraw(note.id))
            mention(note.people, in: Audience(connection: note.connection, destination: note.destination), because: reason, due: note.due)
        }
    }
}
