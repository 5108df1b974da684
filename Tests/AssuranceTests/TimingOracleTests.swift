import Assurance
import OnCall
import Runbooks
import Testing
import Vocabulary

/// Whether promises are kept, against somebody who counts message by message at one instant after the other.
@Suite("A timing proof and an oracle that samples")
struct TimingOracleTests {
    private static let days: [Proof.BadDay] = [.none, .missed, .asleep, .down("mail"), .down("phone")]

    private static func prove(_ it: RandomCase, _ assumptions: Assumptions = Assumptions()) -> Proof {
        Proof(of: it.runbook, over: it.window, overrides: it.overrides, absences: it.absences, assuming: assumptions)
    }

    typealias Prover = @Sendable (RandomCase, Proof.BadDay) -> Stretches

    static let honest: Prover = { prove($0).late("P1", on: $1) }

    /// The first instant at which the two differ.
    private static func difference(_ seed: UInt64, _ prover: Prover) -> String? {
        var it = RandomCase.timing(seed: seed)
        let proof = prove(it)
        guard let promise = it.runbook.severities[0].acknowledgeWithin else { return nil }
        let passages = proof.climbs[0].passages.flatMap { [$0.start, $0.end] }
        for day in days {
            let late = prover(it, day)
            for moment in it.instants(around: late.ranges.flatMap { [$0.lowerBound, $0.upperBound] } + passages, 4) {
                guard let course = proof.climbs[0].course(at: moment), course.wakesSomebody else { continue }
                let oracle = TimingOracle(runbook: it.runbook, assumptions: proof.assumptions, course: course, promise: promise)
                let expected = oracle.isLate(raisedAt: moment, on: day), found = late.ranges.contains { $0.contains(moment) }
                if expected != found { return "seed \(seed), \(day), \(moment.rfc3339): late \(expected), proof \(found), \(promise)" }
            }
        }
        return nil
    }

    @Test("agree on a thousand runbooks", arguments: 0..<10)
    func agree(_ hundred: Int) {
        for seed in 0..<100 {
            let found = Self.difference(UInt64(hundred * 100 + seed), Self.honest)
            #expect(found == nil)
            if found != nil { return }
        }
    }

    struct Mutant: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let prover: Prover

        init(_ name: String, _ prover: @escaping Prover) { (testDescription, self.prover) = (name, prover) }

        static func reading(_ name: String, _ change: @escaping @Sendable (inout Runbook) -> Void) -> Mutant {
            Mutant(name) { it, day in
                var other = it
                other.change(change)
                return prove(other).late("P1", on: day)
            }
        }

        static func assuming(_ name: String, _ assumptions: Assumptions) -> Mutant { Mutant(name) { prove($0, assumptions).late("P1", on: $1) } }
    }

    static let mutants = [
        Mutant.assuming("forgets that people need time to answer", Assumptions(answer: .zero)),
        .assuming("thinks that messages need no time", Assumptions(latency: [:])),
        .assuming("thinks that a fallback needs no time", Assumptions(failover: .zero)),
        .reading("promises the same at night") { $0.severities[0].acknowledgeWithin?.outOfHours = nil },
        .reading("counts business hours as any") { runbook in
            if case .within(.businessHours(let count))? = runbook.severities[0].acknowledgeWithin?.target {
                runbook.severities[0].acknowledgeWithin?.target = .within(.exact(.hours(Int64(count))))
            }
        },
        .reading("knows no waits between ways") { runbook in
            runbook.people = runbook.people.mapValues { person in
                var hasty = person
                hasty.urgent = person.urgent.map { .init(by: $0.by) }
                return hasty
            }
        },
        .reading("knows no fallbacks") { $0.connections[0].fallback = [] },
        Mutant("takes a missed page for a night's sleep") { prove($0).late("P1", on: $1 == .missed ? .asleep : $1) },
        Mutant("takes whoever misses a page for whoever does not") { prove($0).late("P1", on: $1 == .missed ? .none : $1) },
        Mutant("tells only the first stretch") { Stretches(Array(prove($0).late("P1", on: $1).ranges.prefix(1))) },
        Mutant("fills what is between the stretches") { it, day in
            let all = prove(it).late("P1", on: day).ranges
            guard let first = all.first, let last = all.last else { return Stretches() }
            return Stretches([first.lowerBound..<last.upperBound])
        },
    ]

    @Test("the oracle notices a prover that", arguments: mutants)
    func noticesMutants(_ mutant: Mutant) { #expect((0..<150).contains { Self.difference($0, mutant.prover) != nil }) }
}
