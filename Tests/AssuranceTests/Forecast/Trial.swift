import Assurance
import OnCall
import Runbooks
import Vocabulary

/// One runbook of chance, people of chance, and incidents played on them one after the other with dice: the odds by counting.
struct Trial {
    let it: RandomCase
    private(set) var runbook: Runbook
    let table: [PersonName: [Habit]]
    let everybody: [Habit]

    init(seed: UInt64, recorded: Bool = false) {
        it = RandomCase(seed: seed)
        runbook = it.runbook
        var chance = SplitMix64(seed: seed ^ 0xF0)
        runbook.connections.append(Connection(name: "texts", kind: .twilio))
        for name in RandomCase.people where chance.oneIn(2) {
            runbook.people[name]?.phone = "+46700000000"
            if chance.oneIn(2) {
                runbook.people[name]?.urgent = [.way(.email), .way(.sms), .way(.call)].enumerated().map {
                    Person.Reach(by: $1, after: .minutes(Int64($0 * 2)))
                }
            }
        }
        let promise = Promise(.within(.exact(.minutes(chance.pick([5, 15, 40])))), outOfHours: chance.oneIn(3) ? .within(.exact(.minutes(90))) : nil)
        runbook.severities[0].acknowledgeWithin = promise
        var table: [PersonName: [Habit]] = [:]
        for name in RandomCase.people.dropLast(2) { table[name] = Self.day(&chance, recorded) }
        self.table = table
        everybody = Self.day(&chance, recorded)
    }

    private static func day(_ chance: inout SplitMix64, _ recorded: Bool) -> [Habit] {
        let three = (0..<3).map { _ in recorded ? self.recorded(&chance) : assumed(&chance) }
        return (0..<24).map { three[$0 < 7 ? 0 : $0 < 18 ? 1 : 2] }
    }

    private static func assumed(_ chance: inout SplitMix64) -> Habit {
        func share() -> Double { Double(chance.number(0...100)) / 100 }
        func notice() -> Habit.Notice { Habit.Notice(hears: share(), halfWithin: .seconds(Int64(chance.number(20...900)))) }
        return .assumed(outOfReach: share() / 2, loud: notice(), quiet: notice())
    }

    private static func recorded(_ chance: inout SplitMix64) -> Habit {
        let first = Int64(chance.number(10...300)), second = first + Int64(chance.number(10...3000))
        return .recorded([.init(after: .seconds(first), share: 0.35), .init(after: .seconds(second), share: 0.8)])
    }

    func proof(_ runbook: Runbook? = nil, _ absences: [Absence]? = nil, assuming assumptions: Assumptions = Assumptions()) -> Proof {
        Proof(
            of: runbook ?? self.runbook, over: it.window, overrides: it.overrides, absences: absences ?? it.absences, assuming: assumptions)
    }

    var behaviour: Behaviour { Behaviour(everybody: everybody, people: table) }
    var forecast: Forecast { Forecast(of: proof(), behaviour: behaviour, incidents: ["P1": 1]) }

    // MARK: Dice

    /// How often the promise was kept, and what was sent, each time.
    struct Count {
        var kept: [Double] = []
        var pages: [Double] = []
        var nights: [Double] = []
    }

    func play(_ times: Int, seed: UInt64) -> Count {
        var chance = SplitMix64(seed: seed)
        let climb = proof().climbs[0]
        let length = Int((it.window.upperBound - it.window.lowerBound).milliseconds)
        var count = Count()
        for _ in 0..<times {
            let raised = it.window.lowerBound + .milliseconds(Int64(chance.number(0...length - 1)))
            guard let course = climb.course(at: raised) else { continue }
            let answer = answer(to: course, raisedAt: raised, &chance)
            count.kept.append(answer.map { $0 <= raised + promised(at: raised) } ?? false ? 1 : 0)
            let sent = sent(course, raisedAt: raised).filter { one in answer.map { one.at <= $0 } ?? true }
            count.pages.append(Double(sent.count))
            count.nights.append(Double(sent.count { one in hour(of: one.person, at: one.at) < 7 || hour(of: one.person, at: one.at) >= 22 }))
        }
        return count
    }

    private func promised(at raised: Moment) -> Duration {
        let promise = runbook.severities[0].acknowledgeWithin!
        let target = runbook.business.isOpen(at: raised) ? promise.target : promise.outOfHours ?? promise.target
        if case .within(.exact(let duration)) = target { return duration }
        return .zero
    }

    private func hour(of person: PersonName, at moment: Moment) -> Int {
        WallClock.of(runbook.zone(of: person)).wallTime(at: moment).minuteOfDay / 60
    }

    private func ways(_ step: Course.Step, _ person: PersonName) -> [Approach] {
        runbook.waysToReach(person, urgency: .urgent, by: runbook.ladders["up"]!.rungs[step.rung].by)
    }

    private func sent(_ course: Course, raisedAt raised: Moment) -> [(person: PersonName, at: Moment)] {
        course.steps.filter(\.pages).flatMap { step in
            step.people.flatMap { person in ways(step, person).map { (person, step.time.moment(raisedAt: raised) + $0.after) } }
        }
    }

    /// When the first of all people answers; nil: nobody does.
    private func answer(to course: Course, raisedAt raised: Moment, _ chance: inout SplitMix64) -> Moment? {
        var first: Moment?
        for person in RandomCase.people {
            let asked = course.steps.filter { $0.pages && $0.present.contains(person) }
            let calls = asked.map { call($0, person, raised) }.sorted { $0.leaves < $1.leaves }
            guard let answer = answer(of: person, to: calls, &chance) else { continue }
            first = min(first ?? answer, answer)
        }
        return first
    }

    private struct Call {
        var leaves: Moment, rings: Moment, isLoud: Bool
    }

    private func call(_ step: Course.Step, _ person: PersonName, _ raised: Moment) -> Call {
        let ways = ways(step, person), loud = ways.filter { $0.way == .sms || $0.way == .call }, start = step.time.moment(raisedAt: raised)
        let latency: [Way: Duration] = [.sms: .seconds(15), .call: .seconds(20), .email: .seconds(60)]
        let heard = loud.isEmpty ? ways : loud
        return Call(
            leaves: start + heard.map(\.after).min()!, rings: start + heard.map { $0.after + latency[$0.way]! }.min()!, isLoud: !loud.isEmpty)
    }

    private func answer(of person: PersonName, to calls: [Call], _ chance: inout SplitMix64) -> Moment? {
        func habit(_ call: Call) -> Habit { (table[person] ?? everybody)[hour(of: person, at: call.leaves)] }
        func dice() -> Double { Double.random(in: 0..<1, using: &chance) }
        guard let first = calls.first else { return nil }
        switch habit(first) {
        case .recorded(let answered):
            let thrown = dice()
            return answered.first { $0.share > thrown }.map { first.leaves + $0.after }
        case .assumed(let outOfReach, _, _):
            if dice() < outOfReach { return nil }
            return calls.compactMap { call -> Moment? in
                guard case .assumed(_, let loud, let quiet) = habit(call) else { return nil }
                let notice = call.isLoud ? loud : quiet
                guard dice() < notice.hears else { return nil }
                let thrown = dice(), wait = (thrown / (1 - thrown)).squareRoot() * Double(notice.halfWithin.milliseconds)
                return call.rings + .milliseconds(Int64(min(wait, 1e15).rounded(.up)))
            }.min()
        }
    }
}
