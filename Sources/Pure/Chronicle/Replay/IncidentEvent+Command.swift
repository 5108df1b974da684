internal import Engine
internal import Vocabulary

// What somebody asked for, told from what was written down of it. What follows by itself is nil: it follows again.

extension StaffEvent {
    func command(by author: Author) -> IncidentCommand? {
        switch self {
        case .filled(let role, let person, .assigned): .staff(.assign(role, to: person))
        case .filled(let role, let person, .handedOver):
            .staff(author == .person(person) ? .accept(role) : .handOver(role, to: person, note: ""))
        case .filled: nil
        case .offered(let role, let person, let note): .staff(.handOver(role, to: person, note: note))
        case .declined(let role, let because): .staff(.decline(role, because: because))
        case .vacated(let role, let because): .staff(.vacate(role, because: because))
        }
    }
}

extension ProgressEvent {
    var command: IncidentCommand? {
        switch self {
        case .entered(let phase, _): .progress(.enter(phase))
        case .approvalAsked(_, let next): .progress(.enter(next))
        case .approved(let phase): .progress(.approve(phase))
        case .refused(let phase, let because): .progress(.refuse(phase, because: because))
        case .advised(let phase, let party, let words): .progress(.advise(phase, party, words: words))
        case .statusSet(let status): .progress(.setStatus(status))
        case .ticked(let phase, let item, _, let done): .progress(.tick(phase, item: item, done: done))
        case .severityConfirmed: .progress(.confirmSeverity)
        case .answered, .consulted, .informed, .vacant, .checklistDone: nil
        }
    }
}

extension KnowledgeEvent {
    var command: IncidentCommand? {
        switch self {
        case .stated(let fact, let since): .knowledge(.state(fact, since: since))
        case .withdrawn(let fact, let because): .knowledge(.withdraw(fact, because: because))
        case .filed(let clock, let stage, let evidence): .knowledge(.file(clock, stage, evidence: evidence))
        case .pinned(let text): .knowledge(.pin(text))
        case .unpinned(let number): .knowledge(.unpin(number))
        case .linked(let link): .knowledge(.link(link))
        case .affected(let services): .knowledge(.affect(services))
        case .described(let words): .knowledge(.describe(impact: words))
        case .madePrivate(let yes): .knowledge(.setPrivate(yes))
        case .untagged(let tags): .knowledge(.untag(tags))
        case .briefed(let text): .knowledge(.brief(text))
        case .estimated(let moment): .knowledge(.setEstimate(moment))
        case .foundFalse(let because): .knowledge(.falseAlarm(because: because))
        // The other incident has another number by now, and nothing hangs on it.
        case .related: nil
        }
    }
}

extension PlayEvent {
    var command: IncidentCommand? {
        switch self {
        case .started(let playbook, _): .play(.start(playbook))
        case .stepAsked(let playbook, let step), .stepBegun(let playbook, let step, _, _): .play(.run(playbook, step: step))
        case .stepAgreed(let playbook, let step, _), .stepApproved(let playbook, let step): .play(.approve(playbook, step: step))
        case .stepRefused(let playbook, let step, let because): .play(.refuse(playbook, step: step, because: because))
        case .stepDone(let playbook, let step, let words): .play(.done(playbook, step: step, words: words))
        case .stepSkipped(let playbook, let step, let because): .play(.skip(playbook, step: step, because: because))
        case .stepAnswered(let playbook, let step, _, let yes): .play(.answer(playbook, step: step, yes: yes))
        case .componentSet(let component, let condition): .update(.setComponent(component, condition))
        case .stepEnded, .stepPosed, .stepLeftOut, .stepPutBack: nil
        }
    }
}

extension ReviewEvent {
    var command: IncidentCommand? {
        switch self {
        case .observed(let words): .review(.observed(words: words))
        case .drafted(let text): .review(.draft(text))
        case .reached(let milestone): .review(.reach(milestone: milestone))
        case .agreed, .approved: .review(.approve)
        case .published: .review(.publish)
        case .actionAdded(_, let draft, _): .review(.addAction(draft))
        case .actionChanged(let number, let draft, _): .review(.changeAction(number, draft))
        case .actionFinished(let number, let words): .review(.finishAction(number, words: words))
        case .actionDropped(let number, let because): .review(.dropAction(number, because: because))
        }
    }
}
