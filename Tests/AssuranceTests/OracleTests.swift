import Assurance
import OnCall
import Runbooks
import Testing
import Vocabulary

/// A proof against somebody who looks at one instant after the other.
@Suite("A proof and an oracle that samples")
struct OracleTests {
    typealias Prover = (RandomCase) -> (Moment) -> Course?

    static func honest(_ it: RandomCase) -> (Moment) -> Course? { prove(it).climbs[0].course }

    private static func prove(_ it: RandomCase) -> Proof { Proof(of: it.runbook, over: it.window, overrides: it.overrides, absences: it.absences) }

    /// The first instant at which the two differ.
    private static func difference(_ seed: UInt64, _ prover: Prover, instants count: Int = 6) -> String? {
        var it = RandomCase(seed: seed)
        let says = prover(it)
        let edges = prove(it).climbs[0].passages.flatMap { [$0.start, $0.end] }
        let oracle = Oracle(runbook: it.runbook, overrides: it.overrides, absences: it.absences)
        for moment in it.instants(around: edges, count) {
            let expected = oracle.lines(raisedAt: moment).sorted(), found = says(moment)?.lines(raisedAt: moment) ?? ["nothing"]
            if expected != found { return "seed \(seed), \(moment.rfc3339): oracle \(expected), proof \(found)" }
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

    @Test("the proof has no holes and says for how long it holds", arguments: 0..<50)
    func wellFormed(_ seed: Int) {
        let it = RandomCase(seed: UInt64(seed)), passages = Self.prove(it).climbs[0].passages
        #expect(passages.first?.start == it.window.lowerBound && passages.last?.end == it.window.upperBound)
        for (one, next) in zip(passages, passages.dropFirst()) { #expect(one.end == next.start && one.course != next.course) }
    }

    struct Mutant: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let prover: @Sendable (RandomCase) -> (Moment) -> Course?

        init(_ name: String, _ prover: @escaping @Sendable (RandomCase) -> (Moment) -> Course?) { (testDescription, self.prover) = (name, prover) }

        /// Changes what the honest one says.
        static func changing(_ name: String, _ change: @escaping @Sendable (inout [Passage]) -> Void) -> Mutant {
            Mutant(name) { it in
                var climb = prove(it).climbs[0]
                change(&climb.passages)
                return { [climb] in climb.course(at: $0) }
            }
        }

        /// Proves another runbook.
        static func reading(_ name: String, _ change: @escaping @Sendable (inout Runbook) -> Void) -> Mutant {
            Mutant(name) { it in
                var runbook = it.runbook
                change(&runbook)
                return Proof(of: runbook, over: it.window, overrides: it.overrides, absences: it.absences).climbs[0].course
            }
        }
    }

    static let mutants = [
        Mutant.changing("drops the last stretch") { _ = $0.popLast() },
        .changing("ends a stretch a millisecond early") { passages in
            for place in passages.indices.dropLast() {
                passages[place].end = passages[place].end - .milliseconds(1)
                passages[place + 1].start = passages[place].end
            }
        },
        .changing("ends a stretch a millisecond late") { passages in
            for place in passages.indices.dropLast() {
                passages[place].end = passages[place].end + .milliseconds(1)
                passages[place + 1].start = passages[place].end
            }
        },
        Mutant("looks once an hour") { it in
            let climb = prove(it).climbs[0]
            return { climb.course(at: $0 - .milliseconds(($0 - it.window.lowerBound).milliseconds % 3_600_000)) }
        },
        .changing("knows no repeats") { passages in
            for place in passages.indices { passages[place].course.steps.removeAll(where: \.isRepeat) }
        },
        Mutant("knows nobody who stands in") { Proof(of: $0.runbook, over: $0.window, absences: $0.absences).climbs[0].course },
        Mutant("knows nobody on leave") { Proof(of: $0.runbook, over: $0.window, overrides: $0.overrides).climbs[0].course },
        Mutant("has the older one stand in") { it in
            let turned = it.overrides.map { one in
                Override(id: -one.id, schedule: one.schedule, person: one.person, replaces: one.replaces, start: one.start, end: one.end)
            }
            return Proof(of: it.runbook, over: it.window, overrides: turned, absences: it.absences).climbs[0].course
        },
        .reading("knows no holidays") { $0.business.holidays = [] },
        .reading("thinks that every clock shows UTC") { runbook in
            for name in runbook.schedules.keys { runbook.schedules[name]?.zone = "UTC" }
        },
        .reading("has earlier layers win") { runbook in
            for (name, schedule) in runbook.schedules {
                if case .layers(let layers) = schedule.cover { runbook.schedules[name]?.cover = .layers(layers.reversed()) }
            }
        },
        .reading("reads no hours of a layer") { runbook in
            for (name, schedule) in runbook.schedules {
                guard case .layers(var layers) = schedule.cover else { continue }
                for place in layers.indices { layers[place].only = [] }
                runbook.schedules[name]?.cover = .layers(layers)
            }
        },
        .reading("thinks that everybody can be reached") { runbook in
            runbook.people[RandomCase.mute]?.email = "gus@shop.example"
        },
        .reading("reads no hours of a rung") { runbook in
            for place in runbook.ladders["up"]!.rungs.indices { runbook.ladders["up"]!.rungs[place].when = .always }
        },
        .reading("asks who is on call when the incident begins") { runbook in
            for place in runbook.ladders["up"]!.rungs.indices { runbook.ladders["up"]!.rungs[place].at = .zero }
        },
    ]

    @Test("the oracle notices a prover that", arguments: mutants)
    func noticesMutants(_ mutant: Mutant) {
        #expect((0..<150).contains { Self.difference($0, mutant.prover) != nil })
    }
}
