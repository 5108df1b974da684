package import Runbooks
package import Vocabulary

/// What an incident waits for. A timer that fires asks this, and believes it rather than the timer.
enum Due: Hashable {
    case quietEnds
    case snoozeEnds
    case duty(DutyName)
    case ladder(LadderStep)
    case escalation(EscalationName)
}

enum LadderStep: Hashable {
    case rung, again, roundEnds
}

extension Incident {
    /// The earliest thing it waits for: a rung, its repeat or the next round, a duty, an escalation, the end of a snooze or of a
    /// maintenance window. In the past when that is overdue; nil when only somebody's answer can change anything.
    package func nextWake(under runbook: Runbook) -> Moment? { nextDue(under: runbook)?.at }

    func nextDue(under runbook: Runbook) -> (at: Moment, what: Due)? {
        guard phase.isOpen else { return nil }
        var next: (at: Moment, what: Due)?
        func consider(_ at: Moment, _ what: @autoclosure () -> Due) {
            if next.map({ at < $0.at }) ?? true { next = (at, what()) }
        }
        switch phase {
        case .quiet(let until): consider(until, .quietEnds)
        case .snoozed(let until): consider(until, .snoozeEnds)
        case .triggered: if let step = ladderStep(under: runbook) { consider(step.at, .ladder(step.what)) }
        case .acknowledged, .mitigated, .resolved, .merged: break
        }
        // Done by the moment it is due is in time; a millisecond later it is missed.
        for duty in duties where duty.state == .open { consider(duty.due + .milliseconds(1), .duty(duty.name)) }
        for escalation in runbook.escalations {
            if let at = due(of: escalation) { consider(at, .escalation(escalation.name)) }
        }
        return next
    }

    /// Nil while an escalation is not owed: it fired, its condition does not hold, or what it waits for was done. It goes on counting while
    /// the incident is snoozed or handed back, for the runbook only asks whether it is mitigated or resolved.
    private func due(of escalation: Escalation) -> Moment? {
        if case .quiet = phase { return nil }
        guard !escalationsFired.contains(escalation.name) else { return nil }
        if escalation.unless == .mitigated, mitigatedAt != nil { return nil }
        let start: Moment? =
            switch escalation.from {
            case .raised: liveSince
            case .acknowledged: acknowledgedAt
            default: occasions[escalation.from]
            }
        guard let start, escalation.match.holds(for: facts) else { return nil }
        return start + escalation.within
    }

    /// What the matchers are asked about, as it is now.
    var facts: Facts {
        var facts = opening.facts
        facts.severity = severity
        facts.service = opening.service
        facts.tags = tags
        facts.impact = impact
        return facts
    }
}
