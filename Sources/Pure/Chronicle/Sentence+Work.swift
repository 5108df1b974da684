internal import Engine
package import Runbooks
internal import Vocabulary

// What people did while they worked on an incident, each in one sentence.

extension StaffEvent {
    func sentence(by who: String) -> String {
        switch self {
        case .filled(let role, let person, let because): "\(person) is \(role) (\(because.words))"
        case .offered(let role, let person, let note): "\(who) offered \(role) to \(person)\(note.isEmpty ? "" : ": \(note)")"
        case .declined(let role, let because): "\(who) did not take \(role)\(because.isEmpty ? "" : ": \(because)")"
        case .vacated(let role, let because): "Nobody is \(role) any more\(because.isEmpty ? "" : ": \(because)")"
        }
    }
}

extension StaffEvent.Reason {
    var words: String {
        switch self {
        case .firstToAcknowledge: "first to acknowledge"
        case .firstOnCall: "first on call"
        case .declarer: "declared it"
        case .standing: "by the runbook"
        case .assigned: "assigned"
        case .handedOver: "handed over"
        case .backup: "backup"
        }
    }
}

extension ProgressEvent {
    func sentence(by who: String) -> String {
        switch self {
        case .entered(let phase, let before): before.map { "From \($0) to \(phase)" } ?? "The phase \(phase) began"
        case .approvalAsked(let phase, let next): "\(who) wants to go on from \(phase) to \(next); whoever is accountable was asked"
        case .approved(let phase): "\(who) agreed to leaving \(phase)"
        case .refused(let phase, let because): "\(who) did not agree to leaving \(phase): \(because)"
        case .consulted(let phase, let party, let people): "\(party.words) was asked for advice on \(phase): \(people.list)"
        case .informed(let phase, let party, let people): "\(party.words) was told of \(phase): \(people.list)"
        case .vacant(let phase, let party): "Nobody is there for \(party.words) in \(phase)"
        case .advised(let phase, let party, let words): "\(who) advised on \(phase) for \(party.words): \(words)"
        case .statusSet(let status): "\(who) set the status to \(status)"
        case .ticked(_, _, let text, let done): done ? "\(who) ticked \u{201C}\(text)\u{201D}" : "\(who) took back \u{201C}\(text)\u{201D}"
        case .checklistDone(let phase): "The checklist of \(phase) is done"
        case .severityConfirmed: "\(who) confirmed the severity"
        case .answered(let question, let yes): "\(who) answered \u{201C}\(question)\u{201D} with \(yes ? "yes" : "no")"
        }
    }
}

extension KnowledgeEvent {
    func sentence(by who: String) -> String {
        switch self {
        case .stated(let fact, let since): "\(who) stated: \(fact), since \(since.rfc3339)"
        case .withdrawn(let fact, let because): "\(who) took back: \(fact)\(because.isEmpty ? "" : " (\(because))")"
        case .filed(let clock, let stage, let evidence):
            "\(who) filed \(stage.text == clock.text ? clock.text : "\(clock), \(stage)")\(evidence.isEmpty ? "" : ": \(evidence)")"
        case .pinned(let text): "\(who) pinned: \(text)"
        case .unpinned(let number): "\(who) took pin \(number) off"
        case .linked(let link): "\(who) linked \(link.title) (\(link.kind.rawValue)): \(link.url)"
        case .related(let other): "\(who) related it to \(other)"
        case .affected(let services): "\(who) named what is affected: \(services.map(\.text).joined(separator: ", "))"
        case .described(let words):
            "\(who) described the impact: \(words.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))"
        case .madePrivate(let yes): yes ? "\(who) made it private" : "\(who) made it visible to everybody"
        case .untagged(let tags): "\(who) took off the tags \(tags.joined(separator: ", "))"
        case .briefed(let text): "\(who) for the next shift: \(text)"
        case .estimated(let moment): moment.map { "\(who) expects the end at \($0.rfc3339)" } ?? "\(who) expects no end any more"
        case .foundFalse(let because): "\(who) found it a false alarm\(because.isEmpty ? "" : ": \(because)")"
        }
    }
}

