internal import Vocabulary

extension Matcher {
    /// Why the condition does not hold: the first part of it that does not, and what is there instead. Nil when all of it holds.
    package func unmet(for facts: Facts) -> String? {
        guard !holds(for: facts) else { return nil }
        switch self {
        case .all(let parts): return parts.lazy.compactMap { $0.unmet(for: facts) }.first
        case .any(let parts): return parts.isEmpty ? "it never holds" : "it asks for \(words), and none of these holds"
        case .not(let part): return "it is not for \(part.words)"
        case .fact(let fact, _):
            let found = facts.said(of: fact)
            return "it asks for \(words), and " + (found.isEmpty ? "there is none" : "it is \(found.joined(separator: ", "))")
        }
    }
}

extension Facts {
    /// What is there to compare with.
    fileprivate func said(of fact: Matcher.Fact) -> [String] {
        guard case .impact(let name) = fact else { return texts(of: fact).map { $0.isEmpty ? "empty" : $0 } }
        return impact[name].map { ["\($0)"] } ?? []
    }
}
