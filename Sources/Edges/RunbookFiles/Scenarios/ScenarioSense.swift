internal import Runbooks
internal import Vocabulary

/// What a scenario's words come to under its runbook: numbers of steps and items that are there, duties that can be owed, times before
/// the end.
struct ScenarioSense {
    let scenario: Scenario
    let runbook: Runbook

    func check(_ findings: inout Findings) {
        for (step, _) in scenario.steps.sorted(by: { ($0.key.playbook, $0.key.number) < ($1.key.playbook, $1.key.number) }) {
            check(step, automated: true, at: Place(file: scenario.file), &findings)
        }
        for happening in scenario.happenings {
            checkTime(happening.at, "this happens", at: happening.place, &findings)
            checkIncident(happening.incident, at: happening.place, &findings)
            if case .act(let act) = happening.what { check(act, at: happening.place, &findings) }
        }
        for expectation in scenario.expectations { check(expectation, &findings) }
        checkKind(&findings)
    }

    private func checkKind(_ findings: inout Findings) {
        let isNamed = scenario.expectations.contains { if case .severity = $0.what { true } else { false } }
        guard scenario.kind == .severity, !isNamed else { return }
        findings.error(
            .badExpectation, at: Place(file: scenario.file), "it rehearses a severity and does not say which.",
            fix: "Expect it: 'severity \(runbook.severities.first?.name.text ?? "P1")'.")
    }

    private func check(_ expectation: Scenario.Expectation, _ findings: inout Findings) {
        switch expectation.when {
        case .at(let time): checkTime(time, "this is expected", at: expectation.place, &findings)
        case .within, .whenever: break
        }
        checkIncident(expectation.incident, at: expectation.place, &findings)
        if case .duty(let name, _) = expectation.what { check(name, at: expectation.place, &findings) }
    }

    private func checkTime(_ time: Duration, _ what: String, at place: Place, _ findings: inout Findings) {
        guard let ends = scenario.ends, time > ends else { return }
        findings.error(.badExpectation, at: place, "\(what) after the scenario has ended.", fix: "Let it end later with 'ends:'.")
    }

    private func checkIncident(_ number: Int?, at place: Place, _ findings: inout Findings) {
        guard let number else { return }
        let most = scenario.happenings.count { happening in
            switch happening.what {
            case .alert(let alert): alert.status == .firing
            case .declare: true
            case .act, .routine, .fault: false
            }
        }
        guard number > most else { return }
        findings.error(.badNumber, at: place, "there is no incident \(number): the scenario begins \(most) at most.")
    }

    private func check(_ act: Scenario.Act, at place: Place, _ findings: inout Findings) {
        switch act {
        case .waive(let duty, _): check(duty, at: place, &findings)
        case .run(let step), .agree(let step): check(step, automated: true, at: place, &findings)
        case .done(let step), .skip(let step, _), .judge(let step, _): check(step, automated: false, at: place, &findings)
        case .tick(let phase, let items): check(items, of: phase, at: place, &findings)
        case .answer(let question, _):
            among(question, runbook.triage.questions.count, "question under 'triage.questions'", at: place, &findings)
        case .file(let clock, let stage, _): check(stage, of: clock, at: place, &findings)
        case .review(let milestone): checkMilestone(milestone, at: place, &findings)
        case .decide(let step, let option): check(option, of: step, at: place, &findings)
        case .action(_, _, let category?, _, _):
            let categories = runbook.reviews?.categories.map(\.name.text) ?? []
            known(category.text, among: categories, "category under 'reviews.actions'", at: place, &findings)
        default: break
        }
    }

    private func check(_ step: Scenario.StepPlace, automated: Bool, at place: Place, _ findings: inout Findings) {
        guard let steps = runbook.playbooks.first(where: { $0.name == step.playbook })?.steps else { return }
        guard steps.indices.contains(step.number - 1) else {
            // Step 0 is what comes before anything else.
            if step.number == 0, !automated { return }
            return findings.error(.badNumber, at: place, "the playbook '\(step.playbook)' has \(steps.count) steps, and no step \(step.number).")
        }
        if automated, !steps[step.number - 1].isAutomated {
            findings.error(
                .badExpectation, at: place, "step \(step.number) of '\(step.playbook)' is done by people.", fix: "Write 'done:' instead of 'run:'.")
        }
    }

    private func check(_ option: String, of step: Scenario.StepPlace, at place: Place, _ findings: inout Findings) {
        check(step, automated: false, at: place, &findings)
        let steps = runbook.playbooks.first { $0.name == step.playbook }?.steps ?? []
        guard steps.indices.contains(step.number - 1) else { return }
        guard case .decide(let options) = steps[step.number - 1].work else {
            return findings.error(
                .badExpectation, at: place, "step \(step.number) of '\(step.playbook)' is no decision.", fix: "Write 'done:' instead of 'decide:'.")
        }
        known(option, among: options.map(\.name), "option of step \(step.number) of '\(step.playbook)'", at: place, &findings)
    }

    private func check(_ items: [Int], of phase: PhaseName, at place: Place, _ findings: inout Findings) {
        let count = runbook.lifecycle.phases.first { $0.name == phase }?.checklist.items.count ?? 0
        if count == 0 { return findings.error(.badExpectation, at: place, "the phase '\(phase)' has no checklist.") }
        for item in items { among(item, count, "item in the checklist of '\(phase)'", at: place, &findings) }
    }

    private func check(_ stage: StageName, of clock: ClockName, at place: Place, _ findings: inout Findings) {
        let stages = runbook.clocks.first { $0.name == clock }?.stages.map(\.name.text) ?? []
        known(stage.text, among: stages, "stage of '\(clock)'", at: place, &findings)
    }

    private func checkMilestone(_ milestone: String, at place: Place, _ findings: inout Findings) {
        let milestones = ["drafted", ReviewPolicy.published] + (runbook.reviews?.milestones.map(\.name) ?? [])
        known(milestone, among: milestones, "milestone under 'reviews'", at: place, &findings)
    }

    /// A duty that no rule of the runbook, and nothing people can do, ever brings about.
    private func check(_ duty: DutyName, at place: Place, _ findings: inout Findings) {
        let lasting = ["accept ", "approve leaving ", "consult ", "action ", "hand over "]
        if lasting.contains(where: { duty.text.hasPrefix($0) }) { return }
        let beside = runbook.programmeDuties.map(\.name.text)
        // One that is owed once a period may be written with its period: `drill tabletop 2026-Q4`.
        if beside.contains(where: { duty.text.hasPrefix("\($0) 2") }) { return }
        known(duty.text, among: runbook.duties.map(\.name.text) + beside, "duty", at: place, &findings)
    }

    // MARK: Kinds of finding

    private func among(_ number: Int, _ count: Int, _ what: String, at place: Place, _ findings: inout Findings) {
        guard !(1...max(1, count)).contains(number) || count == 0 else { return }
        findings.error(.badNumber, at: place, "there is no \(what) with number \(number); there are \(count).")
    }

    private func known(_ name: String, among names: [String], _ what: String, at place: Place, _ findings: inout Findings) {
        guard !names.contains(name) else { return }
        let nearest = Nearest.name(to: name, among: names)
        let listed = names.isEmpty ? "There is none." : "There are: \(Set(names).sorted().joined(separator: ", "))."
        findings.error(.unknownName, at: place, "there is no \(what) '\(name)'.", fix: nearest == nil ? listed : nil, nearest: nearest)
    }
}
