package import Runbooks
internal import Vocabulary

/// How something that is owed gets done: what to say or type. Commands are those of `runbell`; what has none is an act of the API, and a form on
/// the incident's page.
extension Occasion {
    /// `number` is the incident's; nil in the programme.
    package func doing(_ number: Int64?) -> String? {
        let id = number.map { String($0) } ?? ""
        return inResponse(id) ?? afterwards(id) ?? inProgramme
    }

    private func inResponse(_ id: String) -> String? {
        switch self {
        case .acknowledged: "runbell ack \(id)"
        case .resolved: "runbell resolve \(id) --summary \"…\""
        case .mitigated: "say on its page that the effect is gone"
        case .severityConfirmed: "confirm on its page how severe it is, or change it"
        case .fact(let fact): "once it is so: runbell fact \(id) \(fact.text.quoted)"
        case .phaseLeft(let phase): "do what is left of \(phase), then: runbell phase \(id) NEXT-PHASE"
        case .checklistDone(let phase): "tick the list of \(phase) on its page"
        case .approved(let phase): "runbell phase \(id) \(phase.text.quoted) --approve, or --refuse --because \"…\""
        case .answered(let phase, _): "say on its page what you advise for \(phase)"
        case .roleFilled(let role): "runbell role \(id) \(role.text.quoted) PERSON"
        case .roleAccepted(let role): "runbell role \(id) \(role.text.quoted) --accept, or --decline --because \"…\""
        case .updated(let audience): "runbell update \(id) \(audience.text.quoted) \"…\""
        case .filed(let clock, let stage):
            "tell them, then: runbell file \(id) \(clock.text.quoted)\(stage.text == clock.text ? "" : " " + stage.text.quoted) --evidence \"…\""
        case .stepSettled(let playbook, let step): "agree to step \(step) of \(playbook) on its page, or refuse"
        default: nil
        }
    }

    private func afterwards(_ id: String) -> String? {
        switch self {
        case .observed: "look whether it holds, and say so on its page"
        case .reviewed(milestone: ReviewPolicy.published): "runbell review \(id) --publish"
        case .reviewed(let milestone): "runbell review \(id) --reached \(milestone.quoted)"
        case .actionDone(let action): "runbell actions done \(id) \(action)"
        default: nil
        }
    }

    private var inProgramme: String? {
        switch self {
        case .drillHeld(let drill):
            "runbell drill \(drill.text.quoted), and when it was held: runbell drill \(drill.text.quoted) --end --lessons \"…\""
        case .certified(let certificate, let person): "once it is shown: runbell certify \(certificate.text.quoted) \(person) --proof \"…\""
        case .versionRead: "read the runbook in force, then: runbell read"
        case .versionApproved(let party): "read the runbook in force, then: runbell read --approve \(party.description.quoted)"
        case .upkeepDone(let what): "when it is done: runbell upkeep \(what.quoted)"
        case .actionsGoneThrough: "runbell actions --overdue, go through them, then: runbell upkeep \(DutyName.followUp.text.quoted)"
        default: nil
        }
    }
}

extension String {
    /// As one word of a command line.
    fileprivate var quoted: String {
        allSatisfy { $0.isLetter || $0.isNumber || "-_:.".contains($0) } ? self : "\"\(self)\""
    }
}
