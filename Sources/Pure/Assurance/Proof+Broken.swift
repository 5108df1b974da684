internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What is said of a promise that breaks.
extension Proof {
    /// When a promise breaks, and what happens the first time.
    struct Broken {
        /// With whoever is asked first in each.
        var parts = Parts()
        var promised: [SeverityName]
        /// Those of which the same is so at partly other times.
        var likewise: [SeverityName] = []
        var at: Moment
        var course: Course
        var due: Moment
        var answer: Moment?
        /// The promise and the answer take as long as the first time.
        var isAlwaysAsLate = true
        /// How long the latest of the earliest answers takes.
        var latest = Duration.zero
        /// Those without whose leave it would not break.
        var away: [PersonName] = []
        var beside = Beside()
    }

    func diagnostic(_ broken: Broken, _ cause: Cause, _ pledge: Pledge, _ climb: Climb, _ timetable: Timetable) -> Diagnostic {
        let names = pledge.severities.map(\.text).quotedList
        let first = broken.isAlwaysAsLate ? "" : " the first time this happens"
        let answer = broken.answer.map { "the earliest answer comes after \(($0 - broken.at).written)" } ?? "nobody answers at all"
        let people = broken.parts.people.quotedChoice
        let who = broken.parts.vary ? "whoever is asked first (\(people))" : broken.parts.people.isEmpty ? "somebody" : people
        let (code, what): (DiagnosticCode, String) =
            switch cause.day {
            case .missed: (.waitBreaksPromise, "one missed page breaks that: when \(who) misses the first one, \(answer)")
            case .asleep: (.sleeperBreaksPromise, "one who sleeps breaks that: when \(who) sleeps through everything, \(answer)")
            default: (.pageTooLate, "that cannot be kept: even if everything goes well, \(answer)")
            }
        var example = counterexample(broken.parts)
        tell(timetable.timeline(of: broken, on: cause.day, raised: raised(broken)), in: &example)
        let place = runbook.places["severities.\(pledge.severities.first?.text ?? "").acknowledge_within"]
        return Diagnostic(
            .warning, code, at: place,
            """
            \(names) promise\(pledge.severities.count == 1 ? "s" : "") \(pledge.promise.words), and \(what)\(first); this is so \
            \(words(broken.parts.stretches))\(leave(broken)).
            """, fix: remedy(broken, cause, pledge, climb), counterexample: example)
    }

    /// The zone is in the sentence, unless that has no time in it.
    private func raised(_ broken: Broken) -> String {
        clock.spoken(broken.at) + (broken.parts.stretches.ranges == [window] ? " (\(clock.zone))" : "")
    }

    // MARK: What to change

    private func remedy(_ broken: Broken, _ cause: Cause, _ pledge: Pledge, _ climb: Climb) -> String {
        if cause.isLeave { return "Let somebody stand in: 'runbell override', or another turn in the schedule." }
        let target = target(of: pledge.promise, at: broken.at)
        let by = if case .exact(let promised)? = target.longest { "well before \(promised.written)" } else { "well before it is due" }
        switch cause.day {
        case .missed: return "Let ladder '\(climb.ladder.name)' page again or somebody else \(by), or promise the answer later."
        case .asleep: return "Let ladder '\(climb.ladder.name)' page somebody else \(by), or promise the answer later."
        case .none, .down: return remedy(broken, pledge, target, climb.ladder)
        }
    }

    /// When nothing goes wrong it is the page that comes too late, or the way of a page that takes too long, or both.
    private func remedy(_ broken: Broken, _ pledge: Pledge, _ target: Target, _ ladder: Ladder) -> String {
        let page = broken.course.steps.first(where: \.pages)?.time ?? .after(.zero)
        guard case .after(let wait) = page else {
            let later = pledge.promise.outOfHours == nil ? ": '{ default: \(target.written), out of hours: next business day }'" : ""
            return "Let a rung page at this hour, or promise the answer later for it\(later)."
        }
        let way = broken.answer.map { $0 - broken.at - wait } ?? .zero
        let sooner = "Let ladder '\(ladder.name)' page sooner than after \(wait.written)"
        let longer = "let the promise be longer than \(max(broken.latest, wait + way).written)"
        if wait > .zero, broken.at + way <= broken.due { return "\(sooner), or \(longer)." }
        let quicker = "A page and its answer alone take \(way.written): \(longer), or give people a quicker way to be reached."
        return wait > .zero ? "\(sooner). \(quicker)" : quicker
    }

    /// As what follows from something else.
    func words(_ severities: [SeverityName], on day: BadDay) -> String {
        let promise = "the promise\(severities.count == 1 ? "" : "s") of \(severities.map(\.text).quotedList)"
        return switch day {
        case .none: "\(promise) cannot be kept"
        case .missed: "one missed page breaks \(promise)"
        case .asleep: "one who sleeps breaks \(promise)"
        case .down(let connection): "'\(connection)' that is down breaks \(promise)"
        }
    }

    private func leave(_ broken: Broken) -> String {
        broken.away.isEmpty ? "" : ", and would not without the leave of \(broken.away.sorted().map(\.text).quotedList)"
    }

    func diagnostic(_ broken: Broken, down connection: ConnectionName) -> Diagnostic {
        let others = runbook.connections.filter { $0.name != connection && $0.kind != .capture && !$0.kind.carries.isEmpty }
        let more = broken.likewise.map(\.text).quotedList
        let likewise = more.isEmpty ? "" : " Nor does anybody answer \(more), at partly other times."
        var example = counterexample(broken.parts.stretches)
        if let climb = climbs.first(where: { $0.severities.contains { $0.name == broken.promised.first } }) {
            let timetable = Timetable(runbook, assumptions, climb)
            tell(timetable.timeline(of: broken, on: .down(connection), raised: raised(broken)), in: &example)
        }
        return Diagnostic(
            others.isEmpty ? .note : .warning, .outageBreaksPromise, at: runbook.places["connections.\(connection)"],
            """
            when '\(connection)' is down, nobody answers \(broken.promised.map(\.text).quotedList) by when it is promised; this is so \
            \(words(broken.parts.stretches))\(leave(broken)).\(likewise)
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
