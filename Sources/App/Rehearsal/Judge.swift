internal import Engine
internal import Runbooks
internal import Vocabulary

/// Holds what happened against what was expected.
package struct Judge {
    let record: Record

    package init(_ record: Record) { self.record = record }

    /// In the order the sentences were written; refusals nobody expected come last.
    package var differences: [Difference] {
        let broken = reached.compactMap { expectation in
            instead(of: expectation).map { Difference(place: expectation.place, expected: expectation.text, instead: $0) }
        }
        return broken + otherKind + unexpectedRefusals
    }

    private var reached: [Scenario.Expectation] { record.scenario.expectations.filter { !isAhead($0) } }

    /// How many sentences speak of a time a rehearsal that was stopped never came to.
    var unreached: Int { record.scenario.expectations.count(where: isAhead) }

    private func isAhead(_ expectation: Scenario.Expectation) -> Bool {
        guard record.isCutShort else { return false }
        switch expectation.when {
        case .whenever: return false
        case .at(let time): return time > record.offset(record.end)
        case .within(let time): return time > record.offset(record.end) && instead(of: expectation) != nil
        }
    }

    /// What happened instead; nil when it went as expected.
    private func instead(of expectation: Scenario.Expectation) -> String? {
        switch expectation.what {
        case .page, .remind, .notice, .neverPage, .neverNotice: message(expectation)
        case .acknowledged, .mitigated, .resolved, .update, .proposed, .duty, .held: occurrence(expectation)
        case .severity, .phase, .status, .role, .component: state(expectation)
        case .text(let text, let words): unread(expectation, text, words)
        case .kpi(let name, let isMet): uncounted(name, isMet)
        case .refused: refusals(expectation).isEmpty ? "nothing was refused\(said(expectation.when))" : nil
        }
    }

    // MARK: When

    func holds(_ when: Scenario.Expectation.When, at offset: Duration) -> Bool {
        switch when {
        case .whenever: true
        case .at(let time): offset >= time && offset < time + .seconds(1)
        case .within(let time): offset < time + .milliseconds(1)
        }
    }

    /// How far from when it was expected.
    func distance(_ when: Scenario.Expectation.When, _ offset: Duration) -> Duration {
        switch when {
        case .whenever: .zero
        case .at(let time), .within(let time): offset > time ? offset - time : time - offset
        }
    }

    func said(_ when: Scenario.Expectation.When) -> String {
        switch when {
        case .whenever: ""
        case .at(let time): " at \(time.offset)"
        case .within(let time): " within \(time.offset)"
        }
    }

    /// The incidents a sentence speaks of.
    func incidents(_ expectation: Scenario.Expectation) -> [Incident] {
        guard let number = expectation.incident else { return record.incidents }
        return record.incidents.indices.contains(number - 1) ? [record.incidents[number - 1]] : []
    }

    // MARK: Refusals

    private func refusals(_ expectation: Scenario.Expectation) -> [Record.Remark] {
        record.remarks.filter { $0.isRefusal && holds(expectation.when, at: record.offset($0.at)) }
    }

    /// What a scenario has people do and Runbell does not let them is a difference, unless the scenario says so.
    private var unexpectedRefusals: [Difference] {
        let expected = record.scenario.expectations.filter { $0.what == .refused }.flatMap(refusals)
        return record.remarks.compactMap { remark in
            guard case .refused(let title, let because) = remark.what, !expected.contains(remark) else { return nil }
            let time = record.offset(remark.at).offset
            return Difference(place: Place(file: record.scenario.file), expected: "\(title) at \(time)", instead: "it was refused: \(because)")
        }
    }
}

extension Record.Remark {
    var isRefusal: Bool {
        if case .refused = what { true } else { false }
    }
}
