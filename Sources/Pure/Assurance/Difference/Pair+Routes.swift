internal import Runbooks
internal import Vocabulary

/// Where alerts go. A route is known by its condition: two texts that match the same alerts mean the same route.
extension Pair {
    var routes: [Difference.Change] {
        // Of two routes for the same alerts the second gets none, so no two of the first kind have one condition.
        let matched = Matched(old.routes.reached, new.routes.reached) { $0.match.words }
        let told =
            matched.added.map { change(.appears, "\($0.alerts) go to \($0.destination).") } + matched.gone.compactMap(gone)
            + matched.changed.filter { $0.old.destination != $0.new.destination }.map { was, now in
                change(effect(was, now), "\(now.alerts) go to \(now.destination) instead of \(was.destination).")
            } + unreached + overtaken
        return told.isEmpty ? order : told
    }

    private func change(_ effect: Difference.Effect, _ words: String) -> Difference.Change {
        Difference.Change(.alerts, effect, "routes", words)
    }

    /// The longer something has to last, the later somebody hears of it.
    private func effect(_ was: Route, _ now: Route) -> Difference.Effect {
        let (before, after) = (was.lasts ?? .zero, now.lasts ?? .zero)
        return .weighed(isLooser: after > before, isTighter: after < before)
    }

    /// A route that got alerts and gets none: it was taken out, or another stands before it now.
    private func gone(_ was: Route) -> Difference.Change? {
        guard new.routes.contains(where: { $0.match == was.match }), let taker = new.routes.taker(of: was.match) else {
            return change(.vanishes, "\(was.alerts) no longer go to \(was.destination) by a route of their own.")
        }
        guard taker.destination != was.destination else { return nil }
        return change(effect(was, taker), "\(was.alerts) go to \(taker.destination) instead of \(was.destination): a route before theirs takes them.")
    }

    /// Routes that no alert gets to say nothing of where alerts go; that they stand there is told all the same.
    private var unreached: [Difference.Change] {
        let (before, after) = (old.routes.unreached, new.routes.unreached)
        let live = old.routes.reached.map(\.match)
        let added = after.filter { !before.contains($0) && !live.contains($0.match) }.map { route in
            let taker = new.routes.taker(of: route.match).flatMap { $0 == route ? nil : ": one before it takes them to \($0.destination)" }
            return change(.changes, "\(route.words) is new, and no alert gets to it\(taker ?? "").")
        }
        let gone = before.filter { route in !new.routes.contains { $0.match == route.match } }.map { route in
            change(.changes, "\(route.words) is gone, and no alert got to it.")
        }
        return added + gone
    }

    private var order: [Difference.Change] {
        let kept = (
            old.routes.map(\.match).filter { match in new.routes.contains { $0.match == match } },
            new.routes.map(\.match).filter { match in old.routes.contains { $0.match == match } }
        )
        return kept.0 == kept.1 ? [] : [change(.changes, "Routes are tried in another order, and no alert goes elsewhere by that.")]
    }

    /// Alerts that two routes want, and that the other one of both gets now.
    private var overtaken: [Difference.Change] {
        let kept = old.routes.filter { route in new.routes.contains { $0.match == route.match } }
        let places = Dictionary(new.routes.enumerated().map { ($1.match, $0) }, uniquingKeysWith: min)
        return kept.indices.flatMap { place -> [Difference.Change] in
            kept[..<place].indices.compactMap { earlier in
                let (first, second) = (kept[earlier], kept[place])
                guard let before = places[first.match], let after = places[second.match], after < before else { return nil }
                let both = Matcher.all([first.match, second.match])
                // What one of both takes whole is told as that.
                guard both.mayHold, !first.match.implies(second.match), !second.match.implies(first.match),
                    new.routes[after].destination != first.destination
                else { return nil }
                return change(.changes, "Alerts where \(both.words) go to \(new.routes[after].destination) instead of \(first.destination).")
            }
        }
    }
}

extension [Route] {
    /// Those an alert can get to.
    fileprivate var reached: [Route] {
        indices.filter { self[$0].match.mayHold && Array(self[..<$0]).taker(of: self[$0].match) == nil }.map { self[$0] }
    }

    fileprivate var unreached: [Route] {
        let reached = reached
        return filter { !reached.contains($0) }
    }

    /// The first that takes all those alerts. One that waits whether something lasts takes them like any other.
    fileprivate func taker(of match: Matcher) -> Route? { first { match.implies($0.match) } }
}

extension Route {
    fileprivate var alerts: String { match == .everything ? "All other alerts" : "Alerts where \(match.words)" }

    fileprivate var words: String { "A route to \(service) for \(alerts.prefix(1).lowercased() + alerts.dropFirst())" }

    fileprivate var destination: String {
        service.text + (tags.isEmpty ? "" : ", tagged \(tags.joined(separator: ", "))")
            + (lasts.map { ", once they lasted \(Span.exact($0).written)" } ?? "")
    }
}
