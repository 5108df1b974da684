internal import OnCall
internal import Runbooks
internal import Vocabulary

/// From a course to the seconds at which people hear of it.
final class Timetable {
    private let runbook: Runbook
    private let assumptions: Assumptions
    private let climb: Proof.Climb
    private let providers: [ConnectionName]
    private var arrivals: [Key: Arrival] = [:]

    private struct Key: Hashable {
        let person: PersonName
        let rung: Int
    }

    init(_ runbook: Runbook, _ assumptions: Assumptions, _ climb: Proof.Climb) {
        self.runbook = runbook
        self.assumptions = assumptions
        self.climb = climb
        providers = runbook.providers
    }

    func hearings(of course: Course) -> Hearings {
        let start = course.steps.firstIndex(where: \.pages)
        let present = start.map { course.steps[$0].present } ?? []
        var hearings = Hearings(first: present.count == 1 ? present[0] : nil, answerTime: assumptions.answer, providers: providers)
        for (place, step) in course.steps.enumerated() where step.pages {
            for person in step.people where !step.away.contains(person) {
                hearings.note(arrival(to: person, on: step.rung), of: step, isFirstPage: place == start)
            }
        }
        return hearings
    }

    private func arrival(to person: PersonName, on rung: Int) -> Arrival {
        let key = Key(person: person, rung: rung)
        if let found = arrivals[key] { return found }
        let ways = ways(to: person, on: rung).map { approach in
            let after = approach.after + assumptions.latency(of: approach.way, over: approach.connection)
            return (connection: approach.connection, after: after, fallback: fallback(of: approach).map { approach.after + $0 })
        }
        let whileDown = providers.map { down in ways.compactMap { $0.connection == down ? $0.fallback : $0.after }.min() }
        let found = Arrival(person: person, after: ways.map(\.after).min(), whileDown: whileDown)
        arrivals[key] = found
        return found
    }

    private func ways(to person: PersonName, on rung: Int) -> [Approach] {
        runbook.waysToReach(person, urgency: climb.urgency, by: climb.ladder.rungs[rung].by)
    }

    /// How long it takes when the connection it goes over is down.
    private func fallback(of approach: Approach) -> Duration? {
        let others = runbook.connection(named: approach.connection)?.fallback ?? []
        return others.compactMap { runbook.connection(named: $0) }.first { $0.kind != .capture && $0.kind.carries.contains(approach.way) }
            .map { assumptions.failover + assumptions.latency(of: approach.way, over: $0.name) }
    }

    // MARK: A bad day, told

    private static let told = 6

    func timeline(of broken: Proof.Broken, on day: Proof.BadDay, raised: String) -> [Counterexample.Step] {
        let hearings = hearings(of: broken.course)
        let earliest = hearings.earliest(raisedAt: broken.at, on: day)
        var steps = [Counterexample.Step(.zero, "'\(broken.promised.first?.text ?? "")' is raised, \(raised)")]
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
        let people = step.people.map { person -> String in
            if step.away.contains(person) { return "\(person), on leave" }
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
