package import Runbooks
internal import Vocabulary

/// Whether there is always somebody: each cause is told once, however many severities suffer from it.
extension Proof {
    package var coverage: [Diagnostic] {
        let gaps = uncovered
        return gaps.map(diagnostic) + emptyRungs(beside: gaps) + sameTwice + crowds + onLeave
    }

    // MARK: Nobody at all

    /// A gap, and everything it leaves open.
    struct Gap {
        /// What names nobody then.
        var causes: [Rung.Target]
        /// Somebody is named, and all of them are on leave or cannot be reached.
        var isLeave: Bool
        var ladders: [LadderName]
        var severities: [SeverityName]
        var stretches: Stretches
    }

    var uncovered: [Gap] {
        var gaps: [Gap] = []
        for climb in climbs where climb.ladder.rungs.contains(where: \.pages) {
            for passage in climb.passages where !passage.course.wakesSomebody {
                let causes = causes(passage.course, on: climb.ladder)
                let isLeave = passage.course.steps.contains { !$0.away.isEmpty }
                let stretch = Stretches([passage.range])
                let names = climb.severities.map(\.name)
                if let known = gaps.firstIndex(where: { $0.causes == causes && $0.isLeave == isLeave }) {
                    gaps[known].stretches =
                        gaps[known].ladders.last == climb.ladder.name
                        ? gaps[known].stretches.appending(passage.range) : gaps[known].stretches.union(stretch)
                    gaps[known].ladders = (gaps[known].ladders + [climb.ladder.name]).distinct
                    gaps[known].severities = (gaps[known].severities + names).distinct
                } else {
                    gaps.append(Gap(causes: causes, isLeave: isLeave, ladders: [climb.ladder.name], severities: names, stretches: stretch))
                }
            }
        }
        return gaps
    }

    /// The targets that would have had to be there.
    private func causes(_ course: Course, on ladder: Ladder) -> [Rung.Target] {
        let empty = course.skips.filter { $0.because != .outsideHours }.map(\.rung) + course.steps.filter(\.pages).map(\.rung)
        return empty.sorted().flatMap { ladder.rungs[$0].pages ? ladder.rungs[$0].targets ?? [] : [] }.distinct
    }

    private func diagnostic(_ gap: Gap) -> Diagnostic {
        let names = gap.causes.map(\.name).quotedList
        let why =
            if gap.causes.isEmpty {
                "every rung that pages is outside its hours"
            } else if gap.isLeave {
                "whoever is on call in \(names) is on leave"
            } else {
                "nobody is on call in \(names)"
            }
        let fix =
            gap.isLeave
            ? "Let somebody stand in: 'runbell override', or another turn in the schedule."
            : "Add a layer for these hours or a rung with somebody who is there, or let the page wait with 'when: business hours'."
        return Diagnostic(
            .error, .uncovered, at: runbook.places[clause(gap)],
            "an incident of \(gap.severities.map(\.text).quotedList) wakes nobody \(words(gap.stretches)): \(why).", fix: fix,
            counterexample: counterexample(gap.stretches))
    }

    private func clause(_ gap: Gap) -> String {
        if gap.causes.count == 1, case .schedule(let name) = gap.causes[0] { return "schedules.\(name)" }
        return "ladders.\(gap.ladders.first?.text ?? "")"
    }

    // MARK: Nobody on one rung

    /// A schedule that is empty where somebody else is asked instead: it is quieter than it is written.
    private func emptyRungs(beside gaps: [Gap]) -> [Diagnostic] {
        let silent = gaps.reduce(Stretches()) { $0.union($1.stretches) }
        var found: [Rung.Target: (stretches: Stretches, users: [String])] = [:]
        for climb in climbs {
            for (place, rung) in climb.ladder.rungs.enumerated() {
                guard rung.pages, let target = rung.targets?.first, rung.targets?.count == 1, case .schedule = target else { continue }
                var stretches = Stretches()
                for passage in climb.passages where isMissed(place, in: passage.course, on: climb.ladder) { stretches.append(passage.range) }
                note(target, stretches.subtracting(silent), "rung \(place + 1) of '\(climb.ladder.name)'", in: &found)
            }
        }
        for (target, user) in otherUsers {
            let empty = attendance.people(target).stretches(of: window, where: \.isEmpty)
            note(target, empty, user, in: &found)
        }
        return found.sorted { $0.key.name < $1.key.name }.map { target, gap in
            Diagnostic(
                .warning, .emptyRung, at: runbook.places["schedules.\(target.name)"],
                "nobody is on call in '\(target.name)' \(words(gap.stretches)), so nobody is woken by \(gap.users.distinct.joined(separator: ", ")).",
                fix: "Add a layer for these hours; whoever is next is asked at once, and nobody stands behind them.",
                counterexample: counterexample(gap.stretches))
        }
    }

    private func note(
        _ target: Rung.Target, _ stretches: Stretches, _ user: String, in found: inout [Rung.Target: (stretches: Stretches, users: [String])]
    ) {
        guard !stretches.isEmpty else { return }
        let known = found[target]
        found[target] = (known.map { $0.stretches.union(stretches) } ?? stretches, (known?.users ?? []) + [user])
    }

    /// Passed over because nobody is on call, and nobody else is asked at the same time: two rungs of one time that take turns leave no gap.
    private func isMissed(_ place: Int, in course: Course, on ladder: Ladder) -> Bool {
        guard course.skips.contains(Course.Skip(rung: place, because: .nobodyOnCall)) else { return false }
        return !course.pages.contains { ladder.rungs[$0.rung].at == ladder.rungs[place].at }
    }

    /// Who else pages a schedule, and under which name.
    private var otherUsers: [(Rung.Target, String)] {
        runbook.escalations.flatMap { escalation in
            // With somebody beside it, somebody is woken.
            escalation.page.count == 1 ? escalation.page.map { ($0, "escalation '\(escalation.name)'") } : []
        }.filter { if case .schedule = $0.0 { true } else { false } }
    }

    // MARK: Who is there

    private var onLeave: [Diagnostic] {
        attendance.peopleWithLeave.flatMap { person in
            runbook.schedules.keys.sorted().compactMap { name -> Diagnostic? in
                guard let leave = attendance.onLeave(person) else { return nil }
                let away = leave.stretches(of: window) { $0 }
                let turns = attendance.onCall(name).stretches(of: window) { $0.contains(person) }
                let both = turns.subtracting(turns.subtracting(away))
                guard !both.isEmpty else { return nil }
                return Diagnostic(
                    .warning, .awayOnCall, at: runbook.places["schedules.\(name)"],
                    "'\(person)' is on call in '\(name)' while on leave, \(words(both)).",
                    fix: "Let somebody stand in: 'runbell override', or another turn in the schedule.",
                    counterexample: counterexample(both, people: [person]))
            }
        }
    }
}
