internal import Runbooks
internal import Vocabulary

/// Phases: by themselves when something happens, or because a person says so.
extension Deliberation {
    /// Somebody accountable agrees to leaving a phase, and whoever agrees is not the one who asked. Going back needs nobody's word.
    mutating func enter(_ next: PhaseName) throws(Refusal) {
        let phases = runbook.lifecycle.phases
        guard let place = phases.firstIndex(where: { $0.name == next }) else { throw .unknown("phase", next.text) }
        guard let current = incident.progress.phase, current != next else {
            if incident.progress.phase == nil { enter(next, by: author) }
            return
        }
        let isForward = phases.firstIndex { $0.name == current }.map { $0 < place } ?? true
        guard isForward, !approvers(of: current).isEmpty, !mayApprove(current) else { return enter(next, by: author) }
        if incident.progress.waitingFor == next { return }
        record(.progress(.approvalAsked(current, next: next)), by: author)
    }

    mutating func approve(_ phase: PhaseName) throws(Refusal) {
        let next = try asked(phase)
        record(.progress(.approved(phase)), by: author)
        enter(next, by: author)
    }

    mutating func refuse(_ phase: PhaseName, _ words: String) throws(Refusal) {
        try limit(words)
        let next = try asked(phase)
        let asker = incident.progress.askedBy?.person
        record(.progress(.refused(phase, because: words)), by: author)
        if let asker { remind([asker], "Leaving phase \(phase) for \(next) was refused: \(words)", because: .asked) }
    }

    /// Where it would go, if it is asked and the author is the one to answer.
    private func asked(_ phase: PhaseName) throws(Refusal) -> PhaseName {
        guard runbook.lifecycle.phase(phase) != nil else { throw .unknown("phase", phase.text) }
        guard incident.progress.phase == phase, let next = incident.progress.waitingFor else {
            throw .notAllowed("Nobody has asked to leave \(phase).")
        }
        guard author != incident.progress.askedBy else { throw .notAllowed("Whoever asks does not agree to it as well.") }
        guard mayApprove(phase) else { throw .notAllowed("Leaving \(phase) is for \(approvers(of: phase).words) to agree to.") }
        return next
    }

    mutating func advise(_ phase: PhaseName, _ party: Party, _ words: String) throws(Refusal) {
        try limit(words)
        guard runbook.lifecycle.phase(phase) != nil else { throw .unknown("phase", phase.text) }
        guard runbook.raci.cells.contains(where: { $0.phase == phase && $0.party == party && $0.letters.contains(.consulted) }) else {
            throw .notAllowed("\(party.words) is not consulted in \(phase).")
        }
        guard let person = author.person, people(of: party).contains(person) else {
            throw .notAllowed("Advice on \(phase) is for \(people(of: party).words) to give.")
        }
        record(.progress(.advised(phase, party, words: words)), by: author)
    }

    /// Nobody, when the runbook makes nobody accountable for an incident like this one.
    private func approvers(of phase: PhaseName) -> [PersonName] {
        guard !runbook.raci.parties(.accountable, in: phase, for: incident.facts).isEmpty else { return [] }
        return people(of: .accountable(in: phase))
    }

    private func mayApprove(_ phase: PhaseName) -> Bool { author.person.map { approvers(of: phase).contains($0) } ?? false }

    // MARK: By themselves

    /// Goes on to the last phase whose beginning came since the phase it is in was entered. Raised anew, it begins again.
    mutating func followPhases() {
        let phases = runbook.lifecycle.phases
        guard !phases.isEmpty, incident.mayMoveByItself else { return }
        let current = incident.progress.phase.flatMap { name in phases.firstIndex { $0.name == name } }
        let entered = incident.progress.phase.flatMap { incident.occasions[.phaseEntered($0)] } ?? .distantPast
        let begun = incident.occasions[.raised].map { $0 > entered } ?? false
        let goal = phases.indices.last { place in
            guard let came = came(phases[place].begins ?? (place == 0 ? .raised : nil)) else { return false }
            return begun || came >= entered && place > current ?? -1
        }
        if let goal, goal != current || begun { enter(phases[goal].name, by: .runbell) }
    }

