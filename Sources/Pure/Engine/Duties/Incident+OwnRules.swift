internal import Runbooks
internal import Vocabulary

extension Incident {
    /// Rules that come of what happened rather than of the runbook alone: action items, steps somebody has to agree to.
    func ownRules(under runbook: Runbook) -> [DutyRule] {
        guard !plays.isEmpty || !review.actions.isEmpty else { return [] }
        return plays.flatMap { agreements(of: $0, under: runbook) } + review.actions.compactMap { rule(of: $0, under: runbook) }
    }

    /// Whoever has to agree to a step has as long as whoever is consulted.
    private func agreements(of play: Play, under runbook: Runbook) -> [DutyRule] {
        guard let playbook = runbook.playbook(play.playbook) else { return [] }
        return play.steps.keys.sorted().flatMap { number -> [DutyRule] in
            guard playbook.steps.indices.contains(number - 1), let approval = playbook.steps[number - 1].approve else { return [] }
            let settled = occasions[.stepSettled(playbook.name, number)] != nil
            if case .asked = play.steps[number] {} else if !settled { return [] }
            return agreements(to: number, of: playbook, approval, spoken: play.spoken[number] ?? [], runbook.lifecycle.consult)
        }
    }

    /// One for each whose word is still wanted.
    private func agreements(
        to number: Int, of playbook: Playbook, _ approval: Approval, spoken: [Party], _ consult: Terms
    ) -> [DutyRule] {
        approval.of.filter { !spoken.contains($0) }.map { party in
            let name = DutyName.agree(to: number, of: playbook.name)
            return DutyRule(
                name: approval.of.count == 1 ? name : DutyName("\(name): \(party.words)"), owner: party, starts: .stepAsked(playbook.name, number),
                kept: .stepSettled(playbook.name, number), terms: consult,
                steps: [.init(.afterStart(.zero), .remind), .init(.afterDue(.zero), .page([party], by: []))], clause: "playbooks.\(playbook.name)")
        }
    }

    private func rule(of item: ActionItem, under runbook: Runbook) -> DutyRule? {
        if case .dropped = item.state { return nil }
        return runbook.duty(ofAction: item.number, owner: item.draft.owner, within: .exact(item.due - item.addedAt))
    }
}

extension DutyName {
    static func agree(to step: Int, of playbook: PlaybookName) -> DutyName { DutyName("approve step \(playbook) \(step)") }
}
