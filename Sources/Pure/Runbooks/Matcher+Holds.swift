internal import Vocabulary

extension Matcher {
    /// Whether the condition holds. A fact nobody stated holds no condition; `not` of it does.
    package func holds(for facts: Facts) -> Bool {
        switch self {
        case .all(let parts): parts.allSatisfy { $0.holds(for: facts) }
        case .any(let parts): parts.contains { $0.holds(for: facts) }
        case .not(let part): !part.holds(for: facts)
        case .fact(.impact(let name), let values): facts.impact[name].map { number in values.contains { $0.holds(for: number) } } ?? false
        case .fact(let fact, let values): facts.texts(of: fact).contains { text in values.contains { $0.holds(for: text) } }
        }
    }
}

extension Matcher.Value {
    fileprivate func holds(for text: String) -> Bool {
        switch self {
        case .exactly(let wanted): text == wanted
        case .glob(let glob): Glob.fits(glob, text)
        case .pattern(let pattern): pattern.isFound(in: text)
        case .compare: Double(text).map(holds) ?? false
        }
    }

    fileprivate func holds(for number: Double) -> Bool {
        switch self {
        case .exactly(let wanted): Double(wanted) == number
        case .glob, .pattern: false
        case .compare(let comparison, let bound, _): comparison.holds(number, bound)
        }
    }
}

extension Facts {
    /// What a condition on words compares with; only tags and stated facts can be several.
    func texts(of fact: Matcher.Fact) -> [String] {
        let one: String?
        switch fact {
        case .severity: one = severity?.text
        case .service: one = service?.text
        case .source: one = source?.text
        case .alertSeverity: one = alertSeverity
        case .summary: one = summary
        // Senders that have no labels say how bad it is in a field of their own; a runbook asks all of them alike.
        case .label("severity"): one = labels["severity"] ?? alertSeverity
        case .label(let name): one = labels[name]
        case .phase: one = phase?.text
        case .status: one = status?.text
        case .stated: return stated.map(\.text)
        case .tag: return tags
        case .impact: return []
        }
        return one.map { [$0] } ?? []
    }
}
