internal import OnCall
package import Runbooks
package import Vocabulary

extension Programme {
    /// The earliest thing it waits for: a period that begins, a duty that is due, a reminder. Nil when the runbook owes nothing.
    package func nextWake(under runbook: Runbook) -> Moment? {
        let rules = Dictionary(runbook.programmeDuties.map { ($0.name, $0) }) { first, _ in first }
        var moments = rules.values.compactMap { rule in
            rule.period.flatMap { nextPeriod(of: rule, every: $0, zone: runbook.zone) }
        }
        var reminders: [Moment] = []
        for owing in owings where owing.duty.isOwed {
            // Done by the moment it is due is in time; a millisecond later it is missed.
            if owing.duty.state == .open { moments.append(owing.duty.due + .milliseconds(1)) }
            if let step = rules[owing.rule].flatMap(owing.duty.nextStep) { reminders.append(step) }
        }
        if let first = reminders.min() { moments.append(runbook.business.office(from: first)) }
        return moments.min()
    }
}
