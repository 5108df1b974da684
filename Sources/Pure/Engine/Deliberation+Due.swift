internal import Runbooks
internal import Vocabulary

/// Wakes: whatever has come due is done now, in the order it came due.
extension Deliberation {
    mutating func wake() {
        wasWoken = true
        doWhatIsDue()
    }

    /// Every step leaves something behind that makes the next one later or another, so this ends.
    mutating func doWhatIsDue() {
        while let next = incident.nextDue(under: runbook), next.at <= now {
            switch next.what {
            case .quietEnds: endQuiet()
            case .snoozeEnds: endSnooze()
            case .duty(let name): record(.dutyMissed(name))
            case .ladder(let step): climb(step)
            case .escalation(let name): fire(name)
            }
        }
    }

    /// What an incident begins with, when it is raised and when its maintenance window ends: another window, or its promises and its ladder.
    mutating func begin(because reason: LadderReason = .raised) {
        if let window = quietWindow() {
            record(.quieted(window.name, until: window.until))
        } else {
            oweDuties()
            startLadder(because: reason)
        }
    }

    mutating func endQuiet() {
        guard case .quiet = incident.phase, let window = incident.quietBy else { return }
        record(.quietEnded(window))
        begin(because: .quietEnded)
    }

    private mutating func endSnooze() {
        record(.unacknowledged(because: .snoozeEnded))
        startLadder(because: .snoozeEnded)
    }

    private mutating func fire(_ name: EscalationName) {
        guard let escalation = runbook.escalations.first(where: { $0.name == name }) else { return }
        let reachable = reachable(people(escalation.page), by: escalation.by)
        record(.escalationFired(name, people: reachable))
        if reachable.isEmpty {
            alarm(.escalation(name), "nobody is reachable for \(name)")
        } else {
            page(reachable, because: .escalation(name), by: escalation.by)
        }
    }
}
