internal import Engine
internal import Notation
internal import Runbooks
internal import Vocabulary

/// Following a playbook.
extension IncidentActs {
    static let playing = [
        act("playbooks/{playbook}/start", "startPlaybook", "Follow a playbook") { visit, _ in .play(.start(visit.playbook)) },
        act("playbooks/{playbook}/steps/{step}/run", "runStep", "Have a step carried out; it may have to be approved first") { visit, _ in
            try .play(.run(visit.playbook, step: visit.place))
        },
        act("playbooks/{playbook}/steps/{step}/approve", "approveStep", "Agree to a step that waits for it") { visit, _ in
            try .play(.approve(visit.playbook, step: visit.place))
        },
        act("playbooks/{playbook}/steps/{step}/refuse", "refuseStep", "Not agree to it", [because]) { visit, _ in
            try .play(.refuse(visit.playbook, step: visit.place, because: visit.because))
        },
        act(
            "playbooks/{playbook}/steps/{step}/done", "finishStep", "Say that a step was done, or what was decided; step 0 confirms what comes first",
            [.optional("text", .text(0...16_384), "what came of it, or the option that was chosen")]
        ) { visit, _ in try .play(.done(visit.playbook, step: visit.place, words: visit.text("text") ?? "")) },
        act("playbooks/{playbook}/steps/{step}/skip", "skipStep", "Leave a step out", [because]) { visit, _ in
            try .play(.skip(visit.playbook, step: visit.place, because: visit.because))
        },
        act(
            "playbooks/{playbook}/steps/{step}/answer", "answerStep", "Say whether a step's condition is so, when only people can judge it",
            [.required("yes", .flag)]
        ) { visit, _ in try .play(.answer(visit.playbook, step: visit.place, yes: visit.json["yes"]?.bool ?? false)) },
    ]
}

extension Visit {
    fileprivate var playbook: PlaybookName { PlaybookName(second) }
}
