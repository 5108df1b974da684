internal import Runbooks
internal import Vocabulary

/// Which alerts are taken, where they go, how bad they are, and which of them make one incident.
extension Pair {
    var alerts: [Difference.Change] {
        sources + routes + severities + grouping
            + Matched(old.quiet, new.quiet) { $0.name.text }.told(in: .alerts, "quiet", as: "Quiet window") { $0.name.text }
            + Matched(old.services.sorted, new.services.sorted) { $0.name.text }.told(in: .alerts, "services", as: "Service") { $0.name.text }
            + triage
    }

    private var sources: [Difference.Change] {
        Matched(old.sources.sorted, new.sources.sorted) { $0.name.text }.told(in: .alerts, "sources", as: "Source") { $0.name.text }
    }

    /// A route is known by its condition: two texts that match the same alerts mean the same route.
    private var routes: [Difference.Change] {
        let matched = Matched(old.routes, new.routes) { $0.match.words }
        func alerts(_ route: Route) -> String { route.match == .everything ? "All other alerts" : "Alerts where \(route.match.words)" }
        var changes = matched.added.map { Difference.Change(.alerts, .appears, "routes", "\(alerts($0)) go to \($0.destination).") }
        changes += matched.gone.map {
            .init(.alerts, .vanishes, "routes", "\(alerts($0)) no longer go to \($0.destination) by a route of their own.")
        }
        changes += matched.changed.map { was, now in
            .init(.alerts, .changes, "routes", "\(alerts(now)) go to \(now.destination) instead of \(was.destination).")
        }
        let kept = (
            old.routes.map(\.match).filter { match in new.routes.contains { $0.match == match } },
            new.routes.map(\.match).filter { match in old.routes.contains { $0.match == match } }
        )
        if kept.0 != kept.1 { changes.append(.init(.alerts, .changes, "routes", "Routes are tried in another order; the first that matches wins.")) }
        return changes
    }

    private var severities: [Difference.Change] {
        Matched(old.severities, new.severities) { $0.name.text }.changed.flatMap { was, now -> [Difference.Change] in
            let clause = "severities.\(now.name)"
            var changes: [Difference.Change] = []
            if was.match != now.match {
                let words = (was.match?.words ?? "only when somebody says so", now.match?.words ?? "only when somebody says so")
                changes.append(.init(.alerts, .changes, clause, "An alert is \(now.name) when: \(words.1) (was: \(words.0))."))
            }
            if [was.means] + was.also + was.examples + was.counterExamples != [now.means] + now.also + now.examples + now.counterExamples {
                changes.append(.init(.alerts, .changes, clause, "\(now.name) is described otherwise: \(now.means.trimmedStop)."))
            }
            if (was.breachesSLO, was.isMajor) != (now.breachesSLO, now.isMajor) {
                changes.append(.init(.alerts, .changes, clause, "\(now.name) counts otherwise: as major, or as breaking an objective."))
            }
            return changes
        } + order
    }

    private var order: [Difference.Change] {
        let names = (old.severities.map(\.name), new.severities.map(\.name))
        let kept = (names.0.filter(names.1.contains), names.1.filter(names.0.contains))
        guard kept.0 != kept.1 else { return [] }
        let words = names.1.map(\.text).joined(separator: ", ")
        return [.init(.alerts, .changes, "severities", "Severities are ranked otherwise: \(words), highest first.")]
    }

    private var grouping: [Difference.Change] {
        guard old.grouping != new.grouping else { return [] }
        let words = (old.grouping.words, new.grouping.words)
        let isSame = words.0 == words.1
        return [.init(.alerts, .changes, "grouping", isSame ? "Pages are bundled in a storm otherwise." : "\(words.1) instead of: \(words.0).")]
    }

    private var triage: [Difference.Change] {
        guard (old.triage.questions, old.triage.whenUnsure) != (new.triage.questions, new.triage.whenUnsure) else { return [] }
        return [.init(.alerts, .changes, "triage", "The questions that say how bad it is, or what their answers bring, change.")]
    }
}

extension Dictionary where Key: Comparable {
    /// The entries by their names.
    var sorted: [Value] { keys.sorted().compactMap { self[$0] } }
}

extension Route {
    fileprivate var destination: String {
        service.text + (tags.isEmpty ? "" : ", tagged \(tags.joined(separator: ", "))")
            + (lasts.map { ", once they lasted \(Span.exact($0).written)" } ?? "")
    }
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
}
