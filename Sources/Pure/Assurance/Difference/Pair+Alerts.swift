internal import Runbooks
internal import Vocabulary

/// Which alerts are taken, where they go, how bad they are, and which of them make one incident.
extension Pair {
    var alerts: [Difference.Change] {
        sources + routes + severities + grouping + quiet
            + told(old.services.sorted, new.services.sorted, in: .alerts, "services", as: "Service") { Described($0) }
            + told(Described(old.triage), Described(new.triage), in: .alerts, "triage")
    }

    private var severities: [Difference.Change] {
        Matched(old.severities, new.severities) { $0.name.text }.changed.flatMap { was, now -> [Difference.Change] in
            let clause = "severities.\(now.name)"
            var changes: [Difference.Change] = []
            if was.match != now.match {
                let words = (was.match?.words ?? "only when somebody says so", now.match?.words ?? "only when somebody says so")
                changes.append(.init(.alerts, effect(was, now), clause, "An alert is \(now.name) when: \(words.1) (was: \(words.0))."))
            }
            return changes + told(Described(was), Described(now), in: .alerts, clause)
        } + order
    }

    /// What a severity no longer takes goes to a lower one, or to the one that takes what is left. Below that one it may also come higher.
    private func effect(_ was: Severity, _ now: Severity) -> Difference.Effect {
        let names = new.severities.map(\.name)
        guard let place = names.firstIndex(of: now.name), let rest = new.fallback.flatMap({ names.firstIndex(of: $0.name) }), place <= rest else {
            return .changes
        }
        let (isNarrower, isWider) = (now.match.implies(was.match), was.match.implies(now.match))
        return .weighed(isLooser: isNarrower && !isWider, isTighter: isWider && !isNarrower)
    }

    private var order: [Difference.Change] {
        let names = (old.severities.map(\.name), new.severities.map(\.name))
        let kept = (names.0.filter(names.1.contains), names.1.filter(names.0.contains))
        guard kept.0 != kept.1 else { return [] }
        let words = names.1.map(\.text).joined(separator: ", ")
        return [.init(.alerts, .changes, "severities", "Severities are ranked otherwise: \(words), highest first.")]
    }

    private var grouping: [Difference.Change] {
        let (was, now) = (old.grouping, new.grouping)
        var changes: [Difference.Change] = []
        if was.words != now.words {
            let words = "\(now.words) instead of: \(was.words)."
            changes.append(.init(.alerts, .weighed(isLooser: now.joinsMore(than: was), isTighter: was.joinsMore(than: now)), "grouping", words))
        }
        if was.storm != now.storm {
            let effect = Difference.Effect.weighed(isLooser: now.bundlesMore(than: was), isTighter: was.bundlesMore(than: now))
            let words = "Somebody's pages become one message \(now.storm.words) instead of \(was.storm.words)."
            changes.append(.init(.alerts, effect, "grouping.storm", words))
        }
        return changes
    }
}

extension Dictionary where Key: Comparable {
    /// The entries by their names.
    var sorted: [Value] { keys.sorted().compactMap { self[$0] } }
}

extension Grouping {
    fileprivate var words: String {
        let keys = by.map { key in
            switch key {
            case .service: "service"
            case .source: "source"
            case .severity: "severity"
            case .alert: "alert"
            case .label(let name): "labels.\(name)"
            }
        }
        return "Alerts of the same \(keys.joined(separator: " and ")) make one incident"
            + (within.map { " when no more than \(Span.exact($0).written) apart" } ?? "")
    }

    /// Whether some alert joins an incident that would have made one of its own, and so pages nobody.
    fileprivate func joinsMore(than other: Grouping) -> Bool {
        let waits = [self, other].map { $0.within ?? .seconds(Int64.max) }
        return waits[0] > waits[1] || (by != other.by && Set(by).isSubset(of: other.by))
    }

    fileprivate func bundlesMore(than other: Grouping) -> Bool {
        guard let storm else { return false }
        return other.storm.map { storm.pages < $0.pages || storm.within > $0.within } ?? true
    }
}

extension Grouping.Storm? {
    fileprivate var words: String { map { "from \($0.pages) within \(Span.exact($0.within).written) on" } ?? "never" }
}

extension Matcher? {
    /// No condition at all holds for no alert.
    fileprivate func implies(_ other: Matcher?) -> Bool {
        guard let self else { return true }
        return other.map(self.implies) ?? false
    }
}
