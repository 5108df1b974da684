internal import Runbooks
internal import Vocabulary

/// Who may send alerts, how many, how they are read, and how long something may be silent before that is an alert itself.
extension Pair {
    var sources: [Difference.Change] {
        let matched = Matched(old.sources.sorted, new.sources.sorted) { $0.name.text }
        return matched.added.map { change($0, .appears, "is new") } + matched.gone.map { change($0, .vanishes, "is gone") }
            + matched.changed.flatMap { details($0.old, $0.new) }
    }

    private func change(_ source: Source, _ effect: Difference.Effect, _ words: String) -> Difference.Change {
        Difference.Change(.alerts, effect, "sources.\(source.name)", "Source '\(source.name)' \(words).")
    }

    private func details(_ was: Source, _ now: Source) -> [Difference.Change] {
        [kind(was, now), key(was, now), silence(was, now), rate(was, now), labels(was, now), ceiling(was, now)].compactMap { $0 } + mapping(was, now)
    }

    /// Only a heartbeat notices that nothing comes.
    private func kind(_ was: Source, _ now: Source) -> Difference.Change? {
        guard was.kind != now.kind else { return nil }
        let effect = Difference.Effect.weighed(isLooser: was.kind == .heartbeat, isTighter: now.kind == .heartbeat)
        return change(now, effect, "takes \(now.kind.rawValue) instead of \(was.kind.rawValue)")
    }

    private func key(_ was: Source, _ now: Source) -> Difference.Change? {
        was.key == now.key ? nil : change(now, .changes, "has another key")
    }

    private func silence(_ was: Source, _ now: Source) -> Difference.Change? {
        guard let before = was.heartbeat, let after = now.heartbeat, before != after else { return nil }
        let effect = Difference.Effect.weighed(isLooser: after.longest > before.longest, isTighter: after.longest < before.longest)
        return change(now, effect, "may be silent for \(after.words) instead of \(before.words) before that is an alert")
    }

    /// What is over the limit is refused.
    private func rate(_ was: Source, _ now: Source) -> Difference.Change? {
        let (before, after) = (was.limit, now.limit)
        guard before != after else { return nil }
        let effect = Difference.Effect.weighed(isLooser: after < before, isTighter: after > before)
        return change(
            now, effect,
            "may send \(after == .max ? "any number of requests" : after.requests) a minute instead of \(before == .max ? "any number" : "\(before)")"
        )
    }

    /// The fewer labels tell alerts apart, the more of them are one, and over together.
    private func labels(_ was: Source, _ now: Source) -> Difference.Change? {
        let (before, after) = (Set(was.dropLabels), Set(now.dropLabels))
        guard before != after else { return nil }
        func words(_ labels: Set<String>) -> String {
            "every label" + (labels.isEmpty ? "" : " but \(labels.sorted().joined(separator: ", "))")
        }
        let effect = Difference.Effect.weighed(isLooser: !after.isSubset(of: before), isTighter: !before.isSubset(of: after))
        return change(now, effect, "tells alerts apart by \(words(after)) instead of \(words(before))")
    }

    private func ceiling(_ was: Source, _ now: Source) -> Difference.Change? {
        guard Set(was.severities) != Set(now.severities) else { return nil }
        let places = new.severities.map { severity in
            (place(severity.name, allowed: was.severities), place(severity.name, allowed: now.severities))
        }
        let effect = Difference.Effect.weighed(isLooser: places.contains { $1 > $0 }, isTighter: places.contains { $1 < $0 })
        func words(_ severities: [SeverityName]) -> String { severities.map(\.text).joined(separator: ", ").ifEmpty("any severity") }
        return change(now, effect, "may raise \(words(now.severities)) instead of \(words(was.severities))")
    }

    /// 0 is the highest.
    private func place(_ name: SeverityName, allowed: [SeverityName]) -> Int {
        let becomes = new.severity(nearest: name, of: allowed)?.name ?? name
        return new.severities.firstIndex { $0.name == becomes } ?? 0
    }

    private func mapping(_ was: Source, _ now: Source) -> [Difference.Change] {
        guard let before = was.mapping, let after = now.mapping else { return [] }
        let names = Set(before.paths.keys).union(after.paths.keys).sorted()
        let paths = names.filter { before.paths[$0] != after.paths[$0] }.map { name in
            change(now, .changes, "reads its '\(name)' from \(after.paths[name] ?? "nothing") instead of \(before.paths[name] ?? "nothing")")
        }
        return paths
            + [
                values(now, "over", before.resolvedWhen, after.resolvedWhen),
                values(now, "answered", before.acknowledgedWhen, after.acknowledgedWhen),
            ].compactMap { $0 }
    }

    /// Whatever ends an alert sooner ends the paging, too.
    private func values(_ source: Source, _ state: String, _ was: [String], _ now: [String]) -> Difference.Change? {
        let (before, after) = (Set(was), Set(now))
        guard before != after else { return nil }
        func words(_ values: [String]) -> String { values.joined(separator: " or ").ifEmpty("nothing") }
        let effect = Difference.Effect.weighed(isLooser: !after.isSubset(of: before), isTighter: !before.isSubset(of: after))
        return change(source, effect, "takes an alert for \(state) when its status says \(words(now)) instead of \(words(was))")
    }
}

extension Source {
    /// A limit of none at all is no limit.
    fileprivate var limit: Int { rateEachMinute.flatMap { $0 > 0 ? $0 : nil } ?? .max }
}

extension Int {
    fileprivate var requests: String { self == 1 ? "1 request" : "\(self) requests" }
}

extension Heartbeat {
    fileprivate var longest: Duration { every + grace }

    fileprivate var words: String { "\(Span.exact(longest).written) (every \(Span.exact(every).written), \(Span.exact(grace).written) late)" }
}

extension JSONMapping {
    /// Where the parts of an alert are, by their names.
    fileprivate var paths: [String: String] {
        let parts = ["each": each, "key": key, "summary": summary, "severity": severity, "status": status, "link": link].compactMapValues { $0 }
        return parts.merging(labels.map { ("labels.\($0.key)", $0.value) }) { part, _ in part }
    }
}
