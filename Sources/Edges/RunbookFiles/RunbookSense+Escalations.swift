internal import Runbooks
internal import Vocabulary

extension RunbookSense {
    /// An escalation runs on the clock, a promise in business days does not: the one must not wake people over the other.
    func checkEscalations(_ findings: inout Findings) {
        for escalation in runbook.escalations where !findings.brokenEntries.contains("escalations.\(escalation.name)") {
            checkActs(of: escalation, &findings)
            checkName(of: escalation, &findings)
            checkAnswer(before: escalation, &findings)
            let patient = runbook.severities.filter { severity in
                let promises = [severity.acknowledgeWithin, severity.recoverWithin].compactMap { $0?.target.longest }
                return promises.contains(where: \.isInBusinessTime) && escalation.match.holds(for: Facts(severity: severity.name))
            }
            guard let first = patient.first, let within = escalation.within, !escalation.page.isEmpty else { continue }
            let names = patient.map { "'\($0.name)'" }.joined(separator: ", ")
            findings.warning(
                .escalationBeforePromise, at: place("escalations", escalation.name.text),
                "'\(escalation.name)' wakes people \(within.words) into \(names), which may wait for business hours.",
                fix: "Leave \(first.name) out with 'for: { severity: [\(others(patient))] }'.")
        }
    }

    private func checkActs(of escalation: Escalation, _ findings: inout Findings) {
        let place = place("escalations", escalation.name.text)
        if escalation.page.isEmpty, escalation.mention.isEmpty, escalation.propose == nil, escalation.raise == nil {
            findings.error(
                .missingKey, at: place, "'\(escalation.name)' does nothing when its time is over.",
                fix: "Write 'page', 'mention', 'propose' or 'raise'.")
        }
        checkRaise(of: escalation, at: place, &findings)
        // What a person states comes later than the ladder: who was on it may have answered long ago, or the severity may have been another.
        if case .fact = escalation.from { return }
        let paged = Set(escalation.page.flatMap(people))
        let severities = severities(escalation.match).filter { $0.ladder != nil }
        let asked = severities.compactMap { severity in severity.ladder.flatMap { runbook.ladders[$0] } }.map(firstPaged)
        guard !paged.isEmpty, !asked.isEmpty, asked.allSatisfy({ paged.isSubset(of: $0) }) else { return }
        findings.note(
            .nobodyNew, at: place, "everybody '\(escalation.name)' wakes is asked by the first rung of the ladder already.",
            fix: "Name somebody else.")
    }

    private func checkRaise(of escalation: Escalation, at place: Place, _ findings: inout Findings) {
        let ranks = runbook.severities.map(\.name)
        guard let raise = escalation.raise, let goal = ranks.firstIndex(of: raise) else { return }
        let severities = severities(escalation.match)
        guard !severities.isEmpty, severities.allSatisfy({ (ranks.firstIndex(of: $0.name) ?? 0) <= goal }) else { return }
        findings.warning(
            .nothingToRaise, at: place, "'\(escalation.name)' raises to '\(raise)', and is for nothing that is lower.",
            fix: "Write 'for' with lower severities, or raise to a higher one.")
    }

    /// Of duties with one name the first is owed, so an escalation named like another duty would never come.
    private func checkName(of escalation: Escalation, _ findings: inout Findings) {
        let name = DutyName(escalation.name.text), clause = "escalations.\(escalation.name)"
        guard let other = runbook.duties.first(where: { $0.name == name && $0.clause != clause }) else { return }
        findings.error(
            .badName, at: place("escalations", escalation.name.text), "'\(escalation.name)' is what the duty of '\(other.clause)' is called.",
            fix: "Give the escalation another name.")
    }

    /// Who is asked first, where that never changes.
    private func firstPaged(_ ladder: Ladder) -> Set<PersonName> {
        guard case .page(let targets)? = ladder.rungs.first?.action else { return [] }
        return Set(targets.flatMap { holders($0) ?? [] })
    }

    /// Whoever was promised time to answer is not passed over before it is up.
    private func checkAnswer(before escalation: Escalation, _ findings: inout Findings) {
        guard escalation.from == .raised, let within = escalation.within else { return }
        let early = severities(escalation.match).filter { severity in
            guard case .exact(let promised)? = severity.acknowledgeWithin?.target.longest, within < promised else { return false }
            // A ladder that is at its second rung by then passes whoever was asked first over just as well.
            let rungs = severity.ladder.flatMap { runbook.ladders[$0] }?.rungs ?? []
            return !rungs.dropFirst().contains { $0.at <= within }
        }
        guard !early.isEmpty else { return }
        findings.warning(
            .escalationBeforeAnswer, at: place("escalations", escalation.name.text),
            "'\(escalation.name)' comes after \(within.words), when an answer is not yet due in \(names(early)).",
            fix: "Wait longer, or count 'from: acknowledged'.")
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
