internal import Runbooks
internal import Vocabulary

/// A person sets an escalation off instead of waiting for its time.
extension Deliberation {
    mutating func setOff(_ name: EscalationName, because words: String) throws(Refusal) {
        guard incident.phase.isOpen else { throw .alreadyResolved }
        guard let escalation = runbook.escalations.first(where: { $0.name == name }) else { throw .unknown("escalation", name.text) }
        try check(words: words, named: "because")
        guard escalation.reasons.isEmpty || escalation.reasons.contains(words) else {
            throw .notAllowed("\(name) is set off for one of these reasons: \(escalation.reasons.joined(separator: "; "))")
        }
        guard !incident.escalationsFired.contains(name) else { throw .notAllowed("\(name) has been set off already") }
        record(.noted("Escalates \(name): \(words)"), by: author)
        fire(DutyName(name.text))
    }

    /// What would follow when its time is over follows now, and again as often as the runbook says.
    private mutating func fire(_ name: DutyName) {
        guard let rule = rules.first(where: { $0.name == name && !$0.isPromise }) else { return }
        if incident.duty(name)?.state != .open {
            record(.dutyOpened(name, owner: rule.owner, from: now, due: now, isPromise: false))
        }
        for place in rule.steps.indices { take(place, of: name) }
    }
}
