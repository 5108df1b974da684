internal import Engine
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// What a scenario's people do, as the commands anybody's program would send.
extension ScenarioRun {
    func carryOut(_ act: Scenario.Act, _ happening: Scenario.Happening) async throws(Trouble) {
        let incident = try await incident(of: happening)
        let author = Author.person(author(of: happening, on: incident))
        for command in commands(for: act, on: incident, by: author) {
            _ = try await world.dispatcher.perform(command, on: incident.id, by: author)
        }
    }

    private func commands(for act: Scenario.Act, on incident: Incident, by author: Author) -> [IncidentCommand] {
        let now = world.clock.now
        switch act {
        case .acknowledge: return [.acknowledge(via: .link)]
        case .handBack: return [.unacknowledge]
        case .escalate: return [.escalate]
        case .escalation(let name, let because): return [.knowledge(.escalate(name, because: because))]
        case .mitigate: return [.mitigate]
        case .reopen: return [.reopen]
        case .resolve(let summary): return [.resolve(summary: summary)]
        case .falseAlarm(let because): return [.knowledge(.falseAlarm(because: because))]
        case .snooze(let length): return [.snooze(until: now + length)]
        case .note(let text): return [.note(text)]
        case .tag(let tags): return [.tag(tags)]
        case .impact(let numbers, let words):
            let stated: [IncidentCommand] = numbers.isEmpty ? [] : [.state(impact: numbers)]
            return stated + (words.isEmpty ? [] : [.knowledge(.describe(impact: words))])
        case .severity(let severity, let because): return [.changeSeverity(severity, because: because)]
        case .judge(let step, let yes): return [.play(.answer(step.playbook, step: step.number, yes: yes))]
        case .pin, .untag, .fact, .file, .waive: return knowledge(act, at: now)
        case .confirmSeverity, .answer, .phase, .approve, .refuse, .advise, .status, .tick: return progress(act, incident)
        case .assign, .handOver, .accept, .update, .release, .component: return telling(act)
        case .play, .run, .agree, .done, .decide, .skip: return playing(act)
        case .observed, .review, .approveReview, .action, .finishAction: return lookingBack(act, incident)
        }
    }

    private func knowledge(_ act: Scenario.Act, at now: Moment) -> [IncidentCommand] {
        switch act {
        case .pin(let text): [.knowledge(.pin(text))]
        case .untag(let tags): [.knowledge(.untag(tags))]
        case .fact(let fact, let ago): [.knowledge(.state(fact, since: now - ago))]
        case .file(let clock, let stage, let evidence): [.knowledge(.file(clock, stage, evidence: evidence))]
        case .waive(let duty, let because): [.knowledge(.waive(duty, because: because))]
        default: []
        }
    }

    private func progress(_ act: Scenario.Act, _ incident: Incident) -> [IncidentCommand] {
        switch act {
        case .confirmSeverity: return [.progress(.confirmSeverity)]
        case .answer(let question, let yes): return [.progress(.answer(question: question, yes: yes))]
        case .phase(let phase): return [.progress(.enter(phase))]
        case .approve(let phase): return [.progress(.approve(phase))]
        case .refuse(let phase, let because): return [.progress(.refuse(phase, because: because))]
        case .advise(let phase, let party, let words): return [.progress(.advise(phase, party ?? asked(on: phase, incident), words: words))]
        case .status(let status): return [.progress(.setStatus(status))]
        case .tick(let phase, let items):
            let all = runbook.lifecycle.phases.first { $0.name == phase }?.checklist.items ?? []
            let places = items.isEmpty ? Array(1...max(1, all.count)) : items
            return places.map { .progress(.tick(phase, item: $0, done: true)) }
        default: return []
        }
    }

    /// Whoever the runbook consults on the phase.
    private func asked(on phase: PhaseName, _ incident: Incident) -> Party {
        let consulted = incident.duties.last { $0.state == .open && $0.name.text.hasPrefix("consult ") && $0.name.text.hasSuffix(" on \(phase)") }
        return consulted?.owner ?? .responders
    }

    private func telling(_ act: Scenario.Act) -> [IncidentCommand] {
        switch act {
        case .assign(let role, let person): [.staff(.assign(role, to: person))]
        case .handOver(let role, let person, let note): [.staff(.handOver(role, to: person, note: note))]
        case .accept(let role): [.staff(.accept(role))]
        case .update(let audience, let text, let status): [.update(.post(audience, text: text, status: status))]
        case .release(let number): [.update(.release(number))]
        case .component(let component, let condition): [.update(.setComponent(component, condition))]
        default: []
        }
    }

    private func playing(_ act: Scenario.Act) -> [IncidentCommand] {
        switch act {
        case .play(let playbook): [.play(.start(playbook))]
        case .run(let step): [.play(.run(step.playbook, step: step.number))]
        case .agree(let step): [.play(.approve(step.playbook, step: step.number))]
        case .done(let step): [.play(.done(step.playbook, step: step.number, words: ""))]
        case .decide(let step, let option): [.play(.done(step.playbook, step: step.number, words: option))]
        case .skip(let step, let because): [.play(.skip(step.playbook, step: step.number, because: because))]
        default: []
        }
    }

    /// Writing the draft reaches what a runbook calls that.
    private var draftMilestones: [String] { (runbook.reviews?.milestones ?? []).map(\.name).filter { ["draft", "drafted"].contains($0) } }

    private func lookingBack(_ act: Scenario.Act, _ incident: Incident) -> [IncidentCommand] {
        switch act {
        case .observed: [.review(.observed(words: ""))]
        case .review("drafted"):
            [.review(.draft("What happened, and what we learnt from it."))] + draftMilestones.map { .review(.reach(milestone: $0)) }
        case .review(ReviewPolicy.published):
            incident.review.text.isEmpty ? [.review(.draft("What happened, and what we learnt from it.")), .review(.publish)] : [.review(.publish)]
        case .review(let milestone): [.review(.reach(milestone: milestone))]
        case .approveReview: [.review(.approve)]
        case .action(let text, let owner, let category, let verification, let dueIn):
            [
                .review(
                    .addAction(
                        Incident.ActionDraft(
                            text: text, owner: owner, category: category, due: dueIn.map { world.clock.now + $0 }, verification: verification)))
            ]
        case .finishAction(let number): [.review(.finishAction(number, words: ""))]
        default: []
        }
    }
}
