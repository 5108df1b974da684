internal import OnCall
package import Runbooks
package import Vocabulary

extension Programme {
    /// The earliest thing it waits for: a period that begins, a duty that is due, a reminder. Nil when the runbook owes nothing.
    package func nextWake(under runbook: Runbook) -> Moment? {
        let rules = Dictionary(runbook.programmeDuties.map { ($0.name, $0) }) { first, _ in first }
        var moments = rules.values.compactMap { rule in
            rule.handOverOf.flatMap { nextAnnouncement(of: rule, $0, runbook) }
                ?? rule.period.flatMap { nextPeriod(of: rule, every: $0, zone: runbook.zone) }
        }
        for owing in owings where owing.duty.isOwed {
            // Done by the moment it is due is in time; a millisecond later it is missed.
            if owing.duty.state == .open { moments.append(owing.duty.due + .milliseconds(1)) }
            if let reminder = rules[owing.rule].flatMap({ owing.duty.nextReminder(of: $0, runbook.business) }) { moments.append(reminder) }
        }
        return moments.min()
    }
}
