internal import OnCall
package import Runbooks
package import Vocabulary

/// What an incident waits for. A timer that fires asks this, and believes it rather than the timer.
enum Due: Hashable {
    case quietEnds
    case snoozeEnds
    /// A duty that begins some time after what it counts from.
    case opening
    case duty(OfDuty)
    /// A step of a playbook that is being carried out, and has not come back.
    case carriedOut(PlaybookName, Int)
    case ladder(LadderStep)

    enum OfDuty: Hashable {
        case missed(DutyName)
        /// Nobody promised it, nothing follows: it is over.
        case timesOut(DutyName)
        case step(DutyName, Int)
    }
}

enum LadderStep: Hashable {
    case rung, again, roundEnds
}

extension Incident {
    /// The earliest thing it waits for: a rung, its repeat or the next round, a duty and what follows on it, the end of a snooze or of a
    /// maintenance window. In the past when that is overdue; nil when only somebody's answer can change anything.
    package func nextWake(under runbook: Runbook) -> Moment? { nextDue(under: runbook, runbook.duties)?.at }

    func nextDue(under runbook: Runbook, _ written: [DutyRule]) -> (at: Moment, what: Due)? {
        var next: (at: Moment, what: Due)?
        func consider(_ at: Moment, _ what: @autoclosure () -> Due) {
            if next.map({ at < $0.at }) ?? true { next = (at, what()) }
        }
        for play in plays {
            for step in play.steps.keys.sorted() {
                if case .running(let until) = play.steps[step] { consider(until, .carriedOut(play.playbook, step)) }
            }
        }
        switch phase {
        case .quiet(let until):
            consider(until, .quietEnds)
            return next
        case .merged: return nil
        case .snoozed(let until): consider(until, .snoozeEnds)
        case .triggered: if let step = ladderStep(under: runbook) { consider(step.at, .ladder(step.what)) }
        case .acknowledged, .mitigated, .resolved: break
        }
        let facts = facts
        let rules = rules(under: runbook, written)
        for duty in duties where duty.isOwed {
            let rule = rule(for: duty.name, among: rules, facts)
            if let due = nextDue(of: duty, under: rule, facts, in: runbook.business) { consider(due.at, .duty(due.what)) }
        }
        if let at = nextOpening(rules, facts, in: runbook.business) { consider(at, .opening) }
        return next
    }

    /// Done by the moment it is due is in time; a millisecond later it is missed.
    func nextDue(of duty: Duty, under rule: DutyRule?, _ facts: Facts, in calendar: BusinessCalendar) -> (at: Moment, what: Due.OfDuty)? {
        var next: (at: Moment, what: Due.OfDuty)?
        func consider(_ at: Moment, _ what: @autoclosure () -> Due.OfDuty) {
            if next.map({ at < $0.at }) ?? true { next = (at, what()) }
        }
        if duty.state == .open, duty.isPromise, duty.deadline != nil { consider(duty.due + .milliseconds(1), .missed(duty.name)) }
        guard let rule, duty.state == .open || isStillWanted(duty, by: rule, facts, in: calendar) else { return next }
        for (place, step) in rule.steps.enumerated() {
            if let at = duty.next(step, at: place) { consider(at, .step(duty.name, place)) }
        }
        if duty.state == .open, !duty.isPromise, !rule.hasConsequences { consider(duty.due, .timesOut(duty.name)) }
        return next
    }

    /// What was missed is still to be done, unless nothing asks for it any more.
    private func isStillWanted(_ duty: Duty, by rule: DutyRule, _ facts: Facts, in calendar: BusinessCalendar) -> Bool {
        duty.isOwed && demand(of: rule, facts, in: calendar).map { $0.start <= duty.openedAt } ?? false
    }

    /// When the first of the duties begins that wait for some time to pass.
    private func nextOpening(_ rules: [DutyRule], _ facts: Facts, in calendar: BusinessCalendar) -> Moment? {
        var first: Moment?
        for (place, rule) in rules.enumerated() where rule.delay > .zero || isToCome(rule.starts) {
            guard rule.match.holds(for: facts), let demand = demand(of: rule, facts, in: calendar), isNew(demand, after: duty(rule.name), rule),
                rules.firstIndex(where: { $0.name == rule.name && $0.match.holds(for: facts) }) == place
            else { continue }
            first = min(first ?? demand.start, demand.start)
        }
        return first
    }

    /// A fact that was stated for a day to come.
    private func isToCome(_ occasion: Occasion) -> Bool {
        guard case .fact = occasion, let moment = occasions[occasion] else { return false }
        return moment > changedAt
    }

    /// What the matchers are asked about, as it is now.
    package var facts: Facts {
        var facts = opening.facts
        facts.severity = severity
        facts.service = opening.service
        facts.tags = tags
        facts.impact = impact
        facts.stated = Array(knowledge.stated.keys)
        facts.phase = progress.phase
        facts.status = progress.status
        return facts
    }
}

extension DutyRule {
    fileprivate var hasConsequences: Bool { steps.contains { if case .afterDue = $0.time { true } else { false } } }
}
