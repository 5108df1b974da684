internal import Runbooks
package import Vocabulary

extension Programme {
    /// What a command means for the programme: the one door to it. Nothing is done here; the decision says what to write down and
    /// what to set in motion.
    package static func decide(
        _ command: ProgrammeCommand, by author: Author, on programme: Programme, in circumstances: Circumstances
    ) throws(Refusal) -> ProgrammeDecision {
        var deliberation = ProgrammeDeliberation(on: programme, by: author, in: circumstances)
        if case .adopted(let version, let note) = command { deliberation.adopt(version, note: note) }
        deliberation.catchUp()
        try deliberation.answer(command)
        deliberation.catchUp()
        deliberation.remind()
        return deliberation.decision(wasWoken: command == .wake)
    }
}

extension ProgrammeDeliberation {
    fileprivate mutating func answer(_ command: ProgrammeCommand) throws(Refusal) {
        switch command {
        case .wake, .adopted: break
        case .holdDrill(let drill, let incident): try hold(drill, incident)
        case .drillEnded(let drill, let participants, let lessons): try end(drill, participants, lessons)
        case .optIn(let person, let drills): try optIn(person, drills)
        case .testWays(let person): try testWays(of: person)
        case .ownWay(let person, let contact, let address): try take(contact, at: address, of: person)
        case .dropOwnWay(let person, let contact): try drop(contact, of: person)
        case .ownRules(let person, let urgent, let normal): try take(urgent: urgent, normal: normal, of: person)
        case .certify(let person, let certificate, let proof): try certify(person, certificate, proof)
        case .read(let version, let person): try read(version, person)
        case .approveVersion(let version, let party): try approve(version, party)
        case .upkeepDone(let what, let words): try upkeep(what, words)
        case .actionsGoneThrough(let words): try goneThrough(words)
        case .waive(let duty, let words): try waive(duty, words)
        case .planMaintenance(let plan): try announce(plan)
        case .endMaintenance(let number): try endMaintenance(number)
        case .askCover(let cover, let people): try ask(cover, of: people)
        case .takeCover(let number, let person): try take(cover: number, person)
        case .withdrawCover(let number): try withdraw(cover: number)
        case .receipt(let page, let outcome): receive(page, outcome)
        }
    }
}
