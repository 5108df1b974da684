extension Runbook {
    /// Fields of the impact that severities, escalations and communications ask about, beside those its reviews have.
    package var impactAsked: [String] {
        let matchers = severities.compactMap(\.match) + escalations.map(\.match) + communications.map(\.match)
        return Set(matchers.flatMap(\.impactAsked)).sorted()
    }
}

extension Matcher {
    fileprivate var impactAsked: [String] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.impactAsked)
        case .not(let part): part.impactAsked
        case .fact(.impact(let name), _): [name]
        case .fact: []
        }
    }
}
