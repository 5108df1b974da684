package import Vocabulary

extension Matcher {
    /// Whether the condition can hold for any incident of a severity, whatever else is true of it.
    package func mayHold(severity: SeverityName) -> Bool { answer(knowing: severity) ?? true }

    /// Whether there is any incident it can hold for. Says yes where it cannot tell.
    package var mayHold: Bool { answer(knowing: nil) ?? true && !contradictsItself }

    /// Nil: it depends on what is not known here.
    private func answer(knowing severity: SeverityName?) -> Bool? {
        switch self {
        case .all(let parts): return Self.all(parts.map { $0.answer(knowing: severity) })
        case .any(let parts): return Self.all(parts.map { $0.answer(knowing: severity).map { !$0 } }).map { !$0 }
        case .not(let part): return part.answer(knowing: severity).map { !$0 }
        case .fact(.severity, _): return severity.map { holds(for: Facts(severity: $0)) }
        case .fact(_, let values): return values.isEmpty ? false : nil
        }
    }

    private static func all(_ answers: [Bool?]) -> Bool? {
        if answers.contains(false) { return false }
        return answers.contains(nil) ? nil : true
    }

    /// Two of its parts want different names of what is only ever one: a severity, a service, a source, a phase, a status.
    private var contradictsItself: Bool {
        var wanted: [Fact: Set<String>] = [:]
        for part in conjuncts {
            if case .any(let parts) = part, !parts.isEmpty, parts.allSatisfy(\.contradictsItself) { return true }
            guard case .fact(let fact, let values) = part, fact.isOnlyOne else { continue }
            let names = values.compactMap { if case .exactly(let name) = $0 { name } else { nil } }
            guard names.count == values.count else { continue }
            wanted[fact] = wanted[fact].map { $0.intersection(names) } ?? Set(names)
        }
        return wanted.values.contains(where: \.isEmpty)
    }

    private var conjuncts: [Matcher] {
        guard case .all(let parts) = self else { return [self] }
        return parts.flatMap(\.conjuncts)
    }
}

extension Matcher.Fact {
    fileprivate var isOnlyOne: Bool {
        switch self {
        case .severity, .service, .source, .phase, .status, .label: true
        case .tag, .summary, .stated, .alertSeverity, .impact: false
        }
    }
}
