internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Which people a party is, now. A party that has nobody hands on to whoever leads, then to whoever works on it, then to the ladder.
extension Deliberation {
    func people(of party: Party) -> [PersonName] {
        switch party {
        case .person(let name): return people([.person(name)])
        case .seat(let name): return people([.seat(name)])
        case .schedule(let name): return people([.schedule(name)])
        case .everyoneOnCall: return people(runbook.schedules.keys.sorted().map { .schedule($0) })
        case .ladder: return ladderPeople
        case .responders: return responderPeople
        case .role(let name): return holders(of: name).orElse(responderPeople)
        case .responsible(let phase): return raci(.responsible, in: phase)
        case .accountable(let phase): return raci(.accountable, in: phase)
        }
    }

    /// Each person once.
    func people(ofAll parties: [Party]) -> [PersonName] {
        var people: [PersonName] = []
        for party in parties { for person in self.people(of: party) where !people.contains(person) { people.append(person) } }
        return Array(people.prefix(Limits.peopleEachRung))
    }

    /// Whoever comes after the owner when the owner does not do it.
    func backup(of owner: Party) -> [PersonName] {
        let owners = people(of: owner)
        var others: [PersonName] = []
        switch owner {
        case .role(let name): if let backup = runbook.role(name)?.backup { others = people(of: backup) }
        case .seat(let name): if case .held(let people) = runbook.seats[name] { others = Array(people.drop { owners.contains($0) }.prefix(1)) }
        case .person, .schedule, .ladder, .responsible, .accountable, .responders, .everyoneOnCall: break
        }
        others.removeAll { owners.contains($0) }
        return reachable(others).orElse(reachable(owners)).orElse(people(of: runbook.commander))
    }

    private func raci(_ letter: RACI.Letter, in phase: PhaseName) -> [PersonName] {
        people(ofAll: runbook.raci.parties(letter, in: phase, for: incident.facts)).orElse(people(of: runbook.commander))
    }

    /// Who holds the role, its backup when nobody does, else who leads.
    private func holders(of name: RoleName) -> [PersonName] {
        if let holder = incident.staff[name]?.holder { return [holder] }
        if let backup = runbook.role(name)?.backup, backup != .role(name) {
            let people = backup.isRole ? [] : people(of: backup)
            if !people.isEmpty { return people }
        }
        guard case .role(let leader) = runbook.commander, let holder = incident.staff[leader]?.holder else { return [] }
        return [holder]
    }

    private var responderPeople: [PersonName] {
        if !incident.responders.isEmpty { return incident.responders }
        return ladderPeople
    }

    /// Whom the ladder asked last; before it asked anybody, whom it would.
    private var ladderPeople: [PersonName] {
        if let climb = incident.climb, let ladder = runbook.ladders[climb.ladder], let reached = climb.reached ?? ladder.rungs.indices.first,
            ladder.rungs.indices.contains(reached)
        {
            let people = people(ladder.rungs[reached].targets)
            if !people.isEmpty { return people }
        }
        let first = severity?.ladder.flatMap { runbook.ladders[$0] }?.rungs.lazy.map { people($0.targets) }.first { !$0.isEmpty }
        let owners = [runbook.services[incident.opening.service]?.owner, runbook.owner].compactMap { $0 }
        return first ?? owners.lazy.map { people([.seat($0)]) }.first { !$0.isEmpty } ?? []
    }
}

extension Party {
    fileprivate var isRole: Bool { if case .role = self { true } else { false } }
}

extension Array {
    /// The other ones when there are none.
    fileprivate func orElse(_ others: @autoclosure () -> [Element]) -> [Element] { isEmpty ? others() : self }
}
