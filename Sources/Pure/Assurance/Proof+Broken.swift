internal import Runbooks
internal import Vocabulary

/// What is said of a promise that breaks.
extension Proof {
    /// When a promise breaks, and what happens the first time.
    struct Broken {
        /// With whoever is asked first in each.
        var parts = Parts()
        var promised: [SeverityName]
        var at: Moment
        var course: Course
        var due: Moment
        var answer: Moment?
        /// The promise and the answer take as long as the first time.
        var isAlwaysAsLate = true
        /// Those without whose leave it would not break.
        var away: [PersonName] = []
    }

    func diagnostic(_ broken: Broken, _ cause: Cause, _ pledge: Pledge, _ climb: Climb, _ timetable: Timetable) -> Diagnostic {
        let names = pledge.severities.map(\.text).quotedList
        let promised = (broken.due - broken.at).written
        let first = broken.isAlwaysAsLate ? "" : " the first time"
        let answer = broken.answer.map { "the earliest answer comes at \(($0 - broken.at).written)\(first)" } ?? "no answer ever comes\(first)"
        let people = broken.parts.people.quotedChoice
        let who = broken.parts.vary ? "whoever is asked first (\(people))" : broken.parts.people.isEmpty ? "somebody" : people
        let (code, what): (DiagnosticCode, String) =
            switch cause.day {
            case .missed: (.waitBreaksPromise, "when \(who) misses the first page, \(answer): one missed page breaks the promise")
            case .asleep: (.sleeperBreaksPromise, "when \(who) sleeps through everything, \(answer):")
            default: (.pageTooLate, "even if everything goes well \(answer):")
            }
        let fix =
            switch cause.day {
            case _ where cause.isLeave: "Let somebody stand in: 'runbell override', or another turn in the schedule."
            case .missed: "Let ladder '\(climb.ladder.name)' page again or somebody else well before \(promised), or promise less."
            case .asleep: "Let ladder '\(climb.ladder.name)' page somebody else well before \(promised), or promise less."
            default: "Page at this hour, or promise less for it: '{ default: …, out of hours: … }'."
            }
        var example = counterexample(broken.parts)
        tell(timetable.timeline(of: broken, on: cause.day, clock), in: &example)
        let place = runbook.places["severities.\(pledge.severities.first?.text ?? "").acknowledge_within"]
        return Diagnostic(
            .warning, code, at: place,
            """
            \(names) promise\(pledge.severities.count == 1 ? "s" : "") an answer within \(promised), and \(what) \
            \(words(broken.parts.stretches))\(leave(broken)).
            """, fix: fix, counterexample: example)
    }

    private func leave(_ broken: Broken) -> String {
        broken.away.isEmpty ? "" : ", and would not without the leave of \(broken.away.sorted().map(\.text).quotedList)"
    }

    func diagnostic(_ broken: Broken, down connection: ConnectionName) -> Diagnostic {
        let others = runbook.connections.filter { $0.name != connection && $0.kind != .capture && !$0.kind.carries.isEmpty }
        var example = counterexample(broken.parts.stretches)
        if let climb = climbs.first(where: { $0.severities.contains { $0.name == broken.promised.first } }) {
            let timetable = Timetable(runbook, assumptions, climb)
            tell(timetable.timeline(of: broken, on: .down(connection), clock), in: &example)
        }
        return Diagnostic(
            others.isEmpty ? .note : .warning, .outageBreaksPromise, at: runbook.places["connections.\(connection)"],
            """
            when '\(connection)' is down, nobody answers \(broken.promised.map(\.text).quotedList) by when it is promised, \
            \(words(broken.parts.stretches))\(leave(broken)).
            """,
            fix: "Give it a 'fallback', or give people a second way to be reached that another connection carries.", counterexample: example)
    }

    private func tell(_ timeline: [Counterexample.Step], in example: inout Counterexample) {
        example.timeline = timeline
        let width = timeline.map { $0.after.written.count }.max() ?? 0
        example.lines += timeline.map { step in
            let time = "+\(step.after.written)"
            return time + String(repeating: " ", count: width + 3 - time.count) + step.words
        }
    }
}
