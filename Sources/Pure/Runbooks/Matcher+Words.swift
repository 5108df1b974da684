extension Matcher {
    /// How people say it: `severity is P1 or P2 and tag is security`.
    package var words: String { words(isPart: false) }

    private func words(isPart: Bool) -> String {
        switch self {
        case .all(let parts): parts.isEmpty ? "always" : Self.joined(parts, by: " and ", isPart)
        case .any(let parts): parts.isEmpty ? "never" : Self.joined(parts, by: " or ", isPart)
        case .not(let part): "not \(part.words(isPart: true))"
        case .fact(let fact, let values): "\(fact.words) \(values.map(\.words).joined(separator: " or "))"
        }
    }

    private static func joined(_ parts: [Matcher], by word: String, _ isPart: Bool) -> String {
        guard parts.count > 1 else { return parts.map { $0.words(isPart: isPart) }.joined() }
        let words = parts.map { $0.words(isPart: true) }.joined(separator: word)
        return isPart ? "(\(words))" : words
    }
}

extension Matcher.Fact {
    fileprivate var words: String {
        switch self {
        case .severity: "severity"
        case .service: "service"
        case .source: "source"
        case .tag: "tag"
        case .summary: "summary"
        case .stated: "fact"
        case .phase: "phase"
        case .status: "status"
        case .alertSeverity: "the sender's severity"
        case .label(let name): "labels.\(name)"
        case .impact(let name): "impact.\(name)"
        }
    }
}

extension Matcher.Value {
    fileprivate var words: String {
        switch self {
        case .exactly(let text), .glob(let text): text
        case .pattern(let pattern): "/\(pattern.source)/"
        case .compare(let comparison, let bound, let isPercent):
            "\(comparison.rawValue) " + (bound == bound.rounded() && abs(bound) < 1e15 ? String(Int64(bound)) : String(bound))
                + (isPercent ? " %" : "")
        }
    }
}
