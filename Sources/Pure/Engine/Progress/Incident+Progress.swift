package import Runbooks
package import Vocabulary

/// How far the work is, as the events tell it.
extension Incident {
    mutating func apply(_ event: ProgressEvent, by author: Author, at moment: Moment) {
        switch event {
        case .entered(let phase, let from):
            if let from {
                occasions[.phaseLeft(from)] = moment
                occasions[.approvalAsked(from)] = nil
            }
            occasions[.phaseEntered(phase)] = moment
            progress.phase = phase
            progress.vacant = []
            progress.waitingFor = nil
            progress.askedBy = nil
        case .approvalAsked(let phase, let next):
            occasions[.approvalAsked(phase)] = moment
            progress.waitingFor = next
            progress.askedBy = author
        case .approved(let phase): occasions[.approved(phase)] = moment
        case .refused(let phase, _):
            occasions[.approvalAsked(phase)] = nil
            progress.waitingFor = nil
            progress.askedBy = nil
        case .consulted(let phase, let party, let people):
            occasions[.consulted(phase, party)] = moment
            progress.asked.formUnion(people)
        case .advised(let phase, let party, _): occasions[.answered(phase, party)] = moment
        case .informed: break
        case .vacant(_, let party): progress.vacant.append(party)
        case .statusSet(let status): progress.status = status
        case .ticked(let phase, let item, _, let done): progress.ticks[phase, default: [:]][item] = done ? Progress.Tick(by: author, at: moment) : nil
        case .checklistDone(let phase): occasions[.checklistDone(phase)] = moment
        case .severityConfirmed: occasions[.severityConfirmed] = moment
        case .answered(let question, let yes): progress.answers[question] = yes
        }
    }

    /// Whether everything on the phase's list that has to be done for this incident is ticked.
    package func hasDone(_ checklist: Lifecycle.Checklist, of phase: PhaseName) -> Bool {
        let ticks = progress.ticks[phase] ?? [:]
        return checklist.items.enumerated().allSatisfy { place, item in item.isOptional || ticks[place + 1] != nil || !item.match.holds(for: facts) }
    }
}
