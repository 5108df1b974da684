internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What is owed sooner, later, by others, or no longer: everything in a runbook that has a deadline is a duty.
extension Pair {
    var duties: [Difference.Change] {
        let (before, after) = (Owed.all(in: old), Owed.all(in: new))
        let names = (after.map(\.row.name) + before.map(\.row.name)).distinct
        let (was, now) = (Dictionary(grouping: before, by: \.row.name), Dictionary(grouping: after, by: \.row.name))
        return names.flatMap { compared(was[$0] ?? [], now[$0] ?? []) } + stages + escalations
    }

    private var stages: [Difference.Change] {
        new.clocks.flatMap { clock in
            clock.stages.flatMap { stage -> [Difference.Change] in
                let before = old.clocks.first { $0.name == clock.name }?.stages.first { $0.name == stage.name }
                return before.map { told(Described($0, of: clock), Described(stage, of: clock), in: .duties, "clocks.\(clock.name)") } ?? []
            }
        }
    }

    private var escalations: [Difference.Change] {
        Matched(old.escalations, new.escalations) { $0.name.text }.changed.flatMap { was, now in
            told(Described(was), Described(now), in: .duties, "escalations.\(now.name)")
        }
    }

    /// Duties of one name: those that are the same in both are put aside, the others are compared in their order. One clause often comes to
    /// a duty for each severity; what is the same for all of them is told once.
    private func compared(_ before: [Owed], _ after: [Owed]) -> [Difference.Change] {
        // The same words are another time where the business hours are others.
        let isMoved = old.business != new.business
        let was = before.filter { !after.contains($0) || isMoved && $0.isCountedInHours }
        let now = after.filter { !before.contains($0) || isMoved && $0.isCountedInHours }
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
        guard was.rule.isPromise == now.rule.isPromise else {
            let words = now.rule.isPromise ? "is late when it is not done in time" : "is never late, because it waits for whoever lets it out"
            return changes + [change(now, now.rule.isPromise ? .tightens : .loosens, words)]
        }
        if was.consequence != now.consequence {
            let steps = (Set(was.row.ifMissed), Set(now.row.ifMissed))
            let effect = Difference.Effect.weighed(isLooser: steps.1.isStrictSubset(of: steps.0), isTighter: steps.0.isStrictSubset(of: steps.1))
            changes.append(change(now, effect, "if missed: \(now.consequence) instead of \(was.consequence)"))
        }
        let steps = (was.rule.steps.map(\.words), now.rule.steps.map(\.words))
        if steps.0 != steps.1, was.consequence == now.consequence {
            let words = [steps.1, steps.0].map { $0.joined(separator: "; ").ifEmpty("nothing") }
            changes.append(change(now, .changes, "brings \(words[0]) instead of \(words[1])"))
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
            let words = (before?.written ?? "no time", after?.written ?? "no time")
            return effect(of: before, after).map {
                Part(
                    owed: now, effect: $0, severity: severity,
                    words: words.0 == words.1 ? "\(words.1) by other business hours" : "\(words.1) instead of \(words.0)")
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
        // An earliest time makes nothing late, and is read all the same.
        case (false, false): return was?.earliest == now?.earliest ? nil : .changes
        }
    }
}

extension Promise {
    /// `24h` of `24h to 48h`.
    fileprivate var earliest: [Span] {
        [target, outOfHours].compactMap { target in if case .between(let from, _)? = target { from } else { nil } }
    }
}

extension DutyRule {
    fileprivate var repeats: Terms { again ?? Terms() }
}

extension DutyRule.Step {
    /// `2m before it is due remind`, `after 5m page cto by call`.
    fileprivate var words: String {
        let time =
            switch time {
            case .afterStart(let wait): "after \(Span.exact(wait).written) "
            case .beforeDue(let lead): lead == .zero ? "" : "\(Span.exact(lead).written) before it is due "
            case .afterDue(let wait): wait == .zero ? "" : "\(Span.exact(wait).written) after it was due "
            case .withoutDeadline(let wait): "every \(Span.exact(wait).written) "
            }
        // How long a ladder is, is told of the ladder.
        let isClimb = if case .climb = act { true } else { false }
        return time + act.words + (every.map { ", again every \(Span.exact($0).written)" } ?? "")
            + (isClimb ? "" : times.map { ", \($0.times)" } ?? "")
    }
}

extension DutyRule.Step.Act {
    fileprivate var words: String {
        switch self {
        case .remind: "a reminder"
        case .page(let parties, let ways):
            "a page to \(parties.words)" + (ways.isEmpty ? "" : " by \(ways.map(\.rawValue).joined(separator: " and "))")
        case .pageBackup: "a page to the backup"
        case .climb: "the ladder"
        case .mention(let parties, let audience): "a mention of \(parties.words) in \(audience.words)"
        case .propose(let words): "the proposal “\(words)”"
        case .raise(let severity): "a raise to \(severity)"
        case .post(let audience): "the update to \(audience)"
        }
    }
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

    var isCountedInHours: Bool { (row.within + row.again).contains { $0.promise.isCountedInHours } }

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
