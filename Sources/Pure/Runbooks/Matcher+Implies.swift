extension Matcher {
    /// Whether every incident this holds for is one the other holds for, too, as far as the words show it. Says no where it cannot tell.
    package func implies(_ other: Matcher) -> Bool {
        if self == other { return true }
        switch other {
        case .all(let parts): return parts.allSatisfy(implies)
        case .any(let parts) where parts.contains(where: implies): return true
        case .any, .not, .fact: break
        }
        switch self {
        case .all(let parts): return parts.contains { $0.implies(other) }
        case .any(let parts): return !parts.isEmpty && parts.allSatisfy { $0.implies(other) }
        case .not: return false
        case .fact(let fact, let values):
            guard case .fact(fact, let wider) = other, !values.isEmpty else { return false }
            return values.allSatisfy { value in wider.contains { value.implies($0) } }
        }
    }
}

extension Matcher.Value {
    fileprivate func implies(_ other: Matcher.Value) -> Bool {
        if self == other { return true }
        switch (self, other) {
        case (.exactly(let text), .glob(let glob)): return Glob.fits(glob, text)
        case (.exactly(let text), .pattern(let pattern)): return pattern.isFound(in: text)
        default: return false
        }
    }
}
