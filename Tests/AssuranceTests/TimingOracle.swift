import Assurance
import OnCall
import Runbooks
import Vocabulary

/// Says of one instant whether the answer comes too late, by going through every message that would be sent. Who is asked when is taken from the
/// proof, which another oracle looks after; ways, waits, latencies and promises are looked at here, page by page.
struct TimingOracle {
    let runbook: Runbook
    let assumptions: Assumptions
    let course: Course
    let promise: Promise

    func isLate(raisedAt raised: Moment, on day: Proof.BadDay) -> Bool {
        let target = runbook.business.isOpen(at: raised) ? promise.target : promise.outOfHours ?? promise.target
        guard case .within(let span) = target else { return false }
        let due = runbook.business.moment(after: raised, span: span)
        return !answers(raisedAt: raised, on: day).contains { $0 <= due }
    }

    /// When each message would be answered that gets through.
    private func answers(raisedAt raised: Moment, on day: Proof.BadDay) -> [Moment] {
        let pages = course.steps.filter(\.pages)
        let first = pages.first.flatMap { page in
            let here = page.people.filter { !page.away.contains($0) }
            return here.count == 1 ? here.first : nil
        }
        var answers: [Moment] = []
        for (number, page) in pages.enumerated() {
            for person in page.people where !page.away.contains(person) {
                if day == .asleep, person == first { continue }
                if day == .missed, person == first, number == 0 { continue }
                let rung = runbook.ladders["up"]!.rungs[page.rung]
                for way in runbook.waysToReach(person, urgency: .urgent, by: rung.by) {
                    guard let travel = travel(way, on: day) else { continue }
                    answers.append(page.time.moment(raisedAt: raised) + way.after + travel + assumptions.answer)
                }
            }
        }
        return answers
    }

    private func travel(_ way: Approach, on day: Proof.BadDay) -> Duration? {
        let usual = assumptions.latency[way.way]!
        guard day == .down(way.connection) else { return usual }
        let stepsIn = runbook.connections.first { $0.name == way.connection }!.fallback.compactMap { name in
            runbook.connections.first { $0.name == name && $0.kind != .capture && $0.kind.carries.contains(way.way) }
        }
        return stepsIn.isEmpty ? nil : assumptions.failover + usual
    }
}

extension RandomCase {
    /// With telephones, reach rules, two providers and promises of every kind.
    static func timing(seed: UInt64) -> RandomCase {
        var it = RandomCase(seed: seed)
        var chance = SplitMix64(seed: seed &+ 77)
        it.change { runbook in
            for name in people where chance.oneIn(2) {
                runbook.people[name]?.phone = "+46700000000"
                let wait = Duration.minutes(Int64(chance.pick([0, 1, 4, 20])))
                if chance.oneIn(2) { runbook.people[name]?.urgent = [.init(by: .way(.email)), .init(by: .way(.call), after: wait)] }
                if chance.oneIn(4) { runbook.people[name]?.urgent = [.init(by: .way(.sms), after: wait)] }
            }
            runbook.connections = [
                Connection(name: "mail", kind: .smtp, fallback: chance.oneIn(2) ? ["post"] : []), Connection(name: "post", kind: .smtp),
                Connection(name: "phone", kind: .twilio),
            ]
            // Mail is answered after 90 seconds, and after 105 when its provider is down.
            let lengths = [60, 100, 100, 120, 300, 600, 720, 900, 1800, 3600, 14_400].map { Target.within(.exact(.seconds($0))) }
            let spans: [Target] = [.within(.businessHours(1)), .within(.businessHours(4)), .within(.nextBusinessDay), .within(.sameBusinessDay)]
            let target = chance.oneIn(3) ? chance.pick(spans) : chance.pick(lengths)
            let outOfHours: Target? = chance.oneIn(2) ? nil : chance.oneIn(6) ? .bestEffort : chance.pick(lengths + spans)
            runbook.severities[0].acknowledgeWithin = Promise(target, outOfHours: outOfHours)
        }
        return it
    }
}