    private func came(_ beginning: Lifecycle.Phase.Beginning?) -> Moment? {
        switch beginning {
        case .raised: incident.occasions[.raised]
        case .acknowledged: incident.occasions[.acknowledged]
        case .mitigated: incident.occasions[.mitigated]
        case .resolved: incident.occasions[.resolved]
        case nil: nil
        }
    }

    // MARK: Who hears of it

    private mutating func enter(_ next: PhaseName, by author: Author) {
        record(.progress(.entered(next, from: incident.progress.phase)), by: author)
        guard let phase = runbook.lifecycle.phase(next) else { return }
        var told = [author.person].compactMap { $0 }
        tell(.responsible, of: phase, checklistText(phase), &told)
        consult(phase)
        // What is private is for those who work on it; to be kept posted is not to work on it.
        if !incident.knowledge.isPrivate {
            tell(.informed, of: phase, "Phase \(next) has begun. It is for you to know; nothing is asked of you.", &told)
        }
        if !phase.checklist.items.isEmpty, incident.hasDone(phase.checklist, of: next) { record(.progress(.checklistDone(next))) }
    }

    private func checklistText(_ phase: Lifecycle.Phase) -> String {
        let facts = incident.facts
        let items = phase.checklist.match.holds(for: facts) ? phase.checklist.items.filter { $0.match.holds(for: facts) } : []
        let begins = "Phase \(phase.name) has begun, and it is yours to do."
        return items.isEmpty ? begins : begins + items.map { "\n- \($0.text)" }.joined() + "\nTick what is done on its page."
    }

    /// One message a person, whatever else they are in this phase.
    private mutating func tell(_ letter: RACI.Letter, of phase: Lifecycle.Phase, _ text: String, _ told: inout [PersonName]) {
        for party in runbook.raci.parties(letter, in: phase.name, for: incident.facts) {
            let people = members(of: party)
            guard !people.isEmpty else { continue }
            if letter == .informed { record(.progress(.informed(phase.name, party, people: people))) }
            let fresh = people.filter { !told.contains($0) }
            told += fresh
            if !fresh.isEmpty { remind(fresh, text, because: .asked) }
        }
    }

    /// The duty to answer asks them; where the runbook gives no time to answer, they are asked all the same.
    private mutating func consult(_ phase: Lifecycle.Phase) {
        for party in runbook.raci.parties(.consulted, in: phase.name, for: incident.facts) {
            let people = people(of: party)
            record(.progress(.consulted(phase.name, party, people: people)))
            guard runbook.lifecycle.consult.isEmpty else { continue }
            remind(people, "Phase \(phase.name) has begun, and your advice is wanted: give it on its page.", because: .asked)
        }
    }

    // MARK: Nobody there

    /// Said once for each time a phase is entered, and only when it is so: a seat or a schedule is empty, or a role has not been filled in the
    /// time there is for it. Nobody misses a role that is still being filled.
    mutating func noteVacancies() {
        guard !incident.isMerged, let phase = incident.progress.phase else { return }
        for cell in runbook.raci.cells where cell.phase == phase && !incident.progress.vacant.contains(cell.party) {
            if cell.match.holds(for: incident.facts), members(of: cell.party).isEmpty, staysVacant(cell.party) {
                record(.progress(.vacant(phase, cell.party)))
            }
        }
    }

    private func staysVacant(_ party: Party) -> Bool {
        guard case .role(let name) = party else { return true }
        guard let role = runbook.role(name) else { return true }
        guard isNeeded(role) else { return false }
        if let duty = incident.duty(.fill(name)) {
            if case .missed = duty.state { return true }
            return false
        }
        // Without a time to fill it nobody is late; what can be said is that the rule of the role will never find anybody.
        return role.fill.isEmpty && role.after == .zero && !canFill(role)
    }
}

extension Incident {
    /// A maintenance window and another incident's name hold it where it is.
    fileprivate var mayMoveByItself: Bool {
        switch phase {
        case .quiet, .merged: false
        case .triggered, .acknowledged, .snoozed, .mitigated, .resolved: true
        }
    }
}

extension [PersonName] {
    /// `ana, bo`.
    fileprivate var words: String { map(\.text).joined(separator: ", ") }
}
