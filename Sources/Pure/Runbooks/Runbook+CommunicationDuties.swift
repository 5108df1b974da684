package import Vocabulary

/// Who is told what, how soon and how often, as duties.
extension Runbook {
    /// One rule; for the status page one for each severity that says something else.
    func rules(_ communication: Communication) -> [DutyRule] {
        guard case .statusPage = communication.to else { return [rule(communication, match: communication.match)].compactMap { $0 } }
        return severities.compactMap { severity in
            var own = communication
            switch severity.statusPage {
            case .always, nil: break
            case .never, .optional: return nil
            case .after(let duration): own.after = duration
            case .whenCustomerVisible: own.only = .all([own.only, .fact(.stated, [.exactly(FactName.customerVisible.text)])])
            }
            return rule(own, match: .all([.fact(.severity, [.exactly(severity.name.text)]), communication.match]))
        }
    }

    private func rule(_ communication: Communication, match: Matcher) -> DutyRule? {
        let again = terms(of: communication)
        var first = communication.first
        for severity in severities {
            let name = severity.name
            guard first.promise(for: name) == nil else { continue }
            first.bySeverity[name] = communication.begins.isAfterTheEnd ? nil : severity.firstUpdateWithin ?? again.promise(for: name)
        }
        if communication.sending == .automatically { first = Terms(Promise(.within(.exact(.zero)))) }
        guard !first.isEmpty else { return nil }
        var steps: [DutyRule.Step] = []
        if let remind = communication.remind { steps.append(.init(.beforeDue(remind), .remind)) }
        if communication.sending == .automatically { steps.append(.init(.beforeDue(.zero), .post(communication.name))) }
        if !communication.maySelfHold {
            steps += [
                .init(.afterDue(.zero), .remind), .init(.afterDue(Limits.backupAfter), .pageBackup),
                .init(.afterDue(Limits.ladderAfter), .climb, every: Limits.ladderEach, times: longestLadder + 1),
            ]
        }
        var rule = DutyRule(
            name: .update(communication.name), owner: communication.owner, match: match, starts: communication.begins, delay: communication.after,
            kept: .updated(communication.name), terms: first, again: again.isEmpty ? nil : again, only: communication.only,
            outlives: communication.begins.isAfterTheEnd, isPromise: !communication.maySelfHold, steps: steps,
            clause: "communications.\(communication.name)")
        rule.isCountedBack = communication.isCountedBack
        return rule
    }

    private var longestLadder: Int { ladders.values.map(\.rungs.count).max() ?? 0 }

    private func terms(of communication: Communication) -> Terms {
        var terms = Terms()
        for severity in severities {
            let written: Communication.Cadence? = communication.cadence == .asNeeded ? nil : communication.cadence
            let own = communication.cadenceBySeverity[severity.name] ?? written
            switch own {
            case .every(let span): terms.bySeverity[severity.name] = Promise(.within(span))
            case .asNeeded, .startAndEnd, .never: break
            // What a severity says of updates is about incidents that last.
            case nil where communication.begins.isAfterTheEnd: break
            case nil: terms.bySeverity[severity.name] = severity.updateEvery.map { Promise(.within($0)) }
            }
        }
        return terms
    }
}

extension Communication {
    /// Written by Runbell and held back until somebody agrees or the embargo ends: nobody is late then.
    fileprivate var maySelfHold: Bool { sending == .automatically && (approve != nil || embargo != nil) }
}

extension Occasion {
    /// Comes only when an incident is over.
    fileprivate var isAfterTheEnd: Bool {
        switch self {
        case .resolved, .observed, .reviewed, .actionAdded, .actionDone, .drillHeld: true
        default: false
        }
    }
}

extension FactName {
    /// What a status page that is shown only to customers who notice asks for.
    package static let customerVisible: FactName = "customer visible"
}
