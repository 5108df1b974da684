internal import OnCall
package import Runbooks
package import Vocabulary

/// Whether what is promised can be kept, also on a bad day. Instants at which it could not are found exactly: within a passage everybody
/// is woken at the same times, and between two of them what is late becomes punctual once at most.
extension Proof {
    /// The findings that rest on what is assumed.
    package static let timingCodes: Set<DiagnosticCode> = [.pageTooLate, .waitBreaksPromise, .sleeperBreaksPromise, .outageBreaksPromise]

    package var timing: [Diagnostic] {
        var outages: [ConnectionName: Broken] = [:]
        var found: [Diagnostic] = []
        for climb in climbs {
            let timetable = Timetable(runbook, assumptions, climb)
            for pledge in pledges(climb) {
                let broken = breaks(pledge, climb, timetable)
                found += [BadDay.none, .missed, .asleep].compactMap { day in broken[day].map { diagnostic($0, day, pledge, climb, timetable) } }
                for case .down(let connection) in broken.keys.sorted() {
                    guard let more = broken[.down(connection)] else { continue }
                    outages[connection] = outages[connection].map { $0.joining(more) } ?? more
                }
            }
        }
        return found + outages.sorted { $0.key < $1.key }.map { diagnostic($1, down: $0) }
    }

    /// What goes wrong beside the incident.
    package enum BadDay: Hashable, Comparable, Sendable {
        case none
        /// The first page is not noticed.
        case missed
        /// Whoever is asked first notices nothing at all.
        case asleep
        case down(ConnectionName)
    }

    /// A promise several severities make on one ladder.
    struct Pledge {
        var promise: Promise
        var severities: [SeverityName]
    }

    /// When it breaks, and the first time.
    struct Broken {
        var stretches: Stretches
        var promised: [SeverityName]
        var at: Moment
        var course: Course
        var due: Moment
        var sleeper: PersonName?
        var timeline: [Counterexample.Step] = []

        func joining(_ other: Broken) -> Broken {
            var both = self
            both.stretches = stretches.union(other.stretches)
            both.promised = (promised + other.promised).distinct
            return both
        }
    }

    private func pledges(_ climb: Climb) -> [Pledge] {
        var found: [Pledge] = []
        for severity in climb.severities {
            guard let promise = severity.acknowledgeWithin else { continue }
            if let known = found.firstIndex(where: { $0.promise == promise }) {
                found[known].severities.append(severity.name)
            } else {
                found.append(Pledge(promise: promise, severities: [severity.name]))
            }
        }
        return found
    }

    // MARK: When it breaks

    /// All instants at which an incident is answered too late on such a day, also those that are told by another name or not at all.
    package func late(_ severity: SeverityName, on day: BadDay) -> Stretches {
        var found = Stretches()
        for climb in climbs where climb.severities.contains(where: { $0.name == severity }) {
            let timetable = Timetable(runbook, assumptions, climb)
            for pledge in pledges(climb) where pledge.severities.contains(severity) {
                for passage in climb.passages where passage.course.wakesSomebody {
                    let hearings = timetable.hearings(of: passage.course)
                    for range in pieces(passage, pledge) {
                        if let late = late(range, hearings, day, target(of: pledge.promise, at: range.lowerBound)) { found.append(late) }
                    }
                }
            }
        }
        return found
    }

    private func breaks(_ pledge: Pledge, _ climb: Climb, _ timetable: Timetable) -> [BadDay: Broken] {
        let days = badDays(pledge, climb)
        var found: [BadDay: Broken] = [:]
        for passage in climb.passages where passage.course.wakesSomebody {
            let hearings = timetable.hearings(of: passage.course)
            for range in pieces(passage, pledge) {
                let target = target(of: pledge.promise, at: range.lowerBound)
                var told = Stretches()
                for day in days {
                    guard let late = late(range, hearings, day, target) else { continue }
                    if day == .asleep, isToldAsTheSame(passage.course, on: climb.ladder) { continue }
                    let fresh = Stretches([late]).subtracting(told)
                    guard let first = fresh.ranges.first?.lowerBound else { continue }
                    // What is late on a good day is late on a bad one; and who misses a page may as well be asleep.
                    if day <= .asleep { told = told.union(fresh) } else if !told.isEmpty { continue }
                    note(day, fresh, first, passage.course, hearings, pledge, in: &found)
                }
            }
        }
        return found.filter { isWorthTelling($0.value.stretches) }
    }

    /// What can wait for office hours is no race against the clock, and what is not urgent not one against an outage.
    private func badDays(_ pledge: Pledge, _ climb: Climb) -> [BadDay] {
        guard case .exact? = pledge.promise.target.longest else { return [.none] }
        return [.none, .missed, .asleep] + (climb.urgency == .urgent ? runbook.providers.map(BadDay.down) : [])
    }

    /// The same person is behind the first two rungs, and that is a finding already.
    private func isToldAsTheSame(_ course: Course, on ladder: Ladder) -> Bool {
        let pages = course.pages.prefix(2)
        guard pages.count == 2, let one = pages.first, let next = pages.last else { return false }
        return isTheSame(one, next, on: ladder)
    }

