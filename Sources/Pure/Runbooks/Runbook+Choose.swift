package import Vocabulary

/// Which severity was chosen, and whether a matcher chose it; when none did it is the default, shown as such.
package struct SeverityChoice: Hashable, Sendable {
    package var severity: Severity
    package var matched: Bool

    package init(severity: Severity, matched: Bool) {
        self.severity = severity
        self.matched = matched
    }
}

extension Runbook {
    /// The first route whose condition holds; nil when no route takes it.
    package func route(for facts: Facts) -> Route? { routes.first { $0.match.holds(for: facts) } }

    /// The highest severity whose condition holds. When none does, the lowest severity that still wakes somebody, and it says so:
    /// an alert nobody foresaw must reach a person, but not the whole company. Where no severity wakes anybody it is the last.
    package func severity(for facts: Facts) -> SeverityChoice {
        if let matched = severities.first(where: { $0.match?.holds(for: facts) ?? false }) {
            return SeverityChoice(severity: matched, matched: true)
        }
        return SeverityChoice(severity: fallback ?? Severity(name: "unclassified"), matched: false)
    }

    /// Which severity an alert is that no severity's condition takes.
    package var fallback: Severity? {
        severities.last { $0.ladder.map { !(ladders[$0]?.isOnlyTickets ?? false) } ?? false } ?? severities.last
    }

    /// What becomes of alerts that no severity's condition takes, in a sentence; nil where there are none such, or nothing to choose from.
    package var defaultSeverityWords: String? {
        guard let fallback, severities.count > 1, !sources.isEmpty, !severities.contains(where: { $0.match == .everything }) else { return nil }
        let rungs = fallback.ladder.flatMap { ladders[$0]?.rungs.filter(\.pages) } ?? []
        let when: String =
            if rungs.isEmpty {
                "pages nobody"
            } else if rungs.allSatisfy({ $0.when == .businessHours }) {
                "pages people in business hours only"
            } else {
                "pages people at any hour"
            }
        return "An alert that no severity's 'match' takes becomes '\(fallback.name)', is marked as a default, and \(when)."
    }

    /// What an alert that begins to fire makes of it: no other severity than its source may raise. One that it may not becomes the nearest,
    /// of two equally near the higher one. `wanted` is what it would have been.
    package func severity(ofAlert facts: Facts) -> (choice: SeverityChoice, wanted: SeverityName?) {
        let choice = severity(for: facts)
        let wanted = choice.severity.name
        let nearest = severity(nearest: wanted, of: facts.source.flatMap { sources[$0]?.severities } ?? [])
        guard let nearest, nearest.name != wanted else { return (choice, nil) }
        return (SeverityChoice(severity: nearest, matched: choice.matched), wanted)
    }

    /// The severity itself where it is allowed, or where none is named, which allows all.
    package func severity(nearest name: SeverityName, of allowed: [SeverityName]) -> Severity? {
        guard let place = rank(of: name) else { return nil }
        if allowed.isEmpty || allowed.contains(name) { return severities[place] }
        return severities.enumerated().filter { allowed.contains($0.element.name) }.min { abs($0.offset - place) < abs($1.offset - place) }?.element
    }

    private func rank(of name: SeverityName) -> Int? { severities.firstIndex { $0.name == name } }

    package func severity(named name: SeverityName) -> Severity? { severities.first { $0.name == name } }
    package func connection(named name: ConnectionName) -> Connection? { connections.first { $0.name == name } }
}

extension Grouping {
    /// Alerts with the same key join one incident. Values carry their length (`service=3:api,labels.team=-`), so that no value
    /// can be written to look like another's key; `-` is a label the alert does not have.
    package func key(for facts: Facts, alert: AlertKey) -> String {
        by.map { key in
            switch key {
            case .service: part("service", facts.service?.text)
            case .source: part("source", facts.source?.text)
            case .severity: part("severity", facts.severity?.text)
            case .alert: part("source", alert.source.text) + "," + part("alert", alert.key)
            case .label(let name): part("labels.\(name.utf8.count):\(name)", facts.labels[name])
            }
        }.joined(separator: ",")
    }

    private func part(_ name: String, _ value: String?) -> String {
        guard let value else { return "\(name)=-" }
        return "\(name)=\(value.utf8.count):\(value)"
    }
}
