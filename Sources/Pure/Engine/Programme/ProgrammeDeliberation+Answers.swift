internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What people say they did.
extension ProgrammeDeliberation {
    // MARK: Exercises

    mutating func hold(_ drill: DrillName, _ incident: IncidentID?) throws(Refusal) {
        guard runbook.drills.contains(where: { $0.name == drill }) else { throw .unknown("drill", drill.text) }
        guard !programme.exercises.contains(where: { $0.drill == drill && $0.endedAt == nil }) else {
            throw .notAllowed("the drill \(drill) has begun already and has not ended")
        }
        record(.drillBegun(drill, incident: incident), by: author)
    }

    mutating func end(_ drill: DrillName, _ participants: [PersonName], _ lessons: String) throws(Refusal) {
        guard runbook.drills.contains(where: { $0.name == drill }) else { throw .unknown("drill", drill.text) }
        for person in participants { try know(person) }
        record(.drillEnded(drill, participants: participants, lessons: try short(lessons)), by: author)
        keep(.drillHeld(drill))
    }

    mutating func optIn(_ person: PersonName, _ drills: Bool) throws(Refusal) {
        try know(person)
        try speakFor(person, "agree to be woken by exercises")
        if programme.optedIn.contains(person) != drills { record(.drillPagesChosen(person, optedIn: drills), by: author) }
    }

    // MARK: Certificates, reading, approving

    mutating func certify(_ person: PersonName, _ certificate: CertificateName, _ proof: String) throws(Refusal) {
        guard let certification = runbook.certifications.first(where: { $0.name == certificate }) else {
            throw .unknown("certificate", certificate.text)
        }
        try know(person)
        guard certification.proof.isEmpty || !proof.isEmpty else { throw .missing(["proof: \(certification.proof)"]) }
        record(.certified(person, certificate, proof: try short(proof)), by: author)
        keep(.certified(certificate, person))
    }

    mutating func read(_ version: RunbookVersion, _ person: PersonName) throws(Refusal) {
        try know(person)
        try speakFor(person, "say what they have read")
        try isInForce(version)
        guard programme.read[person] != version else { return }
        record(.versionRead(version, by: person), by: author)
        keep(.versionRead(person))
    }

    /// Only a person of that party approves for it.
    mutating func approve(_ version: RunbookVersion, _ party: Party) throws(Refusal) {
        guard runbook.upkeep.approvers.contains(party) else { throw .unknown("approver", party.words) }
        guard case .person(let person) = author, runbook.members(of: party).contains(person) else {
            throw .notAllowed("only \(party.words) can approve for \(party.words)")
        }
        try isInForce(version)
        guard programme.approved[party] != version else { return }
        record(.versionApproved(version, for: party), by: author)
        keep(.versionApproved(party))
    }

    // MARK: Upkeep

    mutating func upkeep(_ what: String, _ words: String) throws(Refusal) {
        guard rules.contains(where: { $0.kept == .upkeepDone(what) }) else { throw .unknown("review or report", what) }
        record(.upkeepDone(what, words: try short(words)), by: author)
        keep(.upkeepDone(what))
    }

    mutating func goneThrough(_ words: String) throws(Refusal) {
        guard rules.contains(where: { $0.kept == .actionsGoneThrough }) else { throw .unknown("duty", DutyName.followUp.text) }
        record(.actionsGoneThrough(words: try short(words)), by: author)
        keep(.actionsGoneThrough)
    }

    mutating func waive(_ duty: DutyName, _ words: String) throws(Refusal) {
        guard let owing = programme.owings.last(where: { $0.duty.name == duty }), owing.duty.isOwed else {
            throw .unknown("open duty", duty.text)
        }
        guard !words.isEmpty else { throw .missing(["because"]) }
        record(.dutyWaived(duty, because: try short(words)), by: author)
    }

    // MARK: Maintenance

    mutating func announce(_ plan: Programme.Maintenance) throws(Refusal) {
        guard !plan.title.isEmpty else { throw .missing(["title"]) }
        guard plan.start < plan.end, plan.end > now else { throw .inThePast }
        let known = runbook.statusPage.components.map(\.name)
        for component in plan.components where !known.contains(component) { throw .unknown("component", component.text) }
        _ = try short(plan.title + plan.text)
        var plan = plan
        plan.number = programme.lastMaintenance + 1
        record(.maintenancePlanned(plan), by: author)
    }

    mutating func endMaintenance(_ number: Int) throws(Refusal) {
        guard programme.maintenance.contains(where: { $0.number == number && $0.end > now }) else { throw .unknown("maintenance", "\(number)") }
        record(.maintenanceEnded(number), by: author)
    }

    // MARK: What is asked of all of these

    func know(_ person: PersonName) throws(Refusal) {
        guard runbook.people[person] != nil else { throw .unknown("person", person.text) }
    }

    /// A person speaks for themselves; a program speaks for whoever it serves.
    func speakFor(_ person: PersonName, _ what: String) throws(Refusal) {
        if case .person(let name) = author, name != person { throw .notAllowed("\(name) cannot \(what) for \(person)") }
    }

    private func isInForce(_ version: RunbookVersion) throws(Refusal) {
        guard version == runbook.version else { throw .notAllowed("the version in force is \(runbook.version), not \(version)") }
    }

    func short(_ words: String) throws(Refusal) -> String {
        guard words.utf8.count <= Limits.noteBytes else { throw .tooLong(limit: Limits.noteBytes) }
        return words
    }
}
