internal import Runbooks
internal import Vocabulary

/// Steps that are not for every incident. What Runbell can ask of the incident it decides itself when the step's turn comes; what only people
/// can judge is put to them, and waits.
extension Deliberation {
    /// Goes on in every playbook that is followed, up to the step whose turn it is.
    mutating func followPlays() {
        guard incident.phase.isOpen else { return }
        let facts = incident.facts
        for play in incident.plays where play.isFollowed {
            guard let playbook = runbook.playbook(play.playbook) else { continue }
            putBack(in: playbook, play, facts)
            goOn(in: playbook, facts)
        }
    }

    private mutating func putBack(in playbook: Playbook, _ play: Incident.Play, _ facts: Facts) {
        for (place, step) in playbook.steps.enumerated() {
            guard case .leftOut = play.steps[place + 1], step.match.holds(for: facts) else { continue }
            self.play(.stepPutBack(playbook.name, step: place + 1), by: .runbell)
        }
    }

    private mutating func goOn(in playbook: Playbook, _ facts: Facts) {
        if !playbook.first.isEmpty, incident.play(of: playbook.name)?.steps[0] == nil { return }
        for (place, step) in playbook.steps.enumerated() {
            switch incident.play(of: playbook.name)?.steps[place + 1] {
            case .ended, .done, .skipped, .leftOut, .refused: continue
            case .asked, .running, .posed: return
            case nil: break
            }
            if step.match.holds(for: facts) { return pose(step, StepPlace(playbook.name, place + 1)) }
            play(.stepLeftOut(playbook.name, step: place + 1, because: "it is for: \(step.match.words)"), by: .runbell)
        }
    }

    /// Whoever the step is for is asked once.
    private mutating func pose(_ step: Playbook.Step, _ place: StepPlace) {
        guard let question = step.condition, incident.play(of: place.playbook)?.answers[place.number] == nil else { return }
        play(.stepPosed(place.playbook, step: place.number, question: question), by: .runbell)
        let people = people(of: step.owner ?? step.phase.map { .responsible(in: $0) } ?? runbook.commander)
        if !people.isEmpty { remind(people, "\(place.words) asks, yes or no: \(question)", because: .asked) }
    }

    mutating func answer(_ place: StepPlace, yes: Bool) throws(Refusal) {
        guard let question = try step(at: place).condition else { throw .notAllowed("\(place.words) asks nothing") }
        try checkStill(place)
        let play = incident.play(of: place.playbook)
        switch play?.steps[place.number] {
        case .ended, .done: throw .notAllowed("\(place.words) was done")
        case .asked where yes: return
        case .asked, .running, .skipped, .posed, .leftOut, .refused, nil: break
        }
        if play?.answers[place.number] == yes, play?.steps[place.number] == nil || !yes { return }
        self.play(.stepAnswered(place.playbook, step: place.number, question: question, yes: yes), by: author)
    }

    /// Nothing is carried out on a condition nobody has looked at.
    func checkAnswered(_ step: Playbook.Step, _ place: StepPlace) throws(Refusal) {
        guard let question = step.condition else { return }
        switch incident.play(of: place.playbook)?.answers[place.number] {
        case true: break
        case false: throw .notAllowed("\(place.words) was answered with no: \(question)")
        case nil: throw .notAllowed("\(place.words) waits for yes or no: \(question)")
        }
    }

    /// Whoever does it has said yes.
    mutating func affirm(_ place: StepPlace) {
        guard let playbook = runbook.playbook(place.playbook), playbook.steps.indices.contains(place.number - 1),
            let question = playbook.steps[place.number - 1].condition, incident.play(of: place.playbook)?.answers[place.number] != true
        else { return }
        play(.stepAnswered(place.playbook, step: place.number, question: question, yes: true), by: author)
    }
}
