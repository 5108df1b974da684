internal import Runbooks
internal import Vocabulary

/// Whether there is always somebody: each cause is told once, however many severities suffer from it.
extension Proof {
    // MARK: Nobody at all

    /// Why nobody is woken: what names nobody then, and whom it would be of no use to page.
    struct Causes: Hashable {
        var empty: [Rung.Target]
        var onLeave: [Rung.Target]
        var unreachable: [Rung.Target]

        var all: [Rung.Target] { empty + onLeave + unreachable }
        var words: String {
            let nobody = empty.isEmpty ? nil : "nobody is on call in \(empty.map(\.name).quotedList)"
            let away = onLeave.isEmpty ? nil : "whoever is on call in \(onLeave.map(\.name).quotedList) is on leave"
            let mute = unreachable.isEmpty ? nil : "nothing reaches whoever is on call in \(unreachable.map(\.name).quotedList)"
            let told = [nobody, away, mute].compactMap { $0 }
            return told.isEmpty ? "every rung that pages is outside its hours" : told.joined(separator: ", and ")
        }
    }

    /// A gap, and everything it leaves open at the same times.
    struct Gap {
        var causes: Causes
        var ladders: [LadderName]
        var severities: [SeverityName]
        var ranges: [Range<Moment>]
    }

    var uncovered: [Gap] {
        var gaps: [Gap] = []
        for climb in climbs where climb.ladder.rungs.contains(where: \.pages) {
            for gap in self.gaps(on: climb) {
                if let known = gaps.firstIndex(where: { $0.causes == gap.causes && $0.ranges == gap.ranges }) {
                    gaps[known].ladders = (gaps[known].ladders + gap.ladders).distinct
                    gaps[known].severities = (gaps[known].severities + gap.severities).distinct
                } else {
                    gaps.append(gap)
                }
            }
        }
        return gaps
    }

    private func gaps(on climb: Climb) -> [Gap] {
        var gaps: [Gap] = []
        for passage in climb.passages where !passage.course.wakesSomebody {
            let causes = causes(passage.course, on: climb.ladder)
            if let known = gaps.firstIndex(where: { $0.causes == causes }) {
                gaps[known].ranges.append(passage.range)
            } else {
                let names = climb.severities.map(\.name)
                gaps.append(Gap(causes: causes, ladders: [climb.ladder.name], severities: names, ranges: [passage.range]))
            }
        }
        return gaps.map { gap in
            var joined = gap
            joined.ranges = Stretches(gap.ranges).ranges
            return joined
        }
    }

    /// The targets that would have had to be there.
    private func causes(_ course: Course, on ladder: Ladder) -> Causes {
        func targets(_ rungs: [Int]) -> [Rung.Target] {
            rungs.sorted().flatMap { ladder.rungs[$0].pages ? ladder.rungs[$0].targets ?? [] : [] }.distinct
        }
        let empty = targets(course.skips.filter { $0.because == .nobodyOnCall }.map(\.rung))
        let onLeave = targets(course.steps.filter { !$0.away.isEmpty }.map(\.rung)).filter { !empty.contains($0) }
        let unreachable = targets(course.skips.filter { $0.because == .unreachable }.map(\.rung))
        return Causes(empty: empty, onLeave: onLeave, unreachable: unreachable.filter { !empty.contains($0) && !onLeave.contains($0) })
    }

    func diagnostic(_ gap: Gap, then follows: String) -> Diagnostic {
        let stretches = Stretches(gap.ranges)
        let fix =
            if !gap.causes.onLeave.isEmpty {
                "Let somebody stand in: 'runbell override', or another turn in the schedule."
            } else if !gap.causes.all.isEmpty, gap.causes.all == gap.causes.unreachable {
                "Give them a way to be reached that this rung may use."
            } else {
                "Add a layer for these hours or a rung with somebody who is there, or let the page wait with 'when: business hours'."
            }
        return Diagnostic(
            .error, .uncovered, at: runbook.places[clause(gap)],
            """
            an incident of \(gap.severities.map(\.text).quotedList) wakes nobody if it is raised \(words(stretches)): \
            \(gap.causes.words).\(follows)
            """,
            fix: fix, counterexample: counterexample(stretches))
    }

    private func clause(_ gap: Gap) -> String {
        if gap.causes.all.count == 1, case .schedule(let name)? = gap.causes.all.first { return "schedules.\(name)" }
        return "ladders.\(gap.ladders.first?.text ?? "")"
    }

    // MARK: Who is there

    var onLeave: [Diagnostic] {
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
