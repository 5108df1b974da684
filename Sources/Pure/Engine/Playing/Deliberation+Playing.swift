internal import Runbooks
internal import Vocabulary

/// Following a playbook, step by step.
extension Deliberation {
    mutating func answer(_ command: PlayCommand) throws(Refusal) {
        switch command {
        case .start(let playbook): try start(playbook)
        case .run(let playbook, let step): try run(StepPlace(playbook, step))
        case .approve(let playbook, let step): try approve(StepPlace(playbook, step))
        case .refuse(let playbook, let step, let because): try refuse(StepPlace(playbook, step), because: because)
        case .done(let playbook, let step, let words): try finish(StepPlace(playbook, step), words: words)
        case .skip(let playbook, let step, let because): try skip(StepPlace(playbook, step), because: because)
        case .answer(let playbook, let step, let yes): try answer(StepPlace(playbook, step), yes: yes)
        case .ended(let playbook, let step, let outcome): try end(StepPlace(playbook, step), outcome)
        }
    }

    struct StepPlace {
        let playbook: PlaybookName
        let number: Int

        init(_ playbook: PlaybookName, _ number: Int) {
            self.playbook = playbook
            self.number = number
        }

        var words: String { "step \(number) of \(playbook)" }
    }

    mutating func play(_ what: PlayEvent, by author: Author) { record(.play(what), by: author) }

    /// Those that fit are named when an incident is raised, so that whoever comes finds them.
    mutating func namePlaybooks() {
        for playbook in runbook.playbooks(for: incident.facts) where playbook.match != .everything {
            play(.started(playbook.name, matched: true), by: .runbell)
        }
    }

    private mutating func start(_ name: PlaybookName) throws(Refusal) {
        guard runbook.playbook(name) != nil else { throw .unknown("playbook", name.text) }
        if incident.play(of: name)?.isFollowed != true { play(.started(name, matched: false), by: author) }
    }

    // MARK: What Runbell carries out

    private mutating func run(_ place: StepPlace) throws(Refusal) {
        let step = try step(at: place)
        guard incident.phase.isOpen else { throw .alreadyResolved }
        try checkReady(step, place)
        if let approval = step.approve, !isEnough(approval, [author]) {
            play(.stepAsked(place.playbook, step: place.number), by: author)
        } else {
            try carryOut(step, place)
        }
    }

    private func checkReady(_ step: Playbook.Step, _ place: StepPlace) throws(Refusal) {
        guard step.isCarriedOut else { throw .notAllowed("\(place.words) is done by people; say when it is done") }
        guard step.match.holds(for: incident.facts) else { throw .notAllowed("\(place.words) is not for an incident like this one") }
        try checkAnswered(step, place)
        let play = incident.play(of: place.playbook)
        if let first = runbook.playbook(place.playbook)?.first, !first.isEmpty {
            guard case .done = play?.steps[0] else {
                throw .notAllowed("before anything else: \(first.joined(separator: "; ")); say when it is done")
            }
        }
        switch play?.steps[place.number] {
        case .asked: throw .notAllowed("\(place.words) waits for \(step.approve?.words ?? "somebody") to agree")
        case .running: throw .notAllowed("\(place.words) is being carried out")
        case .ended, .done, .skipped, .posed, .leftOut, .refused, nil: break
        }
    }

    private mutating func carryOut(_ step: Playbook.Step, _ place: StepPlace) throws(Refusal) {
        switch step.work {
        case .component(let component, let condition):
            guard runbook.statusPage.components.contains(where: { $0.name == component }) else { throw .unknown("component", component.text) }
            show(component, as: condition, by: author)
            play(.stepDone(place.playbook, step: place.number, words: ""), by: author)
        case .ticket(let connection):
            let isPrivate = incident.knowledge.isPrivate
            send(
                to: [Recipient(Audience(connection: connection))], title: isPrivate ? incident.plea : incident.opening.title,
                text: isPrivate ? "" : step.text, because: .asked)
            play(.stepDone(place.playbook, step: place.number, words: "sent to \(connection)"), by: author)
        case .command, .http, .prometheus:
            let until = now + step.timeout + Limits.stepGrace
            play(.stepBegun(place.playbook, step: place.number, text: step.text, until: until), by: author)
            effect(.carryOut(place.playbook, step: place.number, until: until))
        case .manual, .open, .confirm, .decide: break
        }
    }

