internal import Runbooks
internal import Vocabulary

/// Whether there are enough people behind a ladder, and not too many on one rung.
extension Proof {
    /// Two rungs that ask the same people, and when they do.
    private struct Twice {
        let first: [Rung.Target]
        let then: [Rung.Target]
        let place: String
        var ladders: [LadderName]
        var parts = Parts()
    }

    /// Two rungs that ask the same person are one rung. Ladders on which it is not so at the same times are told each by itself.
    var sameTwice: [Diagnostic] {
        var found: [Twice] = []
        for twice in climbs.flatMap(twice) {
            if let known = found.firstIndex(where: { $0.first == twice.first && $0.then == twice.then && $0.parts == twice.parts }) {
                found[known].ladders = (found[known].ladders + twice.ladders).distinct
            } else {
                found.append(twice)
            }
        }
        return found.filter { isWorthTelling($0.parts.stretches) }.sorted { $0.place < $1.place }.map(diagnostic)
    }

    private func twice(on climb: Climb) -> [Twice] {
        var found: [Twice] = []
        for passage in climb.passages {
            let pages = passage.course.pages
            for (one, next) in zip(pages, pages.dropFirst()) where isTheSame(one, next, on: climb.ladder) {
                let first = climb.ladder.rungs[one.rung].targets ?? [], then = climb.ladder.rungs[next.rung].targets ?? []
                let known = found.firstIndex { $0.first == first && $0.then == then }
                if known == nil {
                    let place = "ladders.\(climb.ladder.name).\(next.rung + 1)"
                    found.append(Twice(first: first, then: then, place: place, ladders: [climb.ladder.name]))
                }
                found[known ?? found.count - 1].parts.append(passage.range, next.people.sorted())
            }
        }
        return found
    }

    private func diagnostic(_ twice: Twice) -> Diagnostic {
        let people = twice.parts.people.sorted()
        let who = twice.parts.vary ? "whoever it is then (\(people.quotedChoice))" : people.map(\.text).quotedList
        let verb = twice.parts.vary || people.count == 1 ? "is" : "are"
        return Diagnostic(
            .warning, .sameTwice, at: runbook.places[twice.place],
            """
            \(twice.then.map(\.name).quotedList) after \(twice.first.map(\.name).quotedList) wakes nobody new on \
            \(twice.ladders.map(\.text).quotedList) for an incident raised \(words(twice.parts.stretches)): \(who) \(verb) behind both rungs.
            """, fix: "Put somebody else behind one of the two.", counterexample: counterexample(twice.parts))
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