extension UpdateEvent {
    func sentence(by who: String) -> String {
        switch self {
        case .posted(let number, let audience, _, let text, _, _): "\(who) told \(audience) (update \(number)): \(text)"
        case .held(let number, let audience, _, _, _, let because): "Update \(number) to \(audience) by \(who) is held back: \(because.words)"
        case .undelivered(let number): "Update \(number) reached nobody and counts as not told"
        case .agreed(let number): "\(who) agreed to update \(number); others have to as well"
        case .rejected(let number, let because): "\(who) did not let update \(number) out: \(because)"
        }
    }
}

extension UpdateEvent.Hold {
    package var words: String {
        switch self {
        case .approval: "somebody has to approve it"
        case .embargo(let fact): "until it is stated that \(fact)"
        }
    }
}

extension PlayEvent {
    func sentence(by who: String) -> String {
        switch self {
        case .started(let playbook, let matched): matched ? "The playbook \(playbook) fits" : "\(who) follows the playbook \(playbook)"
        case .stepAsked(let playbook, let step): "\(who) wants step \(step) of \(playbook) carried out; it has to be approved"
        case .stepAgreed(let playbook, let step, _): "\(who) agreed to step \(step) of \(playbook); others have to as well"
        case .stepApproved(let playbook, let step): "\(who) approved step \(step) of \(playbook)"
        case .stepRefused(let playbook, let step, let because): "\(who) refused step \(step) of \(playbook): \(because)"
        case .stepBegun(let playbook, let step, let text, _): "Step \(step) of \(playbook) is carried out: \(text)"
        case .stepEnded(let playbook, let step, let outcome): "Step \(step) of \(playbook) \(outcome.result.words): \(outcome.reason)"
        case .stepDone(let playbook, let step, let words): "\(who) did step \(step) of \(playbook)\(words.isEmpty ? "" : ": \(words)")"
        case .stepSkipped(let playbook, let step, let because): "\(who) left out step \(step) of \(playbook): \(because)"
        case .stepPosed(let playbook, let step, let question): "Step \(step) of \(playbook) waits for yes or no: \(question)"
        case .stepAnswered(let playbook, let step, let question, let yes):
            "\(who) answered step \(step) of \(playbook) with \(yes ? "yes" : "no"): \(question)"
        case .stepLeftOut(let playbook, let step, let because): "Step \(step) of \(playbook) is left out; \(because)"
        case .stepPutBack(let playbook, let step): "Step \(step) of \(playbook) is to be done after all"
        case .componentSet(let component, let condition): "\(component) shows as \(condition.words)"
        }
    }
}

extension StepOutcome.Result {
    var words: String {
        switch self {
        case .succeeded: "succeeded"
        case .failed: "failed"
        case .timedOut: "took too long"
        case .refused: "was not allowed"
        }
    }
}

extension StatusPage.Condition {
    package var words: String {
        switch self {
        case .operational: "operational"
        case .underMaintenance: "under maintenance"
        case .degradedPerformance: "slower than usual"
        case .partialOutage: "partly out"
        case .majorOutage: "out"
        }
    }
}

extension ReviewEvent {
    func sentence(by who: String) -> String {
        switch self {
        case .observed(let words): "\(who) watched it to the end\(words.isEmpty ? "" : ": \(words)")"
        case .drafted: "\(who) wrote the review"
        case .reached(let milestone): "\(who) reached \u{201C}\(milestone)\u{201D} of the review"
        case .agreed: "\(who) agreed to the review; others have to as well"
        case .approved: "\(who) approved the review"
        case .published(let title): "\(who) published the review \u{201C}\(title)\u{201D}"
        case .actionAdded(let number, let draft, let due): "\(who) added action \(number) for \(draft.owner.words), due \(due.rfc3339): \(draft.text)"
        case .actionChanged(let number, let draft, let due):
            "\(who) changed action \(number): \(draft.text), \(draft.owner.words), due \(due.rfc3339)"
        case .actionFinished(let number, let words): "\(who) finished action \(number)\(words.isEmpty ? "" : ": \(words)")"
        case .actionDropped(let number, let because): "\(who) dropped action \(number): \(because)"
        }
    }
}
