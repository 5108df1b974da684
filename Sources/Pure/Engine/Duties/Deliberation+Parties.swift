internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Which people a party is, now.
extension Deliberation {
    /// A party that has nobody hands on: a role to its backup, then to whoever leads, then to whoever works on it, then to the ladder. A seat,
    /// a schedule and a person stay what they are; that there is nobody is then for whoever asks to say.
    func people(of party: Party) -> [PersonName] {
        let members = members(of: party)
        guard members.isEmpty else { return members }
        switch party {
        case .person, .seat, .schedule, .everyoneOnCall: return []
        case .ladder, .responders: return owners
        case .role(let name):
            let backup = runbook.role(name)?.backup.map { self.members(of: $0) } ?? []
            return backup.orElse(leaders).orElse(workers)
        case .responsible, .accountable: return leaders.orElse(workers)
        }
    }

    /// Each person once.
    func people(ofAll parties: [Party]) -> [PersonName] {
        var people: [PersonName] = []
        for party in parties { for person in self.people(of: party) where !people.contains(person) { people.append(person) } }
        return Array(people.prefix(Limits.peopleEachRung))
    }

    /// Who the party itself is; empty when nobody is.
    func members(of party: Party) -> [PersonName] {
        switch party {
        case .person(let name): people([.person(name)])
        case .seat(let name): people([.seat(name)])
        case .schedule(let name): people([.schedule(name)])
        case .everyoneOnCall: people(runbook.schedules.keys.sorted().map { .schedule($0) })
        case .ladder: ladderPeople
        case .responders: incident.responders.orElse(ladderPeople)
        case .role(let name): [incident.staff[name]?.holder].compactMap { $0 }
        case .responsible(let phase): members(.responsible, in: phase)
        case .accountable(let phase): members(.accountable, in: phase)
        }
    }

    private func members(_ letter: RACI.Letter, in phase: PhaseName) -> [PersonName] {
        people(ofAll: runbook.raci.parties(letter, in: phase, for: incident.facts))
    }

    /// Whoever comes after the owner when the owner does not do it.
    func backup(of owner: Party) -> [PersonName] {
        let owners = people(of: owner)
        let others: [PersonName] =
            switch owner {
            case .role(let name): runbook.role(name)?.backup.map { people(of: $0) } ?? []
            case .seat(let name): nextIn(name, after: owners)
            case .person, .schedule, .ladder, .responsible, .accountable, .responders, .everyoneOnCall: []
            }
        return reachable(others.filter { !owners.contains($0) }).orElse(reachable(owners)).orElse(reachable(leaders.orElse(workers)))
    }

    private func nextIn(_ seat: SeatName, after holders: [PersonName]) -> [PersonName] {
        guard case .held(let people) = runbook.seats[seat] else { return [] }
        return Array(people.filter { !holders.contains($0) }.prefix(1))
    }

    /// Whoever leads, by name.
    private var leaders: [PersonName] {
        guard case .role(let name) = runbook.commander else { return [] }
        return members(of: .role(name)).orElse(runbook.role(name)?.backup.map { members(of: $0) } ?? [])
    }

    private var workers: [PersonName] { members(of: .responders).orElse(owners) }

    /// Whom the ladder asked last; before it asked anybody, whom it would.
    private var ladderPeople: [PersonName] {
        let climbed = incident.climb.flatMap { climb in runbook.ladders[climb.ladder].map { ($0.rungs, climb.reached) } }
        if let (rungs, reached) = climbed, let reached, rungs.indices.contains(reached) {
            let people = people(rungs[reached].targets)
            if !people.isEmpty { return people }
        }
        let ladder = severity?.ladder.flatMap { runbook.ladders[$0] }
        return ladder?.rungs.lazy.map { people($0.targets) }.first { !$0.isEmpty } ?? []
    }

    /// Where there is nobody else: whoever owns the service, else the runbook.
    private var owners: [PersonName] {
        let seats = [runbook.services[incident.opening.service]?.owner, runbook.owner].compactMap { $0 }
        return seats.lazy.map { self.people([.seat($0)]) }.first { !$0.isEmpty } ?? []
    }
}

extension Array {
    /// The other ones when there are none.
    func orElse(_ others: @autoclosure () -> [Element]) -> [Element] { isEmpty ? others() : self }
}
