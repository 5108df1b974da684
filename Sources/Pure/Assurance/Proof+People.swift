internal import Runbooks
internal import Vocabulary

/// Whether there are enough people behind a ladder, and not too many on one rung.
extension Proof {
    /// Two rungs that ask the same people, and when they do.
    private struct Twice {
        let first: [Rung.Target]
        let then: [Rung.Target]
        /// The later rung, counted from 1, of each ladder on which it is so at the same times.
        var rungs: [Spot]
        var parts = Parts()
        var beside = Beside()

        struct Spot: Hashable {
            let ladder: LadderName
            let rung: Int

            var words: String { "rung \(rung) of '\(ladder)'" }
            var clause: String { "ladders.\(ladder).\(rung)" }
        }

        /// The same people stand behind the same targets, for half of the time or more: whoever mends one has mended the other.
        func isOfOneCause(with other: Twice) -> Bool {
            guard Set(first + then) == Set(other.first + other.then), Set(parts.people) == Set(other.parts.people) else { return false }
            return parts.stretches.isMostly(other.parts.stretches)
        }
    }

    /// Two rungs that ask the same person are one rung. When it is so is told of the ladder that is written first.
    func sameTwice(beside empty: Set<ScheduleName>) -> Told {
        var found: [Twice] = []
        for twice in climbs.flatMap({ self.twice(on: $0, beside: empty) }) {
            if let known = found.firstIndex(where: { $0.first == twice.first && $0.then == twice.then && $0.parts == twice.parts }) {
                found[known].rungs = (found[known].rungs + twice.rungs).distinct
            } else {
                found.append(twice)
            }
        }
        var told = Told()
        var causes: [(twice: Twice, likewise: [Twice.Spot])] = []
        let worth = found.filter { isWorthTelling($0.parts.stretches) }
        for twice in worth.sorted(by: { runbook.places[$0.rungs[0].clause] < runbook.places[$1.rungs[0].clause] }) {
            if follows(twice.beside), let schedule = twice.beside.schedules.first {
                told.follows[schedule, default: []] += twice.rungs.map { "\($0.words) wakes nobody new" }
            } else if let known = causes.firstIndex(where: { $0.twice.isOfOneCause(with: twice) }) {
                causes[known].likewise += twice.rungs
            } else {
                causes.append((twice, []))
            }
        }
        told.findings = causes.map { diagnostic($0.twice, likewise: $0.likewise) }
        return told
    }

    private func twice(on climb: Climb, beside empty: Set<ScheduleName>) -> [Twice] {
        var found: [Twice] = []
        for passage in climb.passages {
            let pages = passage.course.pages
            for (one, next) in zip(pages, pages.dropFirst()) where isTheSame(one, next, on: climb.ladder) {
                let first = climb.ladder.rungs[one.rung].targets ?? [], then = climb.ladder.rungs[next.rung].targets ?? []
                let known = found.firstIndex { $0.first == first && $0.then == then }
                if known == nil { found.append(Twice(first: first, then: then, rungs: [.init(ladder: climb.ladder.name, rung: next.rung + 1)])) }
                let place = known ?? found.count - 1
                found[place].parts.append(passage.range, next.people.sorted())
                found[place].beside.note([passage.range], emptied(passage.course, on: climb.ladder, of: empty))
            }
        }
        return found
    }

    private func diagnostic(_ twice: Twice, likewise: [Twice.Spot]) -> Diagnostic {
        let others = likewise.map(\.words).list
        let more = others.isEmpty ? "" : " Neither \(likewise.count == 1 ? "does" : "do") \(others), at partly other times."
        return Diagnostic(
            .warning, .sameTwice, at: runbook.places[twice.rungs[0].clause],
            """
            \(twice.rungs.map(\.words).list) \(twice.rungs.count == 1 ? "wakes" : "wake") nobody new for an incident raised \
            \(words(twice.parts.stretches)): \(reason(twice)).\(more)
            """, fix: "Put somebody else behind one of the two.", counterexample: counterexample(twice.parts))
    }

    private func reason(_ twice: Twice) -> String {
        let first = twice.first.map(\.name).quotedList, then = twice.then.map(\.name).quotedList
        let people = twice.parts.people.sorted()
        let who = twice.parts.vary ? people.quotedChoice : people.map(\.text).quotedList
        if Set(twice.then).isSubset(of: twice.first) { return "an earlier rung has asked \(then) already, which is \(who) then" }
        let those = twice.parts.vary ? "somebody (\(who))" : who
        return "\(then) \(twice.then.count == 1 ? "is" : "are") \(those) then, whom an earlier rung has woken as \(first)"
    }

    /// The later rung wakes nobody new. One that goes another way was meant so; two that never change are a finding without any time in it.
    func isTheSame(_ one: Course.Step, _ next: Course.Step, on ladder: Ladder) -> Bool {
        guard ladder.rungs[next.rung].by.isEmpty, next.people.allSatisfy(one.people.contains) else { return false }
        let changes = attendance.people(ladder.rungs[one.rung].targets ?? []).values.count > 1
        return changes || attendance.people(ladder.rungs[next.rung].targets ?? []).values.count > 1
    }

    /// Everybody thinks that somebody else has it.
    var crowds: [Diagnostic] {
        var seen: Set<[Rung.Target]> = []
        return runbook.ladders.keys.sorted().flatMap { name in
            (runbook.ladders[name]?.rungs ?? []).enumerated().compactMap { place, rung -> Diagnostic? in
                guard rung.pages, let targets = rung.targets, seen.insert(targets).inserted else { return nil }
                let people = attendance.people(targets)
                let crowded = people.stretches(of: window) { $0.count > assumptions.crowd }
                guard !crowded.isEmpty else { return nil }
                let most = people.values.map(\.count).max() ?? 0
                let rest = most >= Limits.peopleEachRung ? " and nobody beyond the first \(Limits.peopleEachRung)" : ""
                return Diagnostic(
                    .warning, .crowd, at: runbook.places["ladders.\(name).\(place + 1)"],
                    "this rung wakes \(most) people at once\(rest), \(words(crowded)); more than \(assumptions.crowd) wait for each other.",
                    fix: "Page whoever is on call, and let 'mention' tell the others.", counterexample: counterexample(crowded))
            }
        }
    }
}
