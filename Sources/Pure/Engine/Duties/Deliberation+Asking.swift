internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What people are told of what is owed: what, by when on their wall, by whom, how it is done, and which clause wants it.
extension Deliberation {
    /// `P1 INC-42 api: 5xx at 7 %`, the first line of whatever is about this incident.
    var headline: String { "\(incident.severity) \(incident.name) \(incident.opening.service): \(incident.opening.title)" }

    func reminder(of duty: Incident.Duty, under rule: DutyRule) -> String {
        var lines = ["\(lateness(of: duty)). It is for \(duty.owner.words) to do."]
        if let contact = runbook.telling(for: duty.name) { lines.append("Tell: \(contact)") }
        if let doing = rule.kept.doing(incident.id.number) { lines.append("How: \(doing)") }
        lines.append("Why: \(rule.clause) in the runbook \(runbook.name)")
        return lines.joined(separator: "\n")
    }

    /// `update internal is due by 2026-01-05 10:15 UTC, in 5 min`, `update internal was due by 2026-01-05 10:15 UTC, 1 h ago`.
    func lateness(of duty: Incident.Duty) -> String {
        if duty.deadline == nil { return "\(name(of: duty)) is to be done as soon as possible; it has waited \((now - duty.openedAt).brief)" }
        let time = WallClock.of(runbook.zone).spoken(at: duty.due)
        let what = name(of: duty)
        let distance = duty.due >= now ? duty.due - now : now - duty.due
        guard distance >= .minutes(1) else { return "\(what) is due now, \(time)" }
        return duty.due > now ? "\(what) is due by \(time), in \(distance.brief)" : "\(what) was due by \(time), \(distance.brief) ago"
    }

    /// Why somebody is paged, where the ladder alone does not say it.
    func why(_ reason: PageReason) -> String {
        switch reason {
        case .rung, .update, .asked: ""
        case .escalation(let name): "You are called in by the escalation \(name)."
        case .responder: "You are asked to help."
        case .reassigned: "It was handed to you."
        case .undeliverable: "Whoever was to be told before you could not be reached."
        case .exhausted: "Whoever was asked before you did not answer or could not be reached."
        case .duty(let name): incident.duty(name).map { "\(lateness(of: $0)), and is not done." } ?? ""
        }
    }

    /// A number alone says nothing to whoever is tired, and neither does the name of an escalation.
    private func name(of duty: Incident.Duty) -> String {
        if !duty.isPromise, runbook.escalations.contains(where: { $0.name.text == duty.name.text }) { return "Escalation \(duty.name)" }
        let item = incident.review.actions.first { DutyName.action($0.number) == duty.name }
        return item.map { "\(duty.name) (\($0.draft.text.oneLine.cut(atMost: 120)))" } ?? duty.name.text
    }

    /// What is still to come is said before the morning if it is due before it; what is late is said at once while the incident goes on, and
    /// by day after that.
    func deadline(of duty: Incident.Duty) -> Moment? { duty.due > now || incident.phase.isOpen ? duty.due : nil }
}

extension String {
    fileprivate var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
