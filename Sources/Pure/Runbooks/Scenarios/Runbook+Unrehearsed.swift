internal import Vocabulary

extension Runbook {
    /// What none of these scenarios rehearses, in the runbook's own words: `P3`, `a quiet night`, `a breach`.
    package func unrehearsed(in scenarios: [Scenario]) -> [String] {
        let rehearsed = scenarios.filter { $0.kind == .severity }.flatMap(\.expectations).compactMap { expectation -> SeverityName? in
            if case .severity(let name) = expectation.what { name } else { nil }
        }
        let kinds = Scenario.Kind.allCases.filter { kind in isWorthRehearsing(kind) && !scenarios.contains { $0.kind == kind } }
        return severities.map(\.name).filter { !rehearsed.contains($0) }.map(\.text) + kinds.map(\.words)
    }

    private func isWorthRehearsing(_ kind: Scenario.Kind) -> Bool {
        switch kind {
        // Named one by one.
        case .severity: false
        case .quietNight, .nobodyAnswers, .vendorOutage: true
        case .breach: !clocks.isEmpty
        case .monthAfter: reviews != nil
        }
    }
}

extension Scenario.Kind {
    fileprivate var words: String {
        switch self {
        case .severity: "its severities"
        case .quietNight: "a quiet night"
        case .nobodyAnswers: "a night nobody answers"
        case .breach: "a breach"
        case .vendorOutage: "a vendor's outage"
        case .monthAfter: "the month after"
        }
    }
}
