package import Vocabulary

/// What a runbook's short forms come to: plain duties. `runbell duties` prints them, the engine owes them.
extension Runbook {
    /// Several rules may share a name; of those the first whose condition holds is meant.
    package var duties: [DutyRule] { settled ?? compiledDuties }

    /// The same runbook with its duties worked out once. Whoever changes anything after that settles it again.
    package func settlingDuties() -> Runbook {
        var runbook = self
        runbook.settled = compiledDuties
        return runbook
    }

    private var compiledDuties: [DutyRule] {
        let written =
            promises + escalations.map(rule) + roles.flatMap(rules) + lifecycle.phases.flatMap(rules) + communications.flatMap(rules)
            + clocks.flatMap(rules) + aftermath
        return written.map(\.rememberingWhatIsNeverLate)
    }

    // MARK: The severities' promises

    private var promises: [DutyRule] {
        [
            DutyRule(
                name: .acknowledge, owner: .ladder, starts: .raised, kept: .acknowledged, terms: terms(\.acknowledgeWithin),
                clause: "severities.acknowledge_within"),
            DutyRule(
                name: .recover, owner: .responders, starts: .raised, kept: .resolved, terms: terms(\.recoverWithin),
                clause: "severities.recover_within"),
            DutyRule(
                name: .confirmSeverity, owner: commander, starts: .raised, kept: .severityConfirmed, terms: triage.severityWithin,
                steps: [.init(.afterDue(.zero), .remind)], clause: "triage.severity_within"),
        ].filter { !$0.terms.isEmpty }
    }

    private func terms(_ promise: KeyPath<Severity, Promise?>) -> Terms {
        var terms = Terms()
        for severity in severities { terms.bySeverity[severity.name] = severity[keyPath: promise] }
        return terms
    }

    /// Who leads: the first role that was written, by custom the incident commander; whoever works on it when there is none.
    package var commander: Party { roles.first.map { .role($0.name) } ?? .responders }

    // MARK: Escalations

    private func rule(_ escalation: Escalation) -> DutyRule {
        var acts: [DutyRule.Step.Act] = []
        // Before anybody is told, so that they hear what it is now.
        if let severity = escalation.raise { acts.append(.raise(severity)) }
        if !escalation.page.isEmpty { acts.append(.page(escalation.page.map(Party.init), by: escalation.by)) }
        if let channel = escalation.channel { acts.append(.mention(escalation.mention.map(Party.init), in: channel)) }
        if let words = escalation.propose { acts.append(.propose(words)) }
        return DutyRule(
            name: DutyName(escalation.name.text), owner: commander, match: escalation.match, starts: escalation.from, kept: escalation.unless,
            terms: Terms(escalation.within.map { Promise(.within(.exact($0))) }), isPromise: false,
            steps: acts.map { .init(.afterDue(.zero), $0, every: escalation.every, times: escalation.times) },
            clause: "escalations.\(escalation.name)")
    }

    // MARK: Roles

    private func rules(_ role: Role) -> [DutyRule] {
        let clause = "roles.\(role.name)"
        let needed = severities.filter { $0.roles.contains(role.name) }.map(\.name.text)
        let match: Matcher = needed.isEmpty ? role.match : .any([role.match, .fact(.severity, needed.map { .exactly($0) })])
        let call: [DutyRule.Step] = role.backup.map { [.init(.afterDue(.zero), .page([$0], by: []))] } ?? [.init(.afterDue(.zero), .remind)]
        var rules = [
            DutyRule(
                name: .fill(role.name), owner: .responders, match: match, starts: .raised, renews: .roleVacated(role.name), delay: role.after,
                kept: .roleFilled(role.name), terms: role.fill, steps: call, clause: clause)
        ]
        if role.fill.isEmpty, role.after > .zero, role.filling != .byHand { rules[0].lookOnce() }
        if let accept = role.accept {
            rules.append(
                DutyRule(
                    name: .accept(role.name), owner: .role(role.name), starts: .roleOffered(role.name), kept: .roleAccepted(role.name), terms: accept,
                    steps: call, clause: clause))
        }
        if let span = role.handOverEvery {
            rules.append(
                DutyRule(
                    name: .handOver(role.name), owner: .role(role.name), starts: .roleFilled(role.name), kept: .roleFilled(role.name),
                    terms: Terms(Promise(.within(span))), steps: [.init(.afterDue(.zero), .remind, every: .minutes(30))], clause: clause))
        }
        return rules.filter { !$0.terms.isEmpty }
    }

    // MARK: Phases

