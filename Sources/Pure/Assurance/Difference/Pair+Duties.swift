internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What is owed sooner, later, by others, or no longer: everything in a runbook that has a deadline is a duty.
extension Pair {
    var duties: [Difference.Change] {
        let (before, after) = (Owed.all(in: old), Owed.all(in: new))
        let names = (after.map(\.row.name) + before.map(\.row.name)).distinct
        let (was, now) = (Dictionary(grouping: before, by: \.row.name), Dictionary(grouping: after, by: \.row.name))
        return names.flatMap { compared(was[$0] ?? [], now[$0] ?? []) }
    }

    /// Duties of one name: those that are the same in both are put aside, the others are compared in their order. One clause often comes to
    /// a duty for each severity; what is the same for all of them is told once.
    private func compared(_ before: [Owed], _ after: [Owed]) -> [Difference.Change] {
        let was = before.filter { !after.contains($0) }
        let now = after.filter { !before.contains($0) }
        let pairs = Array(zip(was, now))
        let promises = pairs.flatMap { parts($0, $1, \.terms) }
        let repeats = pairs.flatMap { parts($0, $1, \.repeats) }
        return told(promises, "within") + told(repeats, "again every") + pairs.flatMap { details($0, $1) }.distinct
            + now.dropFirst(was.count).map { change($0, .appears, "is owed now: \($0.words)") }
            + was.dropFirst(now.count).map { change($0, .vanishes, "is no longer owed (was: \($0.words))") }
    }

    private func change(_ owed: Owed, _ effect: Difference.Effect, _ words: String) -> Difference.Change {
        Difference.Change(.duties, effect, owed.row.clause, "\(owed.row.name) \(words).")
    }

    /// What is different about a duty besides its time.
    private func details(_ was: Owed, _ now: Owed) -> [Difference.Change] {
        var changes: [Difference.Change] = []
        func differs(_ what: String, _ path: KeyPath<Owed, String>) {
            guard was[keyPath: path] != now[keyPath: path] else { return }
            changes.append(change(now, .changes, "\(what) \(now[keyPath: path]) instead of \(was[keyPath: path])"))
        }
        differs("is owed by", \.row.owner)
        differs("counts from", \.row.from)
        differs("ends with", \.row.until)
        differs("is owed when", \.condition)
        if was.consequence != now.consequence {
            let steps = (Set(was.row.ifMissed), Set(now.row.ifMissed))
            let effect = Difference.Effect.weighed(isLooser: steps.1.isStrictSubset(of: steps.0), isTighter: steps.0.isStrictSubset(of: steps.1))
            changes.append(change(now, effect, "if missed: \(now.consequence) instead of \(was.consequence)"))
        }
        if was.rule.steps != now.rule.steps, was.consequence == now.consequence {
            changes.append(change(now, .changes, "is reminded of at other times"))
        }
        return changes
    }

    /// How one severity's time for a duty changes.
    private struct Part: Hashable {
        var owed: Owed
        var effect: Difference.Effect
        var severity: SeverityName
        var words: String
    }

    private func parts(_ was: Owed, _ now: Owed, _ terms: KeyPath<DutyRule, Terms>) -> [Part] {
        (new.severities + old.severities).map(\.name).distinct.compactMap { severity in
            let before = was.isOwed(severity) ? was.rule[keyPath: terms].promise(for: severity) : nil
            let after = now.isOwed(severity) ? now.rule[keyPath: terms].promise(for: severity) : nil
            return effect(of: before, after).map {
                Part(owed: now, effect: $0, severity: severity, words: "\(after?.written ?? "no time") instead of \(before?.written ?? "no time")")
            }
        }
    }

    /// One sentence for what tightens and one for what loosens, with the severities each is about.
    private func told(_ parts: [Part], _ word: String) -> [Difference.Change] {
        [Difference.Effect.tightens, .loosens, .changes].compactMap { effect in
            let mine = parts.filter { $0.effect == effect }
            guard let first = mine.first else { return nil }
            let isSame = mine.count == new.severities.count && mine.allSatisfy { $0.words == first.words }
            let words = isSame ? first.words : mine.map { "\($0.severity) \($0.words)" }.joined(separator: ", ")
            return change(first.owed, effect, "is owed \(word) \(words)")
        }
    }

    /// Whether the new promise is due earlier or later, asked four times a day over a week: business hours make it depend on when. Nil when
    /// it never makes a difference.
    private func effect(of was: Promise?, _ now: Promise?) -> Difference.Effect? {
        if was == now, old.business == new.business { return nil }
        var (isEarlier, isLater) = (false, false)
        for quarter in 0..<28 {
            let start = window.lowerBound + .hours(6 * Int64(quarter))
            let dues = (was?.due(from: start, in: old.business) ?? .never, now?.due(from: start, in: new.business) ?? .never)
            isEarlier = isEarlier || dues.1 < dues.0
            isLater = isLater || dues.1 > dues.0
        }
        switch (isEarlier, isLater) {
        case (true, false): return .tightens
        case (false, true): return .loosens
        case (true, true): return .changes
        case (false, false): return nil
        }
    }
}

extension DutyRule {
    fileprivate var repeats: Terms { again ?? Terms() }
}

extension Moment {
    /// Later than every promise, also one that no moment makes late: that one is owed at least.
    fileprivate static let never = Moment(milliseconds: .max)
}

/// A duty as the engine counts it and as people read it.
private struct Owed: Hashable {
    var rule: DutyRule
    var row: DutyTable.Row

    static func all(in runbook: Runbook) -> [Owed] {
        zip(runbook.duties + runbook.programmeDuties, DutyTable(of: runbook).rows).map { Owed(rule: $0, row: $1) }
    }

    func isOwed(_ severity: SeverityName) -> Bool { rule.match.mayHold(severity: severity) && rule.only.mayHold(severity: severity) }

    var condition: String {
        [rule.match, rule.only].filter { $0 != .everything }.map(\.words).distinct.joined(separator: ", and while ").ifEmpty("always")
    }

    var consequence: String { row.ifMissed.joined(separator: "; ").ifEmpty("nothing") }

    /// `by cto from raised until resolved, within P1 30m`.
    var words: String {
        let promises = row.within.map { ($0.severity.map { "\($0) " } ?? "") + $0.promise }.joined(separator: ", ")
        return "by \(row.owner) from \(row.from) until \(row.until)" + (promises.isEmpty ? "" : ", within \(promises)")
    }
}

extension String {
    func ifEmpty(_ other: String) -> String { isEmpty ? other : self }
}
