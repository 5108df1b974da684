internal import OnCall
internal import Runbooks
package import Vocabulary

/// What the rules want of an incident as it is now.
extension Incident {
    /// A duty as a rule wants it owed.
    struct Demand: Hashable {
        /// What the time counts from. In the future when the rule only begins to count then.
        var start: Moment
        var due: Moment
    }

    /// The runbook's rules, and those that only this incident has. No channel, and nobody outside, is owed anything about what is private.
    func rules(under runbook: Runbook, _ written: [DutyRule]) -> [DutyRule] {
        // A test alert goes up its ladder and is over; nobody owes anything about it.
        if opening.drill == .testAlert { return [] }
        let own = ownRules(under: runbook)
        if knowledge.isPrivate {
            let outside = runbook.communications.filter { !$0.isForPeople }.map { DutyName.update($0.name) }
            return written.filter { !outside.contains($0.name) } + own
        }
        return own.isEmpty ? written : written + own
    }

    /// What the rule wants owed; nil while it wants nothing.
    func demand(of rule: DutyRule, _ facts: Facts, in calendar: BusinessCalendar) -> Demand? {
        guard rule.outlives && !isMerged || phase.isOpen, rule.only.holds(for: facts), let start = start(of: rule) else { return nil }
        if knowledge.isFalseAlarm, rule.kept.looksBack { return nil }
        if rule.isCountedBack { return backwards(rule, in: calendar) }
        let kept = occasions[rule.kept]
        guard let kept, isKept(rule, by: kept, since: start) else {
            return rule.terms.due(from: start, severity: severity, in: calendar).map { Demand(start: start, due: fair($0, by: rule)) }
        }
        return rule.again?.due(from: kept, severity: severity, in: calendar).map { Demand(start: kept, due: fair($0, by: rule)) }
    }

    /// What another severity asks of the response is due at once when its time is over already, and not late before anybody could know of it.
    /// A law's deadline stays where the law put it.
    private func fair(_ due: Moment, by rule: DutyRule) -> Moment { rule.outlives ? due : max(due, severitySince ?? due) }

    /// Owed since the incident is, due before the planned moment; what was kept once is owed again as the rule says.
    private func backwards(_ rule: DutyRule, in calendar: BusinessCalendar) -> Demand? {
        guard let planned = occasions[rule.starts] else { return nil }
        guard let kept = occasions[rule.kept], kept >= liveSince else {
            let due = rule.terms.promise(for: severity)?.target.longest.map { calendar.moment(before: planned, span: $0) }
            return due.map { Demand(start: liveSince, due: $0) }
        }
        return rule.again?.due(from: kept, severity: severity, in: calendar).map { Demand(start: kept, due: $0) }
    }

    /// Since when it counts, or will.
    private func start(of rule: DutyRule) -> Moment? {
        guard let begun = occasions[rule.starts] else { return nil }
        return max(begun + rule.delay, rule.renews.flatMap { occasions[$0] } ?? .distantPast, holdsSince(rule.only))
    }

    /// Nobody is late for what could not be owed yet: a condition that came to hold later counts from then.
    private func holdsSince(_ condition: Matcher) -> Moment {
        switch condition {
        case .all(let parts), .any(let parts): parts.map(holdsSince).max() ?? .distantPast
        case .fact(.stated, let values): values.compactMap { $0.name.flatMap { occasions[.fact(FactName($0))] } }.min() ?? .distantPast
        case .fact(.phase, _): progress.phase.flatMap { occasions[.phaseEntered($0)] } ?? .distantPast
        case .fact, .not: .distantPast
        }
    }

    private func isKept(_ rule: DutyRule, by kept: Moment, since start: Moment) -> Bool {
        // What ends one duty may begin the next: a role that changed hands.
        rule.starts == rule.kept ? kept > start : rule.kept.lasts || kept >= start
    }

    /// When what the duty waits for came, if that was not before the duty began or counted already.
    func keeping(of duty: Duty, by rule: DutyRule) -> Moment? {
        guard let kept = occasions[rule.kept], isKept(rule, by: kept, since: duty.openedAt) else { return nil }
        if rule.again != nil, let last = duty.lastKept, kept <= last { return nil }
        return kept
    }

    /// Whether the demand is another one than the duty answers. What was kept, missed or waived stays so; what was let go of may be owed again.
    func isNew(_ demand: Demand, after duty: Duty?, _ rule: DutyRule) -> Bool {
        if !rule.isPromise, hasFired(rule.name) { return false }
        guard let duty else { return true }
        switch duty.state {
        case .open: return duty.openedAt != demand.start || duty.due != demand.due
        case .moot(let at): return rule.isPromise || duty.openedAt != demand.start || at < duty.due
        case .kept, .keptLate, .missed, .waived: return demand.start > duty.openedAt || demand.start == duty.lastKept && duty.isKept
        }
    }

    /// The rule that is meant by the name just now.
    func rule(for name: DutyName, among rules: [DutyRule], _ facts: Facts) -> DutyRule? {
        rules.first { $0.name == name && $0.match.holds(for: facts) }
    }

    func duty(_ name: DutyName) -> Duty? { duties.first { $0.name == name } }

    func hasFired(_ name: DutyName) -> Bool { escalationsFired.contains { $0.text == name.text } }
}

extension Matcher.Value {
    fileprivate var name: String? { if case .exactly(let name) = self { name } else { nil } }
}

extension Incident.Duty {
    /// The moment that makes it late; nil when none does: it is owed as soon as possible, and can be kept but not missed.
    package var deadline: Moment? { due < .distantFuture ? due : nil }

    /// Still to be done: in time, or after all.
    package var isOwed: Bool {
        switch state {
        case .open, .missed: true
        case .kept, .keptLate, .moot, .waived: false
        }
    }

    var isKept: Bool {
        switch state {
        case .kept, .keptLate: true
        case .open, .missed, .moot, .waived: false
        }
    }

    /// When the step is taken next; nil when it was taken as often as it says, or the time for it has not begun.
    func next(_ step: DutyRule.Step, at place: Int) -> Moment? {
        guard let taken = steps[place] else { return first(step) }
        guard let every = step.every, step.times.map({ taken.count < $0 }) ?? true else { return nil }
        return taken.last + max(every, Limits.rungRepeatMin)
    }

    private func first(_ step: DutyRule.Step) -> Moment? {
        switch step.time {
        case .afterStart(let wait): return state == .open ? openedAt + wait : nil
        case .withoutDeadline(let wait): return state == .open && deadline == nil ? openedAt + wait : nil
        case .beforeDue(let lead): return state == .open && deadline != nil ? max(openedAt, due - lead) : nil
        case .afterDue(let wait):
            guard deadline != nil else { return nil }
            guard isPromise else { return due + wait }
            // A promise is broken a moment after it is due, and not before.
            return state == .open ? nil : max(due + wait, due + .milliseconds(1))
        }
    }
}
