import Assurance
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("How long pages take to leave")
struct SendingTimeTests {
    private static func time(_ milliseconds: [Int64], lost: Int = 0) -> SendingTime {
        SendingTime(
            milliseconds.map { .init(over: "texts", took: .milliseconds($0)) } + (0..<lost).map { _ in .init(over: "texts", took: nil) })
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let times: [Int64]
        let within: Duration?
    }

    @Test(
        "is what 95 of 100 are no slower than, in whole seconds upwards",
        arguments: [
            Case(testDescription: "nothing", times: [], within: nil),
            Case(testDescription: "one too few", times: Array(repeating: 10, count: 39), within: nil),
            Case(testDescription: "just enough", times: Array(repeating: 10, count: 40), within: .seconds(1)),
            Case(testDescription: "whole seconds", times: Array(repeating: 2000, count: 40), within: .seconds(2)),
            Case(testDescription: "at once", times: Array(repeating: 0, count: 40), within: .zero),
            Case(testDescription: "two of forty may be slow", times: [90_000, 90_000] + Array(repeating: 3000, count: 38), within: .seconds(3)),
            Case(testDescription: "three may not", times: [90_000, 91_000, 92_000] + Array(repeating: 3000, count: 37), within: .seconds(90)),
            Case(testDescription: "the 95th of a hundred", times: (1...100).map { $0 * 1000 }.shuffled(), within: .seconds(95)),
            Case(testDescription: "the 96th of a hundred and one", times: (1...101).map { $0 * 1000 }.reversed(), within: .seconds(96)),
        ])
    func quantile(_ it: Case) { #expect(Self.time(it.times).within == it.within) }

    @Test("counts what a connection did not take, and does not take it for slow or quick")
    func lost() {
        let time = Self.time(Array(repeating: 500, count: 40), lost: 7)
        #expect(time.within == .seconds(1) && time.taken == 40 && time.lost == 7)
        #expect(Self.time(Array(repeating: 500, count: 39), lost: 7).within == nil)
    }

    @Test("is told of each connection by itself")
    func each() {
        let samples = (0..<40).flatMap { _ in
            [SendingTime.Sample(over: "texts", took: .seconds(1)), SendingTime.Sample(over: "mail", took: .seconds(9))]
        }
        #expect(SendingTime.each(samples).mapValues(\.within) == ["texts": .seconds(1), "mail": .seconds(9)])
    }

    /// One rung pages Ana by text message, the next one Bo nine minutes later; the answer is promised within ten.
    private static func proof(_ sending: [ConnectionName: SendingTime]) -> Proof {
        var runbook = Runbook(version: RunbookVersion(""), name: "", zone: "UTC", business: BusinessCalendar(zone: "UTC", hours: []))
        for name: PersonName in ["ana", "bo"] { runbook.people[name] = Person(name: name, fullName: "", phone: "+46700000000") }
        runbook.connections = [Connection(name: "texts", kind: .twilio), Connection(name: "more-texts", kind: .twilio)]
        runbook.ladders["up"] = Ladder(
            name: "up",
            rungs: [Rung(at: .zero, action: .page([.person("ana")])), Rung(at: .minutes(9), action: .page([.person("bo")]))])
        runbook.severities = [Severity(name: "P1", ladder: "up", acknowledgeWithin: Promise(.within(.exact(.minutes(10)))))]
        let start = Moment(rfc3339: "2026-01-12T00:00:00Z")!
        return Proof(of: runbook, over: start..<(start + .days(7)), assuming: Assumptions(sending: sending))
    }

    private static func isBroken(_ sending: [ConnectionName: SendingTime]) -> Bool {
        proof(sending).findings.contains { $0.code == .waitBreaksPromise }
    }

    @Test("comes before the way to the device: 15 seconds are left once Bo's text message and answer are counted, and no more")
    func counts() {
        #expect(!Self.isBroken([:]))
        #expect(!Self.isBroken(["texts": Self.time(Array(repeating: 15_000, count: 40))]))
        #expect(Self.isBroken(["texts": Self.time(Array(repeating: 15_001, count: 40))]))
        #expect(!Self.isBroken(["texts": Self.time(Array(repeating: 15_001, count: 39))]), "too few say nothing")
        #expect(!Self.isBroken(["mail": Self.time(Array(repeating: 15_001, count: 40))]), "another connection's say nothing")
    }

    @Test("is printed with how many pages tell of it")
    func words() {
        let proof = Self.proof(["texts": Self.time(Array(repeating: 1200, count: 214), lost: 3), "mail": Self.time([1])])
        #expect(proof.sending.map(\.connection) == ["more-texts", "texts"])
        let unknown = "'more-texts' unknown, taken to be none (0 pages of the 40 it needs)"
        #expect(proof.sendingWords == "\(unknown), 'texts' 2s (95 of 100 of 214 pages; 3 more it did not take)")
    }
}
