internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Who holds the seats, and who has the shifts of the coming weeks.
extension Pair {
    var onCall: [Difference.Change] {
        let matched = Matched(Array(old.schedules.values).sorted { $0.name < $1.name }, Array(new.schedules.values).sorted { $0.name < $1.name }) {
            $0.name.text
        }
        return seats + matched.added.map { .init(.onCall, .appears, "schedules.\($0.name)", "Schedule \($0.name) is new.") }
            + matched.gone.map { .init(.onCall, .vanishes, "schedules.\($0.name)", "Schedule \($0.name) is gone.") } + shifts
    }

    private var seats: [Difference.Change] {
        Set(old.seats.keys).union(new.seats.keys).sorted().compactMap { name in
            let clause = "seats.\(name)"
            switch (old.seats[name], new.seats[name]) {
            case (let was?, let now?) where was != now:
                let effect = Difference.Effect.weighed(isLooser: was.beginsWith(now), isTighter: now.beginsWith(was))
                return .init(.onCall, effect, clause, "Seat \(name): \(now.words) instead of \(was.words).")
            case (nil, let now?): return .init(.onCall, .appears, clause, "Seat \(name) is new: \(now.words).")
            case (.some, nil): return .init(.onCall, .vanishes, clause, "Seat \(name) is gone.")
            default: return nil
            }
        }
    }

    /// A stretch of time in which others are on call than before.
    private struct Swap {
        var before: [PersonName]
        var after: [PersonName]
        var start: Moment
        var end: Moment

        private var people: (Set<PersonName>, Set<PersonName>) { (Set(before), Set(after)) }
        /// Some of those who were on call still are, and nobody else.
        var isFewer: Bool { !after.isEmpty && people.1.isStrictSubset(of: people.0) }
        var isMore: Bool { !before.isEmpty && people.0.isStrictSubset(of: people.1) }
        var isOthers: Bool { !people.0.isSubset(of: people.1) && !people.1.isSubset(of: people.0) || people.0 == people.1 }
    }

    /// Of every schedule that both have, whatever made its shifts others.
    private var shifts: [Difference.Change] {
        let (before, after) = (Roster(old), Roster(new))
        return Set(old.schedules.keys).intersection(new.schedules.keys).sorted().flatMap { name in
            func between(_ start: Moment, _ end: Moment) -> [Swap] {
                self.swaps(before.shifts(of: name, from: start, to: end), after.shifts(of: name, from: start, to: end))
            }
            let swaps = between(window.lowerBound, window.upperBound)
            let clock = WallClock.of(new.schedules[name]?.zone ?? new.zone)
            if swaps.isEmpty, old.schedules[name] != new.schedules[name] {
                return between(window.upperBound, window.upperBound + Self.yearsAfter).first.map { [later(name, $0, clock)] } ?? []
            }
            return [
                change(name, swaps.filter(\.after.isEmpty), .loosens, "nobody is on call", clock),
                change(name, swaps.filter(\.before.isEmpty), .tightens, "somebody is on call where nobody was", clock),
                change(name, swaps.filter(\.isFewer), .loosens, "fewer are on call", clock),
                change(name, swaps.filter(\.isMore), .tightens, "more are on call", clock),
                change(name, swaps.filter(\.isOthers), .changes, "others are on call", clock),
            ].compactMap { $0 }
        }
    }

    /// Where nothing changes in the stretch that is compared, it is looked further ahead.
    private static let yearsAfter = Duration.days(730)

    private func later(_ name: ScheduleName, _ swap: Swap, _ clock: WallClock) -> Difference.Change {
        Difference.Change(
            .onCall, .changes, "schedules.\(name)",
            """
            \(name): nobody else is on call in these days; first from \(clock.spoken(swap.start)) until \(clock.spoken(swap.end)): \
            \(swap.after.words) instead of \(swap.before.words).
            """)
    }

    private func change(
        _ name: ScheduleName, _ swaps: [Swap], _ effect: Difference.Effect, _ what: String, _ clock: WallClock
    ) -> Difference.Change? {
        guard let first = swaps.first else { return nil }
        let total = swaps.reduce(Duration.zero) { $0 + ($1.end - $1.start) }
        let days = (window.upperBound - window.lowerBound).milliseconds / 86_400_000
        return Difference.Change(
            .onCall, effect, "schedules.\(name)",
            """
            \(name): \(what) for \(total.spoken) of \(days) days, first from \(clock.spoken(first.start)) until \
            \(clock.spoken(first.end)): \(first.after.words) instead of \(first.before.words).
            """)
    }

    /// Both lists cover the same stretch without holes, in order.
    private func swaps(_ before: [Shift], _ after: [Shift]) -> [Swap] {
        var swaps: [Swap] = []
        var (i, j) = (before.startIndex, after.startIndex)
        while i < before.endIndex, j < after.endIndex {
            let (was, now) = (before[i], after[j])
            let swap = Swap(before: was.people, after: now.people, start: max(was.start, now.start), end: min(was.end, now.end))
            if swap.before != swap.after, swap.start < swap.end { swaps.append(swap) }
            if was.end <= now.end { i += 1 }
            if now.end <= was.end { j += 1 }
        }
        return swaps.reduce(into: []) { joined, swap in
            if let last = joined.last, last.end == swap.start, last.before == swap.before, last.after == swap.after {
                joined[joined.count - 1].end = swap.end
            } else {
                joined.append(swap)
            }
        }
    }
}

extension Roster {
    /// What the runbook alone says; overrides are a server's.
    fileprivate init(_ runbook: Runbook) { self.init(schedules: runbook.schedules, seats: runbook.seats) }
}

extension [PersonName] {
    /// `ana and bo`, `nobody`.
    var words: String { isEmpty ? "nobody" : map(\.text).joined(separator: " and ") }
}

extension Seat {
    fileprivate var words: String {
        switch self {
        case .held(let people):
            guard let holder = people.first else { return "nobody" }
            return holder.text + (people.count > 1 ? " (backup \([PersonName](people.dropFirst()).words))" : "")
        case .group(let people): return "all of \(people.words)"
        }
    }

    /// Whether the other is this with the last ones left out: a holder without their backup, or a smaller group.
    fileprivate func beginsWith(_ other: Seat) -> Bool {
        switch (self, other) {
        case (.held(let mine), .held(let theirs)): mine.starts(with: theirs)
        case (.group(let mine), .group(let theirs)): Set(mine).isStrictSuperset(of: theirs)
        case (.held, .group), (.group, .held): false
        }
    }
}
