internal import Runbooks
internal import Vocabulary

extension Scenario.Happening {
    /// What was wanted, in a few words, for when it was refused.
    var title: String {
        switch what {
        case .alert(let alert): "The alert '\(alert.summary)'"
        case .declare(let declaration): "Declaring '\(declaration.title)'"
        case .act(let act): by.map { "\($0): \(act.word)" } ?? act.word
        case .routine(let routine): routine.word
        case .fault: "A fault"
        }
    }
}

extension Scenario.Act {
    /// The key it is written under, and what it is about.
    var word: String {
        switch self {
        case .acknowledge: "acknowledge"
        case .handBack: "hand back"
        case .escalate: "escalate"
        case .mitigate: "mitigate"
        case .reopen: "reopen"
        case .escalation(let name, _): "escalate \(name)"
        case .resolve: "resolve"
        case .falseAlarm: "false alarm"
        case .snooze: "snooze"
        case .note: "note"
        case .pin: "pin"
        case .tag: "tag"
        case .untag: "untag"
        case .impact: "impact"
        case .severity(let severity, _): "severity \(severity)"
        case .confirmSeverity: "confirm severity"
        case .answer(let question, _): "answer \(question)"
        case .phase(let phase): "phase \(phase)"
        case .approve(let phase): "approve \(phase)"
        case .refuse(let phase, _): "refuse \(phase)"
        case .advise(let phase, _, _): "advise on \(phase)"
        case .status(let status): "status \(status)"
        case .tick(let phase, _): "tick \(phase)"
        default: laterWord
        }
    }

    private var laterWord: String {
        switch self {
        case .assign(let role, let person): "role \(role) to \(person)"
        case .handOver(let role, let person, _): "hand over \(role) to \(person)"
        case .accept(let role): "accept \(role)"
        case .update(let audience, _, _): "update \(audience)"
        case .release(let number): "release \(number)"
        case .component(let component, _): "component \(component)"
        case .fact(let fact, _): "fact \(fact)"
        case .file(let clock, _, _): "file \(clock)"
        case .judge(let step, let yes): "answer \(step.playbook) \(step.number) \(yes ? "yes" : "no")"
        case .play(let playbook): "play \(playbook)"
        case .run(let step): "run \(step.playbook) \(step.number)"
        case .agree(let step): "agree to \(step.playbook) \(step.number)"
        case .done(let step): "done \(step.playbook) \(step.number)"
        case .decide(let step, let option): "decide \(step.playbook) \(step.number): \(option)"
        case .skip(let step, _): "skip \(step.playbook) \(step.number)"
        case .waive(let duty, _): "waive \(duty)"
        case .observed: "observed"
        case .review(let milestone): "review \(milestone)"
        case .approveReview: "approve review"
        case .action: "action"
        case .finishAction(let number): "finish action \(number)"
        default: ""
        }
    }
}

extension Scenario.Routine {
    var word: String {
        switch self {
        case .drill(let drill): "drill \(drill)"
        case .read(let person): "read by \(person)"
        case .certify(let certificate, let person): "certify \(person) for \(certificate)"
        case .approveVersion(let party): "approve version for \(party.words)"
        case .upkeep(let what): "upkeep \(what)"
        case .followUp: "follow up"
        case .maintenance(let maintenance): "maintenance \(maintenance.title)"
        }
    }
}
