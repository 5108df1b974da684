internal import Runbooks
internal import Vocabulary

/// By which ways people are reached. Numbers and addresses stay where they are: a difference is read by more people than a runbook.
extension Pair {
    var people: [Difference.Change] {
        let matched = Matched(old.people.sorted, new.people.sorted) { $0.name.text }
        return matched.added.map {
            .init(.people, .appears, "people.\($0.name)", "\($0.fullName) (\($0.name)) is new, reached by \(ways($0, in: new)).")
        }
            + matched.gone.map { .init(.people, .vanishes, "people.\($0.name)", "\($0.fullName) (\($0.name)) is gone.") } + changedWays
            + matched.changed.flatMap { details($0.old, $0.new) } + access
            + connections + operators
    }

    /// Also where the person's own entry is as it was: a connection that went away takes its ways with it.
    private var changedWays: [Difference.Change] {
        old.people.keys.filter { new.people[$0] != nil }.sorted().compactMap { name in
            guard let was = old.people[name], let now = new.people[name] else { return nil }
            let words = (ways(was, in: old), ways(now, in: new))
            guard words.0 != words.1 else { return nil }
            return .init(.people, effect(on: name), "people.\(name)", "\(name) is reached by \(words.1) instead of \(words.0).")
        }
    }

    private func effect(on name: PersonName) -> Difference.Effect {
        let both = [Severity.Urgency.urgent, .normal].map { (Reaching(name, $0, in: old), Reaching(name, $0, in: new)) }
        return .weighed(isLooser: both.contains { $1.isHarder(than: $0) }, isTighter: both.contains { $0.isHarder(than: $1) })
    }

    private func ways(_ person: Person, in runbook: Runbook) -> String {
        let urgent = words(runbook.waysToReach(person.name, urgency: .urgent))
        let normal = words(runbook.waysToReach(person.name, urgency: .normal))
        return urgent == normal ? urgent : "\(urgent) (when it can wait, \(normal))"
    }

    private func words(_ approaches: [Approach]) -> String {
        approaches.isEmpty
            ? "nothing"
            : approaches.map { approach in
                let over = approach.connection.text == approach.way.rawValue ? "" : " over \(approach.connection)"
                return approach.way.rawValue + over + (approach.after == .zero ? "" : " after \(Span.exact(approach.after).written)")
            }.joined(separator: ", ")
    }

    private func details(_ was: Person, _ now: Person) -> [Difference.Change] {
        func change(_ effect: Difference.Effect, _ words: String) -> Difference.Change {
            .init(.people, effect, "people.\(now.name)", "\(now.name) \(words).")
        }
        func contact(_ what: String, _ path: KeyPath<Person, String?>) -> Difference.Change? {
            switch (was[keyPath: path], now[keyPath: path]) {
            case (nil, .some): change(.tightens, "has a \(what) now")
            case (.some, nil): change(.loosens, "no longer has a \(what)")
            case (let before, let after): before == after ? nil : change(.changes, "has another \(what)")
            }
        }
        let name = was.fullName == now.fullName ? nil : change(.changes, "is called \(now.fullName) instead of \(was.fullName)")
        let zone = was.zone == now.zone ? nil : change(.changes, "is in \(now.zone ?? "no time zone") instead of \(was.zone ?? "none")")
        let contacts = [
            contact("mail address", \.email), contact("phone number", \.phone), contact("Slack member", \.slack), contact("push topic", \.ntfy),
        ]
        return ([name] + contacts + [zone]).compactMap { $0 }
    }

    private var connections: [Difference.Change] {
        told(old.connections, new.connections, in: .people, "connections", as: "Connection") { connection in
            let both = [old, new].compactMap { $0.connection(named: connection.name) }
            return Described(connection, settings: Set(both.flatMap(\.settings.keys)).sorted())
        }
    }

    private var access: [Difference.Change] { roles + groups + ownWays }

    private var groups: [Difference.Change] {
        let (was, now) = (old.accessByGroup, new.accessByGroup)
        return Set(was.keys).union(now.keys).sorted().filter { was[$0] != now[$0] }.map { group in
            let words = (was[group]?.rawValue ?? "nothing", now[group]?.rawValue ?? "nothing")
            return .init(.people, .changes, "runbook.access.groups", "Who is in the group '\(group)' signs in as \(words.1) instead of \(words.0).")
        }
    }

    private var ownWays: [Difference.Change] {
        guard old.ownWays != new.ownWays else { return [] }
        let words = (old.ownWays.words, new.ownWays.words)
        return [.init(.people, .changes, "runbook.access.own_ways", "How they are reached is left to \(words.1) instead of \(words.0).")]
    }

    private var roles: [Difference.Change] {
        AccessRole.allCases.compactMap { role in
            let parties = (old.access[role] ?? [], new.access[role] ?? [])
            guard parties.0 != parties.1 else { return nil }
            return .init(.people, .changes, "runbook.access", "Who signs in as \(role.rawValue): \(parties.1.words) instead of \(parties.0.words).")
        }
    }

    private var operators: [Difference.Change] {
        guard old.operators != new.operators else { return [] }
        let words = (old.operators?.words ?? "the owner", new.operators?.words ?? "the owner")
        return [.init(.people, .changes, "operators", "Runbell's own alarms go to \(words.1) instead of \(words.0).")]
    }
}

/// How soon each way gets to somebody.
private struct Reaching {
    private let soonest: [Way: Duration]

    /// What a capture keeps reaches nobody: it comes after everything else, and still sooner or later than what another one keeps.
    init(_ person: PersonName, _ urgency: Severity.Urgency, in runbook: Runbook) {
        let times = runbook.waysToReach(person, urgency: urgency).map { approach in
            let isKept = runbook.connection(named: approach.connection)?.kind == .capture
            return (approach.way, isKept ? approach.after + .days(100_000) : approach.after)
        }
        soonest = Dictionary(times, uniquingKeysWith: min)
    }

    /// What wakes best comes first.
    private static let byStrength: [Way] = [.call, .sms, .push, .slack, .email, .webhook]

    /// Later at first, or later or never by the strongest way that differs. To be called instead of written to is no loss.
    func isHarder(than other: Reaching) -> Bool {
        guard let first = soonest.values.min() else { return !other.soonest.isEmpty }
        if let before = other.soonest.values.min(), first > before { return true }
        guard let way = Self.byStrength.first(where: { soonest[$0] != other.soonest[$0] }), let before = other.soonest[way] else { return false }
        return soonest[way].map { $0 > before } ?? true
    }
}

extension [Party] {
    /// `lead and cto`, `nobody`.
    var words: String { isEmpty ? "nobody" : map(\.words).joined(separator: " and ") }
}