    /// Whoever wants something carried out is not the one who agrees to it.
    private mutating func approve(_ place: StepPlace) throws(Refusal) {
        let step = try asked(place)
        guard incident.phase.isOpen else { throw .alreadyResolved }
        guard let approval = step.approve, mayAgree(approval) else {
            throw .notAllowed("\(place.words) is approved by \(step.approve?.words ?? "somebody else")")
        }
        let playing = incident.play(of: place.playbook)
        guard case .asked(let asker) = playing?.steps[place.number], asker != author else {
            throw .notAllowed("whoever asked for \(place.words) does not approve it")
        }
        let agreed = playing?.agreed[place.number] ?? []
        guard isEnough(approval, agreed + [asker, author]) else {
            let spoken = parties(of: author, among: approval)
            if !agreed.contains(author) { play(.stepAgreed(place.playbook, step: place.number, for: spoken), by: author) }
            return
        }
        play(.stepApproved(place.playbook, step: place.number), by: author)
        try carryOut(step, place)
    }

    private mutating func refuse(_ place: StepPlace, because words: String) throws(Refusal) {
        let step = try asked(place)
        try check(words: words, named: "because")
        let isAsker = incident.play(of: place.playbook)?.steps[place.number] == .asked(by: author)
        guard isAsker || step.approve.map(mayAgree) ?? true else {
            throw .notAllowed("\(place.words) is approved by \(step.approve?.words ?? "somebody else")")
        }
        play(.stepRefused(place.playbook, step: place.number, because: words), by: author)
    }

    private func asked(_ place: StepPlace) throws(Refusal) -> Playbook.Step {
        let step = try step(at: place)
        guard case .asked = incident.play(of: place.playbook)?.steps[place.number] else {
            throw .notAllowed("nobody asked for \(place.words) to be carried out")
        }
        return step
    }

    /// What comes back too late was written off already.
    private mutating func end(_ place: StepPlace, _ outcome: StepOutcome) throws(Refusal) {
        guard author == .runbell else { throw .notAllowed("only Runbell says what became of \(place.words)") }
        let reason = outcome.reason.cut(atMost: Limits.summaryBytes)
        guard case .running = incident.play(of: place.playbook)?.steps[place.number] else {
            return record(.disregarded("what became of \(place.words) after nobody waited for it any more: \(reason)"))
        }
        let kept = StepOutcome(outcome.result, reason: reason, output: outcome.output.cut(atMost: Limits.stepOutputBytes))
        play(.stepEnded(place.playbook, step: place.number, kept), by: author)
    }

    mutating func giveUp(_ step: Int, of playbook: PlaybookName) {
        play(.stepEnded(playbook, step: step, StepOutcome(.timedOut, reason: "nothing came back in time")), by: .runbell)
    }

    // MARK: What people do

    private mutating func finish(_ place: StepPlace, words: String) throws(Refusal) {
        if place.number == 0 {
            guard let first = runbook.playbook(place.playbook)?.first, !first.isEmpty else { throw .unknown("step", place.words) }
        } else {
            let step = try step(at: place)
            try checkStill(place)
            if case .decide(let options) = step.work, !options.contains(where: { $0.name == words }) {
                throw .notAllowed("\(place.words) is decided as one of: \(options.map(\.name).joined(separator: ", "))")
            }
        }
        try check(words: words)
        if incident.play(of: place.playbook)?.steps[place.number] != .done(words: words) {
            affirm(place)
            play(.stepDone(place.playbook, step: place.number, words: words), by: author)
        }
    }

    private mutating func skip(_ place: StepPlace, because words: String) throws(Refusal) {
        _ = try step(at: place)
        try checkStill(place)
        try check(words: words, named: "because")
        play(.stepSkipped(place.playbook, step: place.number, because: words), by: author)
    }

    func checkStill(_ place: StepPlace) throws(Refusal) {
        if case .running = incident.play(of: place.playbook)?.steps[place.number] { throw .notAllowed("\(place.words) is being carried out") }
    }

    func step(at place: StepPlace) throws(Refusal) -> Playbook.Step {
        guard let playbook = runbook.playbook(place.playbook) else { throw .unknown("playbook", place.playbook.text) }
        guard playbook.steps.indices.contains(place.number - 1) else { throw .unknown("step", place.words) }
        return playbook.steps[place.number - 1]
    }
}

extension Playbook.Step {
    /// A ticket is opened by sending it.
    fileprivate var isCarriedOut: Bool { if case .ticket = work { true } else { isAutomated } }
}
