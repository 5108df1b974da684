internal import Runbooks
internal import Vocabulary

/// Wakes: whatever has come due is done now, in the order it came due.
extension Deliberation {
    mutating func wake() {
        wasWoken = true
        isUnsettled = true
        doWhatIsDue()
    }

    /// Every step leaves something behind that makes the next one later or another, so this ends.
    mutating func doWhatIsDue() {
        reconcile()
        while let next = incident.nextDue(under: runbook, rules), next.at <= now {
            let before = recorded
            switch next.what {
            case .quietEnds: endQuiet()
            case .snoozeEnds: endSnooze()
            case .opening: isUnsettled = true
            case .duty(let due): meet(due)
            case .carriedOut(let playbook, let step): giveUp(step, of: playbook)
            case .ladder(let step): climb(step)
            }
            reconcile()
            guard recorded > before else { return }
        }
    }

    /// What an incident begins with, when it is raised and when its maintenance window ends: another window, or its promises and its ladder.
    mutating func begin(because reason: LadderReason = .raised) {
        if let window = quietWindow() {
            record(.quieted(window.name, until: window.until))
        } else {
            reconcile()
            startLadder(because: reason)
        }
    }

    /// A maintenance window goes on.
    mutating func countAtOnce() {
        if incident.quietBy == .untilItLasts { endQuiet() }
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
}
