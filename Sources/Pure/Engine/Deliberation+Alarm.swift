internal import Runbooks
internal import Vocabulary

/// Alarms: what is left when the runbook's own people could not be reached. Somebody is always told.
extension Deliberation {
    /// Tells the operators' channel, and pages somebody when there is none or a channel is not enough. One alarm is on its way at a
    /// time, so that a dead provider does not flood the channel.
    mutating func alarm(_ reason: PageReason, _ trouble: String, andPage: Bool = false) {
        if let operators = runbook.operators, !isAlarmOnItsWay(in: operators) {
            let what = "\(incident.name) (\(incident.severity), \(incident.opening.service)): \(trouble)."
            let plea = incident.phase.isOpen ? " It is \(incident.phase.word); somebody has to take it." : ""
            notify(operators, text: what + plea, because: reason)
        }
        if andPage || runbook.operators == nil { pageSomebody() }
    }

    /// The runbook's owner, else the service's, else everybody: too many people are better than none.
    mutating func pageSomebody() {
        let owners = [runbook.owner, runbook.services[incident.opening.service]?.owner].compactMap { $0 }
        for owner in owners {
            let people = reachable(people([.seat(owner)]))
            if !people.isEmpty { return page(people, because: .exhausted) }
        }
        page(Array(reachable(runbook.people.keys.sorted()).prefix(Limits.peopleEachRung)), because: .exhausted)
    }

    private func isAlarmOnItsWay(in operators: Audience) -> Bool {
        incident.pendingNotices.contains { note in
            guard note.connection == operators.connection, note.destination == operators.destination else { return false }
            return incident.wave(of: note.id)?.because.isAlarm == true
        }
    }
}

extension PageReason {
    fileprivate var isAlarm: Bool {
        switch self {
        case .undeliverable, .exhausted, .escalation: true
        case .rung, .responder, .reassigned, .duty, .update, .asked: false
        }
    }
}
