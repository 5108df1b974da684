internal import OnCall
package import Runbooks
package import Vocabulary

/// Whether what is promised can be kept, also on a bad day. Instants at which it could not are found exactly: within a passage everybody
/// is woken at the same times, and between two of them what is late becomes punctual once at most.
extension Proof {
    /// The findings that rest on what is assumed.
    package static let timingCodes: Set<DiagnosticCode> = [.pageTooLate, .waitBreaksPromise, .sleeperBreaksPromise, .outageBreaksPromise]

    func timing(beside empty: Set<ScheduleName>) -> Told {
        var outages: [ConnectionName: [Broken]] = [:]
        var told = Told()
        var follow: [ScheduleName: [BadDay: [SeverityName]]] = [:]
        for climb in climbs {
            let timetable = Timetable(runbook, assumptions, climb)
            for pledge in pledges(climb) {
                for (cause, broken) in breaks(pledge, climb, timetable, beside: empty) {
                    if !cause.isLeave, follows(broken.beside), let schedule = broken.beside.schedules.first {
                        follow[schedule, default: [:]][cause.day, default: []] += pledge.severities
                    } else if cause.isLeave, isMargin(broken, climb) {
                        let words = words(pledge.severities, on: cause.day)
                        told.margins.append(Told.Margin(ladder: climb.ladder.name, stretches: broken.parts.stretches, words: words))
                    } else if case .down(let connection) = cause.day {
                        note(broken, in: &outages[connection, default: []])
                    } else {
                        told.findings.append(diagnostic(broken, cause, pledge, climb, timetable))
                    }
                }
            }
        }
        told.follows = follow.mapValues { days in days.sorted { $0.key < $1.key }.map { words($0.value.distinct, on: $0.key) } }
        told.findings += outages.sorted { $0.key < $1.key }.flatMap { connection, all in all.map { diagnostic($0, down: connection) } }
        return told
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

    /// What goes wrong, and whether it would not if nobody were on leave.
    struct Cause: Hashable, Comparable {
        var day: BadDay
        var isLeave: Bool

        static func < (a: Cause, b: Cause) -> Bool { a.day == b.day ? !a.isLeave && b.isLeave : a.day < b.day }
    }

    /// A promise several severities make on one ladder.
    struct Pledge {
        var promise: Promise
        var severities: [SeverityName]
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

    /// It breaks in the first or last minutes of hours in which nobody is woken, which is an error already.
    private func isMargin(_ broken: Broken, _ climb: Climb) -> Bool {
        let stretches = broken.parts.stretches
        guard !isWorthTelling(stretches) else { return false }
        return stretches.touch(Stretches(climb.passages.filter { !$0.course.wakesSomebody }.map(\.range)).ranges)
    }

    /// Told once; with its times only what is so at exactly the same.
    private func note(_ broken: Broken, in found: inout [Broken]) {
        if let known = found.firstIndex(where: { $0.parts.stretches == broken.parts.stretches && $0.away == broken.away }) {
            found[known].promised = (found[known].promised + broken.promised).distinct
        } else if let known = found.firstIndex(where: { $0.away == broken.away && $0.parts.stretches.isMostly(broken.parts.stretches) }) {
            found[known].likewise = (found[known].likewise + broken.promised).distinct
        } else {
            found.append(broken)
        }
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

    private func breaks(_ pledge: Pledge, _ climb: Climb, _ timetable: Timetable, beside empty: Set<ScheduleName>) -> [(Cause, Broken)] {
        let days = badDays(pledge, climb)
        var found: [Cause: Broken] = [:]
        for passage in climb.passages where passage.course.wakesSomebody {
            let hearings = timetable.hearings(of: passage.course)
            let gap = emptied(passage.course, on: climb.ladder, of: empty)
            let without = passage.course.hasLeave ? timetable.hearings(of: passage.course.withoutLeave) : nil
            for range in pieces(passage, pledge) {
                let target = target(of: pledge.promise, at: range.lowerBound)
                var told = Stretches()
                for day in days {
                    guard let late = late(range, hearings, day, target) else { continue }
                    if day == .asleep, isToldAsTheSame(passage.course, on: climb.ladder) { continue }
                    let fresh = Stretches([late]).subtracting(told)
                    guard !fresh.isEmpty else { continue }
                    // What is late on a good day is late on a bad one; and who misses a page may as well be asleep.
                    if day <= .asleep { told = told.union(fresh) } else if !told.isEmpty { continue }
                    // A promise that breaks only because somebody is on leave is told by itself; leave changes nothing about the others.
                    let byLeave = without.map { self.late(range, $0, day, target).map { fresh.subtracting(Stretches([$0])) } ?? fresh } ?? Stretches()
                    note(Cause(day: day, isLeave: true), byLeave, passage.course, hearings, pledge, gap, in: &found)
                    note(Cause(day: day, isLeave: false), fresh.subtracting(byLeave), passage.course, hearings, pledge, gap, in: &found)
                }
            }
        }
        // Leave is of these days and no others: however few they are, somebody can stand in.
        return found.filter { $0.key.isLeave || isWorthTelling($0.value.parts.stretches) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
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
        _ cause: Cause, _ fresh: Stretches, _ course: Course, _ hearings: Hearings, _ pledge: Pledge, _ gap: ScheduleName?,
        in found: inout [Cause: Broken]
    ) {
        guard let first = fresh.ranges.first?.lowerBound else { return }
        var broken =
            found[cause]
            ?? Broken(
                promised: pledge.severities, at: first, course: course, due: due(first, target(of: pledge.promise, at: first)) ?? first,
                answer: hearings.answer(raisedAt: first, on: cause.day))
        broken.beside.note(fresh.ranges, gap)
        for range in fresh.ranges {
            broken.parts.append(range, [hearings.first].compactMap { $0 })
            for raised in [range.lowerBound, range.upperBound - .milliseconds(1)] {
                let answer = hearings.answer(raisedAt: raised, on: cause.day)
                let due = due(raised, target(of: pledge.promise, at: raised)) ?? raised
                if let answer { broken.latest = max(broken.latest, answer - raised) }
                if answer.map({ $0 - raised }) != broken.answer.map({ $0 - broken.at }) || due - raised != broken.due - broken.at {
                    broken.isAlwaysAsLate = false
                }
            }
        }
        if cause.isLeave { broken.away = (broken.away + course.steps.flatMap(\.away)).distinct }
        found[cause] = broken
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
}
