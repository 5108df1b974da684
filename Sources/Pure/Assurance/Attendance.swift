internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Whom each schedule names over the whole time a proof looks at, who is away, and when the office is open.
struct Attendance: Sendable {
    let runbook: Runbook
    let window: Range<Moment>
    let open: Steady<Bool>
    private let schedules: [ScheduleName: Steady<[PersonName]>]
    private let leave: [PersonName: Steady<Bool>]
    private let seats: Roster
    /// Whom each rung's targets mean together. A proof asks for them at every turn.
    private var together: [[Rung.Target]: Steady<[PersonName]>] = [:]

    /// Somebody who is asked on a rung, or not.
    struct Asked: Hashable, Sendable {
        /// Whom the runbook means; empty: nobody is on call.
        var meant: [PersonName]
        /// Those of them a page gets to.
        var people: [PersonName]
        var away: [PersonName]

        static let nobody = Asked(meant: [], people: [], away: [])
    }

    init(_ runbook: Runbook, over window: Range<Moment>, overrides: [Override], absences: [Absence]) {
        self.runbook = runbook
        self.window = window
        // A page may wait for the morning, and people be asked long after: so much later has to be known, too.
        let climb = runbook.ladders.values.map(\.length).max() ?? .zero
        let open = Steady(runbook.business, from: window.lowerBound, to: window.upperBound + climb + .days(400))
        var end = window.upperBound + climb
        if !open.at(end).value { end = min(open.at(end).until, end + .days(400)) }
        let last = end + climb + .days(1)
        let roster = Roster(schedules: runbook.schedules, seats: runbook.seats, overrides: overrides)
        var schedules: [ScheduleName: Steady<[PersonName]>] = [:]
        for name in runbook.schedules.keys {
            let shifts = roster.shifts(of: name, from: window.lowerBound, to: last)
            var next = shifts.makeIterator()
            schedules[name] = Steady(at: shifts.map(\.start)) { _ in next.next()?.people ?? [] }
        }
        self.open = open
        self.schedules = schedules
        seats = roster
        leave = Dictionary(grouping: absences.filter { $0.start < $0.end }, by: \.person).mapValues { times in
            let away = Stretches(times.map { $0.start..<$0.end }).ranges
            return Steady(at: [.distantPast] + away.flatMap { [$0.lowerBound, $0.upperBound] }) { moment in
                away.contains { $0.contains(moment) }
            }
        }
        for rung in runbook.ladders.values.lazy.flatMap(\.rungs) {
            guard let targets = rung.targets, together[targets] == nil else { continue }
            together[targets] = people(targets)
        }
    }

    /// Who is on call over time; nobody where there is no such schedule.
    func onCall(_ schedule: ScheduleName) -> Steady<[PersonName]> { schedules[schedule] ?? Steady([]) }
    func onLeave(_ person: PersonName) -> Steady<Bool>? { leave[person] }
    var peopleWithLeave: [PersonName] { leave.keys.sorted() }

    func people(_ target: Rung.Target) -> Steady<[PersonName]> {
        switch target {
        case .person(let name): Steady([name])
        case .seat(let name): Steady(seats.people(in: name))
        case .schedule(let name): onCall(name)
        }
    }

    /// Whom these targets mean together, over time: each once, and no more than one rung asks.
    func people(_ targets: [Rung.Target]) -> Steady<[PersonName]> {
        if let known = together[targets] { return known }
        let each = targets.map(people)
        // A turn or a group may name somebody twice.
        return Steady(at: [.distantPast] + each.flatMap(\.starts)) { moment in
            var seen: Set<PersonName> = []
            return Array(each.flatMap { $0.at(moment).value }.filter { seen.insert($0).inserted }.prefix(Limits.peopleEachRung))
        }
    }

    /// Whom a rung asks at each instant; nil: a ticket asks nobody.
    func asked(_ rung: Rung, urgency: Severity.Urgency) -> Steady<Asked>? {
        guard let targets = rung.targets else { return nil }
        let meant = people(targets)
        var reach: [PersonName: Bool] = [:]
        func isReached(_ person: PersonName) -> Bool {
            if let known = reach[person] { return known }
            let reaches = !rung.pages || !runbook.waysToReach(person, urgency: urgency, by: rung.by).isEmpty
            reach[person] = reaches
            return reaches
        }
        let leaves = Set(meant.values.joined()).compactMap { leave[$0]?.starts }.joined()
        return Steady(at: meant.starts + leaves) { moment in
            let everybody = meant.at(moment).value
            let people = everybody.filter(isReached)
            return Asked(meant: everybody, people: people, away: people.filter { leave[$0]?.at(moment).value ?? false })
        }
    }
}

extension Rung {
    /// Nil: a ticket names nobody.
    var targets: [Target]? {
        switch action {
        case .page(let targets), .mention(let targets, in: _): targets
        case .ticket: nil
        }
    }
}

extension Ladder {
    /// The longest that one climb takes when no rung has to wait for its hours.
    var length: Duration {
        let rungs = rungs.map { $0.at + max($0.again?.every ?? .zero, Limits.rungRepeatMin) * ($0.again?.times ?? 0) }.max() ?? .zero
        return (rungs + max(pause, Limits.rungRepeatMin)) * max(1, min(rounds, Limits.ladderRounds))
    }
}