    private func rules(_ phase: Lifecycle.Phase) -> [DutyRule] {
        let name = phase.name
        let ended = lifecycle.phases.firstIndex { $0.begins == .resolved }
        let isAfterTheEnd = ended.map { end in lifecycle.phases[end...].contains { $0.name == name } } ?? false
        var rules = [
            DutyRule(
                name: .leave(name), owner: .responsible(in: name), starts: .phaseEntered(name), kept: .phaseLeft(name), terms: phase.within,
                outlives: isAfterTheEnd, steps: [.init(.afterDue(.zero), .remind)], clause: "lifecycle.phases.\(name)"),
            DutyRule(
                name: .checklist(name), owner: phase.checklist.owner ?? .responsible(in: name), match: phase.checklist.match,
                starts: .phaseEntered(name), kept: .checklistDone(name), terms: phase.checklist.within, outlives: isAfterTheEnd,
                steps: [.init(.afterDue(.zero), .remind)], clause: "lifecycle.checklists.\(name)"),
        ]
        let cells = raci.cells.filter { $0.phase == name }
        if cells.contains(where: { $0.letters.contains(.accountable) }) {
            rules.append(
                DutyRule(
                    name: .approve(name), owner: .accountable(in: name), starts: .approvalAsked(name), kept: .approved(name),
                    terms: lifecycle.consult,
                    steps: [.init(.afterStart(.zero), .remind), .init(.afterDue(.zero), .page([.accountable(in: name)], by: []))], clause: "raci"))
        }
        for cell in cells where cell.letters.contains(.consulted) {
            rules.append(
                DutyRule(
                    name: .consult(cell.party, on: name), owner: cell.party, match: cell.match, starts: .consulted(name, cell.party),
                    kept: .answered(name, cell.party), terms: lifecycle.consult, isPromise: false, steps: [.init(.afterStart(.zero), .remind)],
                    clause: "raci"))
        }
        return rules.filter { !$0.terms.isEmpty }
    }

    // MARK: Clocks

    private func rules(_ clock: LegalClock) -> [DutyRule] {
        clock.stages.map { stage in
            var steps = stage.warn.map { DutyRule.Step(stage.isCountedBack ? .beforeDue($0) : .afterStart($0), .remind) }
            if !stage.missed.isEmpty { steps.append(.init(.afterDue(.zero), .page(stage.missed, by: []))) }
            steps.append(.init(.afterDue(.zero), .remind, every: .days(1)))
            var rule = DutyRule(
                name: .clock(clock.name, stage.name), owner: stage.owner, match: clock.match, starts: stage.starts,
                kept: .filed(clock.name, stage.name), terms: stage.within, outlives: true, steps: steps, clause: "clocks.\(clock.name)")
            rule.isCountedBack = stage.isCountedBack
            return rule
        }
    }

    // MARK: Afterwards

    /// Before the end nobody promised anything: until then it may not be called over, and then whoever watched is told.
    private func rule(_ observation: Lifecycle.Observation) -> DutyRule {
        let isBefore = observation.from == .mitigated
        return DutyRule(
            name: isBefore ? .watch : .observe, owner: observation.owner ?? commander, match: observation.match,
            starts: isBefore ? .mitigated : .resolved, kept: isBefore ? .resolved : .observed, terms: observation.length, outlives: !isBefore,
            isPromise: !isBefore, steps: [.init(.afterDue(.zero), .remind, every: isBefore ? nil : .days(1))], clause: "lifecycle.observe")
    }

    private var aftermath: [DutyRule] {
        var rules = lifecycle.observations.map(rule)
        guard let reviews else { return rules }
        for milestone in reviews.milestones {
            var terms = milestone.within
            if milestone.name == ReviewPolicy.published {
                for severity in severities { if let promise = severity.reviewWithin { terms.bySeverity[severity.name] = promise } }
            }
            let lead: DutyRule.Step = .init(.afterDue(.days(1)), .pageBackup)
            rules.append(
                DutyRule(
                    name: .review(milestone.name), owner: reviews.owner, match: reviews.match, starts: .resolved,
                    kept: .reviewed(milestone: milestone.name), terms: terms, outlives: true,
                    steps: [.init(.afterDue(.zero), .remind, every: .days(1)), lead], clause: "reviews.\(milestone.name)"))
        }
        return rules.filter { !$0.terms.isEmpty }
    }

    /// An action item is somebody's until it is done; a week late, and every week after, they are reminded.
    package func duty(ofAction number: Int, owner: Party, within span: Span) -> DutyRule {
        DutyRule(
            name: .action(number), owner: owner, starts: .actionAdded(number), kept: .actionDone(number), terms: Terms(Promise(.within(span))),
            outlives: true, steps: [.init(.afterDue(.zero), .remind, every: .days(7))], clause: "reviews.actions")
    }
}

extension DutyRule {
    /// What no deadline presses for would be forgotten.
    fileprivate var rememberingWhatIsNeverLate: DutyRule {
        guard isPromise, let rhythm = terms.rhythm else { return self }
        var rule = self
        rule.steps.append(.init(.withoutDeadline(rhythm), .remind, every: rhythm))
        return rule
    }

    /// Nobody owes it: when its time begins, the role is given to whoever the rule of the role means, if anybody.
    fileprivate mutating func lookOnce() {
        terms = Terms(Promise(.within(.exact(.zero))))
        isPromise = false
        steps = []
    }
}

extension Party {
    package init(_ target: Rung.Target) {
        switch target {
        case .person(let name): self = .person(name)
        case .seat(let name): self = .seat(name)
        case .schedule(let name): self = .schedule(name)
        }
    }
}
