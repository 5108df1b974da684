internal import Runbooks
internal import Vocabulary

/// How long after a rung somebody's first device rings.
struct Arrival: Sendable {
    let person: PersonName
    /// Nil: nothing reaches them.
    let after: Duration?
    /// The same while one provider is down, in the order of the providers.
    let whileDown: [Duration?]
}

/// When a device rings first, on a good day and on each bad one, under the stated assumptions.
struct Hearings: Sendable {
    /// Of all that moves with the incident, and of all that waited for an instant.
    private struct Soonest: Sendable {
        var moving: (person: PersonName, after: Duration)?
        var fixed: (person: PersonName, at: Moment)?

        mutating func note(_ person: PersonName, _ time: Course.Time) {
            switch time {
            case .after(let after): if moving.map({ after < $0.after }) ?? true { moving = (person, after) }
            case .at(let at): if fixed.map({ at < $0.at }) ?? true { fixed = (person, at) }
            }
        }
    }

    /// Who is asked first, when one alone is: two do not both miss it.
    let first: PersonName?
    /// From when it rings until it is acknowledged.
    let answerTime: Duration
    private let providers: [ConnectionName]
    private var good = Soonest()
    private var missed = Soonest()
    private var asleep = Soonest()
    /// As `providers`.
    private var down: [Soonest]

    init(first: PersonName?, answerTime: Duration, providers: [ConnectionName]) {
        self.first = first
        self.answerTime = answerTime
        self.providers = providers
        down = Array(repeating: Soonest(), count: providers.count)
    }

    mutating func note(_ arrival: Arrival, of step: Course.Step, isFirstPage: Bool) {
        if let after = arrival.after {
            let time = step.time + after
            good.note(arrival.person, time)
            let isFirst = arrival.person == first
            if !isFirst { asleep.note(arrival.person, time) }
            if !isFirst || !isFirstPage { missed.note(arrival.person, time) }
        }
        for place in providers.indices {
            if let after = arrival.whileDown[place] { down[place].note(arrival.person, step.time + after) }
        }
    }

    private func soonest(on day: Proof.BadDay) -> Soonest {
        switch day {
        case .none: good
        case .missed: missed
        case .asleep: asleep
        case .down(let name): providers.firstIndex(of: name).map { down[$0] } ?? good
        }
    }

    /// The earliest acknowledgement; nil when none ever comes.
    func answer(raisedAt raised: Moment, on day: Proof.BadDay) -> Moment? {
        earliest(raisedAt: raised, on: day).map { $0.heard + answerTime }
    }

    func earliest(raisedAt raised: Moment, on day: Proof.BadDay) -> (person: PersonName, heard: Moment)? {
        let soonest = soonest(on: day)
        let moving = soonest.moving.map { (person: $0.person, heard: raised + $0.after) }
        let fixed = soonest.fixed.map { (person: $0.person, heard: $0.at) }
        guard let moving, let fixed else { return moving ?? fixed }
        return fixed.heard < moving.heard ? fixed : moving
    }

    /// Whether the answer comes later than promised, where that is the same whenever the incident was raised; nil where it is not.
    func isLate(after promised: Duration, on day: Proof.BadDay) -> Bool? {
        let soonest = soonest(on: day)
        guard soonest.fixed == nil else { return nil }
        return soonest.moving.map { $0.after + answerTime > promised } ?? true
    }
}

extension Runbook {
    /// Those that can be down: what is captured never leaves.
    var providers: [ConnectionName] { connections.filter { $0.kind != .capture && !$0.kind.carries.isEmpty }.map(\.name).sorted() }
}
