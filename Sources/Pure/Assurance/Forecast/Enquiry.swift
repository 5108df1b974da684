internal import OnCall
internal import Runbooks
internal import Vocabulary

/// A course as pages to people: who could answer which, and every message that leaves.
struct Enquiry: Sendable {
    /// One person asked once, by whatever ways; who misses one of them misses all.
    struct Plea: Sendable {
        var leaves: Course.Time
        var rings: Course.Time
        var isLoud: Bool
    }

    struct Message: Sendable {
        var person: PersonName
        var leaves: Course.Time
    }

    /// Somebody who could answer, and what they are asked, in the order of time.
    var listeners: [(person: PersonName, pleas: [Plea])] = []
    var messages: [Message] = []

    /// Everything moves with the incident, so that the odds stand still while no clock strikes.
    var moves: Bool {
        messages.allSatisfy { if case .after = $0.leaves { true } else { false } }
    }

    init(_ course: Course, _ proof: Proof, _ climb: Proof.Climb) {
        var pleas: [PersonName: [Plea]] = [:]
        for step in course.steps where step.pages {
            for person in step.people {
                let ways = proof.runbook.waysToReach(person, urgency: climb.urgency, by: climb.ladder.rungs[step.rung].by)
                messages += ways.map { Message(person: person, leaves: step.time + $0.after) }
                guard !step.away.contains(person), let heard = ways.first(where: \.way.isLoud) ?? ways.first else { continue }
                // Of several the one that rings first.
                let alike = ways.filter { $0.way.isLoud == heard.way.isLoud }
                let rings = alike.map { $0.after + proof.assumptions.latency(of: $0.way, over: $0.connection) }.min() ?? heard.after
                let leaves = alike.map(\.after).min() ?? heard.after
                pleas[person, default: []].append(Plea(leaves: step.time + leaves, rings: step.time + rings, isLoud: heard.way.isLoud))
            }
        }
        listeners = pleas.sorted { $0.key < $1.key }.map { (person: $0.key, pleas: $0.value) }
    }
}

/// How likely it is that nobody has answered yet, so many milliseconds after an incident was raised. People do not wait for each other, so
/// that it is the product of what is said of each.
struct Silence: Sendable {
    private struct Call: Sendable {
        var rings: Int64
        var notice: Habit.Notice
    }

    private enum Listener: Sendable {
        case assumed(outOfReach: Double, [Call])
        case recorded(from: Int64, [Habit.Answered])
    }

    private var listeners: [Listener] = []

    init(_ enquiry: Enquiry, raisedAt raised: Moment, _ behaviour: Behaviour, _ clocks: Clocks) {
        for (person, pleas) in enquiry.listeners {
            func since(_ time: Course.Time) -> Int64 { (time.moment(raisedAt: raised) - raised).milliseconds }
            func habit(_ plea: Enquiry.Plea) -> Habit {
                behaviour.habit(of: person, hour: clocks.hour(of: person, at: plea.leaves.moment(raisedAt: raised)))
            }
            guard let first = pleas.min(by: { since($0.leaves) < since($1.leaves) }) else { continue }
            switch habit(first) {
            case .recorded(let answered): listeners.append(.recorded(from: since(first.leaves), answered))
            case .assumed(let outOfReach, _, _):
                let calls = pleas.compactMap { plea -> Call? in
                    guard case .assumed(_, let loud, let quiet) = habit(plea) else { return nil }
                    return Call(rings: since(plea.rings), notice: plea.isLoud ? loud : quiet)
                }
                listeners.append(.assumed(outOfReach: outOfReach, calls))
            }
        }
    }

    /// Nobody has answered by then; who answers at that very millisecond has.
    func through(_ milliseconds: Int64) -> Double {
        listeners.reduce(1) { silent, listener in
            switch listener {
            case .assumed(let outOfReach, let calls):
                silent * (outOfReach + (1 - outOfReach) * calls.reduce(1) { $0 * (1 - $1.notice.answered(within: milliseconds - $1.rings)) })
            case .recorded(let from, let answered):
                silent * (1 - (answered.last { $0.after.milliseconds <= milliseconds - from }?.share ?? 0))
            }
        }
    }

    /// A page leaves that is due when somebody answers.
    func before(_ milliseconds: Int64) -> Double { through(milliseconds - 1) }
}

/// What the clock shows where people are.
struct Clocks: Sendable {
    private let own: [PersonName: WallClock]
    private let other: WallClock

    init(_ runbook: Runbook) {
        own = Dictionary(uniqueKeysWithValues: runbook.people.keys.map { ($0, WallClock.of(runbook.zone(of: $0))) })
        other = .of(runbook.zone)
    }

    func clock(of person: PersonName) -> WallClock { own[person] ?? other }
    func hour(of person: PersonName, at moment: Moment) -> Int { Int(clock(of: person).reading(at: moment).millisecondOfDay / 3_600_000) }
    func isNight(for person: PersonName, at moment: Moment) -> Bool { Self.isNight(hour(of: person, at: moment)) }
    static func isNight(_ hour: Int) -> Bool { !(Limits.nightEnds..<Limits.nightBegins).contains(hour) }
}

extension WallClock {
    /// When it shows another hour, as it does at the latest when it is put forward or back.
    func nextHour(after moment: Moment) -> Moment {
        let next = moment + .milliseconds(3_600_000 - reading(at: moment).millisecondOfDay % 3_600_000)
        return changes(from: moment + .milliseconds(1), to: next).first ?? next
    }
}
