internal import Runbooks
internal import Vocabulary

/// Roles that somebody gets without being asked, as the runbook says.
extension Deliberation {
    /// A role somebody gave up is nobody's until a person gives it to somebody: the rule had its turn.
    mutating func fillRoles() {
        guard incident.phase.isOpen, let raised = incident.occasions[.raised] ?? incident.occasions[.acknowledged] else { return }
        for role in runbook.roles where isVacant(role.name) && now >= raised + role.after && isNeeded(role) {
            guard let reason = role.filling.reason else { continue }
            for person in candidates(role.filling) {
                if let obstacle = obstacle(to: person, as: role) { passOver(person, obstacle); continue }
                fill(role, with: person, because: reason, by: .runbell)
                break
            }
        }
    }

    private func isVacant(_ role: RoleName) -> Bool {
        let holding = incident.staff[role]
        return holding?.holder == nil && holding?.offeredTo == nil && incident.occasions[.roleVacated(role)] == nil
    }

    mutating func fill(_ role: Role, with person: PersonName, because reason: StaffEvent.Reason, by author: Author) {
        record(.staff(.filled(role.name, by: person, because: reason)), by: author)
        guard self.author != .person(person) else { return }
        let how = "To pass it on: runbell role \(incident.id.number) \"\(role.name)\" PERSON --hand-over"
        let words = (["You are \(role.name)."] + role.does.map { "\($0)." }).joined(separator: " ")
        remind([person], "\(words)\n\(how)", because: .asked, due: now)
    }

    /// Why this person cannot have the role; nil when nothing stands against it.
    func obstacle(to person: PersonName, as role: Role) -> String? {
        for held in incident.roles(of: person) where held != role.name {
            if role.apart.contains(held) || runbook.role(held)?.apart.contains(role.name) == true {
                return "\(person) is \(held), and nobody may be both \(held) and \(role.name)."
            }
        }
        guard let certified else { return nil }
        let missing = role.needs.first { certified[$0]?.contains(person) != true }
        return missing.map { "\(person) has no certificate \($0), which \(role.name) needs." }
    }

    func isNeeded(_ role: Role) -> Bool {
        severity?.roles.contains(role.name) == true || role.match.holds(for: incident.facts)
    }

    /// Whether the rule of a role may still find somebody. Only a person gives away a role by hand, and may do so at any time.
    func canFill(_ role: Role) -> Bool {
        switch role.filling {
        case .firstToAcknowledge: incident.acknowledgedAt == nil
        case .byHand: true
        case .firstOnCall, .declarer, .party: !candidates(role.filling).isEmpty
        }
    }

    private func candidates(_ filling: Role.Filling) -> [PersonName] {
        switch filling {
        case .firstToAcknowledge: return incident.answeredBy.compactMap(\.person)
        case .firstOnCall: return reachable(firstRung)
        case .declarer: return [incident.openedBy.person].compactMap { $0 }
        case .party(let party): return reachable(members(of: party))
        case .byHand: return []
        }
    }

    private var firstRung: [PersonName] {
        let ladder = severity?.ladder.flatMap { runbook.ladders[$0] }
        return ladder?.rungs.lazy.map { people($0.targets) }.first { !$0.isEmpty } ?? []
    }

    /// Said once a decision, and only when it is news: when the incident begins, or when that person answers.
    private mutating func passOver(_ person: PersonName, _ obstacle: String) {
        let isNews = author == .person(person) || incident.liveSince == now
        guard isNews, !passedOver.contains(obstacle) else { return }
        passedOver.append(obstacle)
        record(.noted(obstacle))
    }
}

extension Role.Filling {
    fileprivate var reason: StaffEvent.Reason? {
        switch self {
        case .firstToAcknowledge: .firstToAcknowledge
        case .firstOnCall: .firstOnCall
        case .declarer: .declarer
        case .party: .standing
        case .byHand: nil
        }
    }
}

extension Author {
    var person: PersonName? { if case .person(let name) = self { name } else { nil } }
}
