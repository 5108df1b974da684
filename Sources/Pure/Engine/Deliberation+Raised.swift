internal import Runbooks
internal import Vocabulary

/// It is worse than what somebody took. An answer counts for what was known when it was given: whoever acknowledged something that can wait
/// until morning may have gone back to bed.
extension Deliberation {
    /// What the people of the new severity's ladder hear when somebody is on it already. Of severities with one ladder nobody hears anew.
    mutating func callForMore(than old: SeverityName) {
        guard let severity, let name = severity.ladder, rank(severity.name) < rank(old), name != incident.climb?.ladder else { return }
        switch severity.whenRaised {
        case .page: if countsOn(name) { askBeside(name) } else { askAgain(after: old) }
        case .tell: tellRaised(name, after: old)
        case .nothing: break
        }
    }

    /// Whoever is on it, says that it is worse, and would have been asked by that ladder too, is on that as well.
    private func countsOn(_ ladder: LadderName) -> Bool {
        guard case .person(let person) = author, incident.answeredBy.contains(author) else { return false }
        return (runbook.ladders[ladder]?.rungs ?? []).contains { $0.pages && people($0.targets).contains(person) }
    }

    /// The ladder begins, as it does for what is handed back. Whoever took it and is not asked again hears why.
    private mutating func askAgain(after old: SeverityName) {
        let answered = answerers.filter { .person($0) != author }
        record(.unacknowledged(because: .severityRaised))
        startLadder(because: .severityRaised)
        let others = answered.filter { !pagedByLadder.contains($0) }
        if !others.isEmpty { remind(others, "It is \(incident.severity) now, no longer \(old), and asks others to take it.", because: .asked) }
    }

    /// As if it had been raised now and answered in the same moment: who is asked at once is asked, and the ladder climbs no further.
    private mutating func askBeside(_ name: LadderName) {
        guard let ladder = runbook.ladders[name] else { return }
        record(.ladderStarted(name, round: 1, because: .severityRaised))
        pagedByLadder += answerers
        while let climb = incident.climb, climb.next < ladder.rungs.count, climb.startedAt + climb.slot(on: ladder) <= now {
            reach(climb.next, of: ladder, at: .theirHours, because: nil)
        }
    }

    private mutating func tellRaised(_ name: LadderName, after old: SeverityName) {
        guard let rungs = runbook.ladders[name]?.rungs, let first = rungs.first else { return }
        let on = answerers
        let others = people(rungs.filter { $0.at == first.at }.flatMap(\.targets)).filter { !on.contains($0) }
        let who = on.isEmpty ? "somebody" : on.map(\.text).joined(separator: " and ")
        if !others.isEmpty { remind(others, "It is \(incident.severity) now, no longer \(old); \(who) took it.", because: .asked) }
    }

    /// The people who acknowledged since it was triggered last.
    private var answerers: [PersonName] {
        incident.answeredBy.compactMap { if case .person(let person) = $0 { person } else { nil } }
    }
}
