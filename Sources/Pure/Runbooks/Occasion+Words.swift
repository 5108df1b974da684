internal import Vocabulary

extension Occasion {
    /// How people say it: `raised`, `the review is published`.
    package var words: String {
        switch self {
        case .raised: "raised"
        case .acknowledged: "acknowledged"
        case .mitigated: "mitigated"
        case .resolved: "resolved"
        case .severityConfirmed: "severity confirmed"
        case .fact(let fact): fact.text
        case .phaseEntered(let phase): "\(phase) begins"
        case .phaseLeft(let phase): "\(phase) is left"
        case .checklistDone(let phase): "checklist of \(phase) done"
        case .approvalAsked(let phase): "asked to leave \(phase)"
        case .approved(let phase): "leaving \(phase) approved"
        case .consulted(let phase, _): "asked in \(phase)"
        case .answered: "answered"
        case .roleFilled(let role): "\(role) filled"
        case .roleVacated(let role): "\(role) vacated"
        case .roleOffered(let role): "\(role) offered"
        case .roleAccepted(let role): "\(role) accepted"
        case .updated(let audience): "update to \(audience)"
        case .filed: "filed"
        case .stepAsked(let playbook, _): "a step of \(playbook) waits"
        case .stepSettled(let playbook, _): "the step of \(playbook) is settled"
        case .observed: "observed"
        case .reviewed(let milestone): "review \(milestone)"
        case .actionAdded: "added"
        case .actionDone: "done"
        case .period: "the period begins"
        case .handedOver(let schedule): "\(schedule) changes hands"
        case .drillHeld(let drill): "\(drill) held"
        case .upkeepDone(let what): "\(what) done"
        case .certified(let certificate, let person): "\(person) has \(certificate)"
        case .versionOffered: "a new version"
        case .versionApproved(let party): "approved by \(party.words)"
        case .versionRead(let person): "read by \(person)"
        case .actionsGoneThrough: "open actions gone through"
        }
    }
}
