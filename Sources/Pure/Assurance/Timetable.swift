internal import OnCall
internal import Runbooks
internal import Vocabulary

/// When somebody's device rings, under the stated assumptions.
struct Hearings: Sendable {
    struct Hearing: Sendable {
        var person: PersonName
        var isFirstPage: Bool
        var connection: ConnectionName
        var time: Course.Time
        /// The same message over the connection that takes over; nil when none does.
        var fallback: Course.Time?
    }

    var all: [Hearing]
    /// Who is asked first, when one alone is: two do not both miss it.
    var first: PersonName?
    /// From when it rings until it is acknowledged.
    var answerTime: Duration
    /// Providers something depends on.
    var connections: [ConnectionName]

    /// The earliest acknowledgement; nil when none ever comes.
    func answer(raisedAt raised: Moment, on day: Proof.BadDay) -> Moment? {
        earliest(raisedAt: raised, on: day).map { $0.heard + answerTime }
    }

    func earliest(raisedAt raised: Moment, on day: Proof.BadDay) -> (person: PersonName, heard: Moment)? {
        var best: (person: PersonName, heard: Moment)?
        for hearing in all {
            guard let time = time(of: hearing, on: day) else { continue }
            let heard = time.moment(raisedAt: raised)
            if best.map({ heard < $0.heard }) ?? true { best = (hearing.person, heard) }
        }
        return best
    }

    private func time(of hearing: Hearing, on day: Proof.BadDay) -> Course.Time? {
        switch day {
        case .none: hearing.time
        case .missed: hearing.isFirstPage && hearing.person == first ? nil : hearing.time
        case .asleep: hearing.person == first ? nil : hearing.time
        case .down(let connection): hearing.connection == connection ? hearing.fallback : hearing.time
        }
    }
}

/// From a course to the seconds at which people hear of it.
final class Timetable {
    private let runbook: Runbook
    private let assumptions: Assumptions
    private let climb: Proof.Climb
    private var approaches: [Key: [Approach]] = [:]
    private var known: [Course: Hearings] = [:]

    private struct Key: Hashable {
        let person: PersonName
        let rung: Int
    }

    init(_ runbook: Runbook, _ assumptions: Assumptions, _ climb: Proof.Climb) {
        self.runbook = runbook
        self.assumptions = assumptions
        self.climb = climb
    }

    func hearings(of course: Course) -> Hearings {
        if let found = known[course] { return found }
        let pages = course.steps.filter(\.pages)
        var all: [Hearings.Hearing] = []
        for (place, step) in pages.enumerated() {
            for person in step.present {
                for approach in ways(to: person, on: step.rung) {
                    let sent = step.time + approach.after
                    all.append(
                        Hearings.Hearing(
                            person: person, isFirstPage: place == 0, connection: approach.connection,
                            time: sent + assumptions.latency(of: approach.way, over: approach.connection),
                            fallback: fallback(of: approach).map { sent + $0 }))
                }
            }
        }
        let first = pages.first.flatMap { $0.present.count == 1 ? $0.present.first : nil }
        let providers = all.map(\.connection).distinct.filter { runbook.connection(named: $0)?.kind != .capture }.sorted()
        let hearings = Hearings(all: all, first: first, answerTime: assumptions.answer, connections: providers)
        // A course that waits for one morning does not come again.
        if course.steps.allSatisfy({ if case .after = $0.time { true } else { false } }) { known[course] = hearings }
        return hearings
    }

    private func ways(to person: PersonName, on rung: Int) -> [Approach] {
        let key = Key(person: person, rung: rung)
        if let found = approaches[key] { return found }
        let ways = runbook.waysToReach(person, urgency: climb.urgency, by: climb.ladder.rungs[rung].by)
        approaches[key] = ways
        return ways
    }

    /// How long it takes when the connection it goes over is down.
    private func fallback(of approach: Approach) -> Duration? {
        let others = runbook.connection(named: approach.connection)?.fallback ?? []
        return others.compactMap { runbook.connection(named: $0) }.first { $0.kind != .capture && $0.kind.carries.contains(approach.way) }
            .map { assumptions.failover + assumptions.latency(of: approach.way, over: $0.name) }
    }

    // MARK: A bad day, told

    private static let told = 6

    func timeline(of broken: Proof.Broken, on day: Proof.BadDay, _ clock: WallClock) -> [Counterexample.Step] {
        let hearings = hearings(of: broken.course)
        let earliest = hearings.earliest(raisedAt: broken.at, on: day)
        var steps = [Counterexample.Step(.zero, "'\(broken.promised.first?.text ?? "")' is raised, \(clock.spoken(broken.at))")]
        for (place, step) in broken.course.steps.filter(\.pages).prefix(Self.told).enumerated() {
            let time = step.time.moment(raisedAt: broken.at)
            if let earliest, time > earliest.heard { break }
            steps.append(Counterexample.Step(time - broken.at, words(step, isFirst: place == 0, on: day, hearings.first)))
        }
        steps.append(Counterexample.Step(broken.due - broken.at, "the answer is due"))
        if let earliest {
            let answered = earliest.heard + hearings.answerTime
            steps.append(Counterexample.Step(answered - broken.at, "the earliest answer, by \(earliest.person)"))
        }
        return steps.enumerated().sorted { ($0.element.after, $0.offset) < ($1.element.after, $1.offset) }.map(\.element)
    }

    private func words(_ step: Course.Step, isFirst: Bool, on day: Proof.BadDay, _ first: PersonName?) -> String {
        let people = step.present.map { person -> String in
            let ways = ways(to: person, on: step.rung).map { approach in
                approach.way.rawValue + (approach.after > .zero ? " after \(approach.after.written)" : "")
                    + (day == .down(approach.connection) ? " (lost)" : "")
            }
            let how = "\(person) (\(ways.joined(separator: ", ")))"
            guard person == first else { return how }
            if day == .asleep { return how + ", who sleeps" }
            return day == .missed && isFirst ? how + ", who misses it" : how
        }
        return "rung \(step.rung + 1)\(step.isRepeat ? " again" : "") pages \(people.joined(separator: " and "))"
    }
}
