internal import OnCall
package import Vocabulary

extension Runbook {
    /// Everybody a party may ever mean, whoever has the shift: backups and everyone who takes turns as well. A party that only an
    /// incident can fill, such as its responders, means nobody here.
    package func members(of party: Party) -> [PersonName] {
        var seen: Set<PersonName> = []
        return candidates(for: party, depth: 0).filter { people[$0] != nil && seen.insert($0).inserted }
    }

    package func members(of parties: [Party]) -> [PersonName] {
        var seen: Set<PersonName> = []
        return parties.flatMap(members).filter { seen.insert($0).inserted }
    }

    private func candidates(for party: Party, depth: Int) -> [PersonName] {
        switch party {
        case .person(let name): return [name]
        case .seat(let name): return seats[name].map { $0.holders + $0.backups } ?? []
        case .schedule(let name): return schedules[name].map(turns) ?? []
        case .everyoneOnCall: return schedules.keys.sorted().flatMap { schedules[$0].map(turns) ?? [] }
        case .role(let name):
            // A role may be filled from another; a circle of them means nobody.
            guard depth < 4, let standing = standing(for: name) else { return [] }
            return candidates(for: standing, depth: depth + 1)
        case .ladder, .responders, .responsible, .accountable: return []
        }
    }

    private func turns(of schedule: Schedule) -> [PersonName] {
        switch schedule.cover {
        case .seat(let seat): seats[seat].map { $0.holders + $0.backups } ?? []
        case .layers(let layers): layers.flatMap { $0.rotate.joined() }
        }
    }

    /// Who answers for a role while there is no incident: the party it is filled from, else its backup.
    package func standing(for name: RoleName) -> Party? {
        guard let role = roles.first(where: { $0.name == name }) else { return nil }
        if case .party(let party) = role.filling { return party }
        return role.backup
    }
}
