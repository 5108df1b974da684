internal import Runbooks
internal import Vocabulary

/// People calling people: the next rung, somebody else instead, somebody else as well.
extension Deliberation {
    /// Asks the next rung now, at any hour; past the last one the ladder begins again. Who is on it stays on it.
    mutating func escalate() throws(Refusal) {
        if case .quiet = incident.phase {
            record(.escalated, by: author)
            return breakQuiet()
        }
        guard let ladder = severity?.ladder, let rungs = runbook.ladders[ladder]?.rungs, !rungs.isEmpty else { throw .nobodyReachable }
        record(.escalated, by: author)
        if incident.climb?.ladder == ladder, incident.climb?.exhausted == false, climbNow(at: .anyHour, because: nil) { return }
        if let climb = incident.climb, climb.ladder == ladder {
            record(.ladderStarted(ladder, round: climb.round + 1, because: .nextRound))
        } else {
            record(.ladderStarted(ladder, round: 1, because: .severityRaised))
        }
        if !climbNow(at: .anyHour, because: nil) { alarm(.exhausted, "nobody on its ladder could be asked", andPage: true) }
    }

    /// Somebody wants people asked although a maintenance window holds pages back.
    mutating func breakQuiet() {
        guard let window = incident.quietBy else { return }
        record(.quietEnded(window))
        reconcile()
        startLadder(because: .quietEnded)
    }

    /// The targets take the place of the ladder's first rung; when they do not answer, the rest of it follows at its own times.
    mutating func reassign(to targets: [Rung.Target]) throws(Refusal) {
        let people = try reachableTargets(targets)
        let wasQuiet = incident.quietBy
        record(.reassigned(targets, people: people), by: author)
        withdrawAll()
        if let wasQuiet { record(.quietEnded(wasQuiet)) }
        reconcile()
        if let ladder = severity?.ladder {
            record(.ladderStarted(ladder, round: 1, because: .reassigned))
            record(.rungReached(0, round: 1, people: people))
        }
        pagedByLadder += people
        page(people, because: .reassigned)
        doWhatIsDue()
    }

    mutating func addResponders(_ targets: [Rung.Target]) throws(Refusal) {
        let people = try reachableTargets(targets)
        guard Set(incident.responders).union(people).count <= Limits.responders else { throw .tooMany(limit: Limits.responders) }
        record(.respondersAdded(targets, people: people), by: author)
        page(people, because: .responder)
    }

    private func reachableTargets(_ targets: [Rung.Target]) throws(Refusal) -> [PersonName] {
        if let unknown = unknown(among: targets) { throw .unknownTarget(unknown) }
        let people = reachable(people(targets))
        guard !people.isEmpty else { throw .nobodyReachable }
        return people
    }
}
