internal import Runbooks
internal import Vocabulary

extension RunbookSense {
    /// An escalation runs on the clock, a promise in business days does not: the one must not wake people over the other.
    func checkEscalations(_ findings: inout Findings) {
        for escalation in runbook.escalations where !findings.brokenEntries.contains("escalations.\(escalation.name)") {
            let patient = runbook.severities.filter { severity in
                let promises = [severity.acknowledgeWithin, severity.recoverWithin].compactMap { $0?.target.longest }
                return promises.contains(where: \.isInBusinessTime) && escalation.match.holds(for: Facts(severity: severity.name))
            }
            guard let first = patient.first else { continue }
            let names = patient.map { "'\($0.name)'" }.joined(separator: ", ")
            findings.warning(
                .escalationBeforePromise, at: place("escalations", escalation.name.text),
                "'\(escalation.name)' wakes people \(escalation.within.words) into \(names), which may wait for business hours.",
                fix: "Leave \(first.name) out with 'for: { severity: [\(others(patient))] }'.")
        }
    }

    private func others(_ patient: [Severity]) -> String {
        runbook.severities.filter { severity in !patient.contains { $0.name == severity.name } }.map(\.name.text).joined(separator: ", ")
    }
}

extension Span {
    fileprivate var isInBusinessTime: Bool {
        switch self {
        case .businessHours, .businessDays, .sameBusinessDay, .nextBusinessDay: true
        case .exact, .days, .weeks, .months, .quarters: false
        }
    }
}
