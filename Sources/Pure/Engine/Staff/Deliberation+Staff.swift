internal import Runbooks
internal import Vocabulary

/// Roles change hands: given, offered, accepted, declined, given up. Whoever gets one is told what it is for.
extension Deliberation {
    mutating func answer(_ command: StaffCommand) throws(Refusal) {
        switch command {
        case .assign(let role, let person): try assign(role, to: person)
        case .handOver(let role, let person, let note): try handOver(role, to: person, note)
        case .accept(let role): try accept(role)
        case .decline(let role, let words): try decline(role, words)
        case .vacate(let role, let words): try vacate(role, words)
        }
    }

    private mutating func assign(_ name: RoleName, to person: PersonName) throws(Refusal) {
        let role = try eligible(person, for: name)
        if incident.staff[name]?.holder != person { fill(role, with: person, because: .assigned, by: author) }
    }

    /// Whoever has it keeps it until the other accepts: there is no moment in which nobody leads.
    private mutating func handOver(_ name: RoleName, to person: PersonName, _ note: String) throws(Refusal) {
        try limit(note)
        let role = try eligible(person, for: name)
        let holding = incident.staff[name]
        guard holding?.holder != person else { throw .notAllowed("\(person) is \(name) already.") }
        guard role.accept != nil, author != .person(person) else {
            fill(role, with: person, because: .handedOver, by: author)
            // Nobody is asked, and what they have to know is not lost with that.
            if !note.isEmpty { record(.noted("\(person) as \(name) has to know: \(note)"), by: author) }
            return
        }
        if holding?.offeredTo == person { return }
        record(.staff(.offered(name, to: person, note: note)), by: author)
        let how = Occasion.roleAccepted(name).doing(incident.id.number) ?? ""
        let words = "You are asked to be \(name).\(note.isEmpty ? "" : " \(note)")"
        remind([person], "\(words)\nHow: \(how)", because: .asked, due: now)
    }

    private mutating func accept(_ name: RoleName) throws(Refusal) {
        let person = try offered(name)
        fill(try eligible(person, for: name), with: person, because: .handedOver, by: author)
    }

    private mutating func decline(_ name: RoleName, _ words: String) throws(Refusal) {
        try limit(words)
        let person = try offered(name)
        record(.staff(.declined(name, because: words)), by: author)
        guard let holder = incident.staff[name]?.holder else { return }
        remind([holder], "\(person) declined to be \(name), so it is still you: \(words)", because: .asked)
    }

    private mutating func vacate(_ name: RoleName, _ words: String) throws(Refusal) {
        try limit(words)
        guard runbook.role(name) != nil else { throw .unknown("role", name.text) }
        guard incident.staff[name]?.holder != nil else { throw .notAllowed("Nobody is \(name).") }
        record(.staff(.vacated(name, because: words)), by: author)
    }

    /// Only the person something is offered to answers for it.
    private func offered(_ name: RoleName) throws(Refusal) -> PersonName {
        guard runbook.role(name) != nil else { throw .unknown("role", name.text) }
        guard let person = incident.staff[name]?.offeredTo else { throw .notAllowed("\(name) is offered to nobody.") }
        guard author == .person(person) else { throw .notAllowed("\(name) is offered to \(person), who answers for it.") }
        return person
    }

    private func eligible(_ person: PersonName, for name: RoleName) throws(Refusal) -> Role {
        guard let role = runbook.role(name) else { throw .unknown("role", name.text) }
        guard runbook.people[person] != nil else { throw .unknown("person", person.text) }
        if let obstacle = obstacle(to: person, as: role) { throw .notAllowed(obstacle) }
        return role
    }

    func limit(_ words: String) throws(Refusal) {
        guard words.utf8.count <= Limits.noteBytes else { throw .tooLong(limit: Limits.noteBytes) }
    }
}