    private func note(
        _ day: BadDay, _ fresh: Stretches, _ first: Moment, _ course: Course, _ hearings: Hearings, _ pledge: Pledge,
        in found: inout [BadDay: Broken]
    ) {
        if found[day] == nil {
            let due = due(first, target(of: pledge.promise, at: first)) ?? first
            found[day] = Broken(
                stretches: Stretches(), promised: pledge.severities, at: first, course: course, due: due, sleeper: hearings.first)
        }
        for range in fresh.ranges { found[day]?.stretches.append(range) }
    }

    /// A passage, cut where the office opens and closes if the promise asks for that.
    func pieces(_ passage: Passage, _ pledge: Pledge) -> [Range<Moment>] {
        if pledge.promise.outOfHours == nil, case .exact? = pledge.promise.target.longest { return [passage.range] }
        let pieces = attendance.open.stretches(of: passage.range) { $0 }.ranges + attendance.open.stretches(of: passage.range) { !$0 }.ranges
        // What is found in them is put together in the order of time.
        return pieces.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// What is promised at an instant, and for the rest of its piece.
    func target(of promise: Promise, at moment: Moment) -> Target {
        attendance.open.at(moment).value ? promise.target : promise.outOfHours ?? promise.target
    }

    func due(_ raised: Moment, _ target: Target) -> Moment? {
        guard let span = target.longest, !target.isOpenEnded else { return nil }
        if case .exact(let duration) = span { return raised + duration }
        return runbook.business.moment(after: raised, span: span)
    }

    /// The part of a range in which the answer comes too late. Waiting for the morning gets shorter towards it, so that what is late at the
    /// beginning and not at the end, or the other way round, changes once, and is found by halving.
    private func late(_ range: Range<Moment>, _ hearings: Hearings, _ day: BadDay, _ target: Target) -> Range<Moment>? {
        if case .exact(let promised)? = target.longest, !target.isOpenEnded, let isLate = hearings.isLate(after: promised, on: day) {
            return isLate ? range : nil
        }
        func isLate(_ raised: Moment) -> Bool {
            guard let due = due(raised, target) else { return false }
            guard let answer = hearings.answer(raisedAt: raised, on: day) else { return true }
            return answer > due
        }
        let last = range.upperBound - .milliseconds(1)
        let first = isLate(range.lowerBound)
        if first == isLate(last) { return first ? range : nil }
        var (low, high) = (range.lowerBound, last)
        while high - low > .milliseconds(1) {
            let middle = low + .milliseconds((high - low).milliseconds / 2)
            if isLate(middle) == first { low = middle } else { high = middle }
        }
        return first ? range.lowerBound..<high : high..<range.upperBound
    }

    // MARK: What is said of it

    private func diagnostic(_ broken: Broken, _ day: BadDay, _ pledge: Pledge, _ climb: Climb, _ timetable: Timetable) -> Diagnostic {
        let names = pledge.severities.map(\.text).quotedList
        let promised = (broken.due - broken.at).written
        let hearings = timetable.hearings(of: broken.course)
        let earliest = hearings.answer(raisedAt: broken.at, on: day)
        let answer = earliest.map { "the earliest answer comes at \(($0 - broken.at).written)" } ?? "no answer ever comes"
        let who = broken.sleeper?.text ?? "somebody"
        let (code, what): (DiagnosticCode, String) =
            switch day {
            case .missed: (.waitBreaksPromise, "when '\(who)' misses the first page, \(answer): one missed page breaks the promise")
            case .asleep: (.sleeperBreaksPromise, "when '\(who)' sleeps through everything, \(answer):")
            default: (.pageTooLate, "even if everything goes well \(answer):")
            }
        let fix =
            switch day {
            case .missed: "Let ladder '\(climb.ladder.name)' page again or somebody else well before \(promised), or promise less."
            case .asleep: "Let ladder '\(climb.ladder.name)' page somebody else well before \(promised), or promise less."
            default: "Page at this hour, or promise less for it: '{ default: …, out of hours: … }'."
            }
        var example = counterexample(broken.stretches, people: [broken.sleeper].compactMap { $0 })
        tell(timetable.timeline(of: broken, on: day, clock), in: &example)
        let place = runbook.places["severities.\(pledge.severities.first?.text ?? "").acknowledge_within"]
        return Diagnostic(
            .warning, code, at: place,
            "\(names) promise\(pledge.severities.count == 1 ? "s" : "") an answer within \(promised), and \(what) \(words(broken.stretches)).",
            fix: fix, counterexample: example)
    }

    private func diagnostic(_ broken: Broken, down connection: ConnectionName) -> Diagnostic {
        let others = runbook.connections.filter { $0.name != connection && $0.kind != .capture && !$0.kind.carries.isEmpty }
        var example = counterexample(broken.stretches, people: [broken.sleeper].compactMap { $0 })
        if let climb = climbs.first(where: { $0.severities.contains { $0.name == broken.promised.first } }) {
            let timetable = Timetable(runbook, assumptions, climb)
            tell(timetable.timeline(of: broken, on: .down(connection), clock), in: &example)
        }
        return Diagnostic(
            others.isEmpty ? .note : .warning, .outageBreaksPromise, at: runbook.places["connections.\(connection)"],
            """
            when '\(connection)' is down, nobody answers \(broken.promised.map(\.text).quotedList) by when it is promised, \(words(broken.stretches)).
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
