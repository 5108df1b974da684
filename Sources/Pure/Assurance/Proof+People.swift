internal import Runbooks
internal import Vocabulary

/// Whether there are enough people behind a ladder, and not too many on one rung.
extension Proof {
    /// Two rungs that ask the same person are one rung.
    var sameTwice: [Diagnostic] {
        var found: [[Rung.Target]: (place: String, stretches: Stretches, people: [PersonName], ladders: [LadderName])] = [:]
        for climb in climbs {
            for passage in climb.passages {
                let pages = climb.ladder.rungs.indices.isEmpty ? [] : passage.course.pages
                for (one, next) in zip(pages, pages.dropFirst()) where isTheSame(one, next, on: climb.ladder) {
                    let targets = (climb.ladder.rungs[one.rung].targets ?? []) + (climb.ladder.rungs[next.rung].targets ?? [])
                    let place = "ladders.\(climb.ladder.name).\(next.rung + 1)"
                    var pair = found[targets] ?? (place, Stretches(), [], [])
                    let sameLadder = pair.ladders.last == climb.ladder.name
                    pair.stretches =
                        sameLadder || pair.stretches.isEmpty
                        ? pair.stretches.appending(passage.range) : pair.stretches.union(Stretches([passage.range]))
                    pair.people = (pair.people + next.people).distinct
                    pair.ladders = (pair.ladders + [climb.ladder.name]).distinct
                    found[targets] = pair
                }
            }
        }
        return found.filter { isWorthTelling($0.value.stretches) }.sorted { $0.value.place < $1.value.place }.map { targets, pair in
            let names = targets.map(\.name).distinct.quotedList
            return Diagnostic(
                .warning, .sameTwice, at: runbook.places[pair.place],
                """
                \(pair.people.sorted().map(\.text).quotedList) would not answer \(names) either: the same people are behind both rungs of \
                \(pair.ladders.map(\.text).quotedList) \(words(pair.stretches)).
                """, fix: "Put somebody else behind one of the two.", counterexample: counterexample(pair.stretches, people: pair.people.sorted()))
        }
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
