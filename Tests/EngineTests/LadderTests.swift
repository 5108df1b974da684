import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("The ladder")
struct LadderTests {
    @Test("a raised incident owes its duties and asks the first rung at once, by every way of the reach rule")
    func raise() throws {
        var drill = Drill()
        let decision = try drill.when(.raise(.sample("P1")), by: .source("prometheus"))
        expect(
            decision,
            is: """
                source:prometheus: raised P1 under drill
                ladder owes acknowledge by +5m
                responders owes recover by +30m
                ladder p1 round 1, raised
                rung 0 of round 1: ana
                paged for rung 0 of round 1: 1 ana push +0m, 2 ana sms +1m, 3 ana call +3m
                page 1, page 2, page 3, wake +5m
                """)
    }

    @Test("a page carries what the person must know, and is not sent after four hours")
    func page() throws {
        let decision = try Drill().decide(.raise(.sample("P2")), by: .source("prometheus"))
        let page = Page(
            id: PageID(incident: Drill.id, number: 1), person: "bo", way: .push, connection: "capture", address: "bo", title: "5xx at 7 %",
            severity: "P2",
            service: "api", due: .minute(0), expires: .minute(240))
        #expect(decision.effects == [.page(page), .wake(.minute(10))])
    }

    @Test("when nobody answers, the next rung is asked; a duty due then is missed a millisecond later")
    func climb() throws {
        var drill = try Drill.raised()
        expect(
            try drill.when(.wake, by: .runbell, at: 5),
            is: "rung 1 of round 1: bo\npaged for rung 1 of round 1: 4 bo push +5m\npage 4, wake +5m0.001s")
        expect(try drill.when(.wake, by: .runbell, at: 6), is: "acknowledge missed\nwake +10m")
    }

    @Test("a wake when nothing is due changes nothing and asks to be woken again")
    func early() throws {
        expect(try Drill.raised().decide(.wake, by: .runbell, at: 4), is: "wake +5m")
    }

    @Test("an empty rung is skipped at once, recorded, and the next one takes its time")
    func empty() throws {
        let rungs = [
            Rung(action: .page([.schedule("night")])), Rung(at: .minutes(5), action: .page([.person("eve")])),
            Rung(at: .minutes(9), action: .page([.person("bo")])),
        ]
        var runbook = Runbook.climbing(rungs)
        runbook.connections = [Connection(name: "capture", kind: .capture)]
        runbook.people["eve"] = nil
        expect(
            try Drill(runbook).decide(.raise(.sample("P1")), by: .runbell),
            is: """
                raised P1 under drill
                ladder p1 round 1, raised
                rung 0 of round 1 skipped, nobodyOnCall
                rung 1 of round 1 skipped, unreachable
                rung 2 of round 1: bo
                paged for rung 2 of round 1: 1 bo push +0m
                page 1, wake +19m
                """)
    }

    @Test("a skipped rung beside one that was asked does not shorten the time to answer")
    func beside() throws {
        let rungs = [
            Rung(action: .page([.person("bo")])), Rung(action: .page([.schedule("night")])), Rung(at: .minutes(9), action: .page([.person("cy")])),
        ]
        let decision = try Drill(.climbing(rungs)).decide(.raise(.sample("P1")), by: .runbell)
        #expect(decision.effects.last == .wake(.minute(9)))
    }

    @Test("a rung is repeated as often as it says, then the next one comes")
    func repeats() throws {
        let rungs = [
            Rung(action: .page([.person("bo")]), again: .init(every: .minutes(2), times: 2)), Rung(at: .minutes(9), action: .page([.person("cy")])),
        ]
        var drill = try Drill.raised(in: .climbing(rungs))
        try drill.when(.receipt(drill.page(1), .delivered(provider: "capture"), latency: .zero), by: .runbell, at: 0.1)
        expect(try drill.when(.wake, by: .runbell, at: 2), is: "rung 0 of round 1: bo\npaged for rung 0 of round 1: 2 bo push +2m\npage 2, wake +4m")
        expect(try drill.when(.wake, by: .runbell, at: 4), is: "rung 0 of round 1: bo\nwake +9m")
        expect(try drill.when(.wake, by: .runbell, at: 9), is: "rung 1 of round 1: cy\npaged for rung 1 of round 1: 3 cy sms +9m\npage 3, wake +19m")
    }

    @Test("after the last round the ladder is exhausted, and the operators are told")
    func exhausted() throws {
        var drill = try Drill.raised(in: .climbing([Rung(action: .page([.person("bo")]))], rounds: 2))
        try drill.when(.receipt(drill.page(1), .delivered(provider: "capture"), latency: .zero), by: .runbell, at: 1)
        expect(
            try drill.when(.wake, by: .runbell, at: 10),
            is: "ladder p1 round 2, nextRound\nrung 0 of round 2: bo\npaged for rung 0 of round 2: 2 bo push +10m\npage 2, wake +20m")
        expect(try drill.when(.wake, by: .runbell, at: 20), is: "ladder p1 exhausted\nnoticed for exhausted: 3 ops\nnotice 3, wake never")
    }

    @Test(
        "where there is nobody at all, the owner is paged, else the service's owner, else everybody",
        arguments: [("owners", "cy dana"), (nil, "bo"), ("empty", "bo")] as [(SeatName?, String)])
    func somebody(owner: SeatName?, paged: String) throws {
        var runbook = Runbook.climbing([Rung(action: .page([.schedule("night")]))])
        runbook.owner = owner
        runbook.operators = nil
        let decision = try Drill(runbook).decide(.raise(.sample("P1")), by: .runbell)
        #expect(decision.pagedPeople == paged)
    }

    @Test("with no owner anywhere everybody is paged rather than nobody")
    func everybody() throws {
        var runbook = Runbook.climbing([Rung(action: .page([.schedule("night")]))])
        (runbook.owner, runbook.operators, runbook.services) = (nil, nil, [:])
        #expect(try Drill(runbook).decide(.raise(.sample("P1")), by: .runbell).pagedPeople == "ana bo cy dana eve")
    }

    @Test("after days asleep the rungs are reached in order, each person once, and the next round keeps its pause")
    func catchingUp() throws {
        var drill = try Drill.raised()
        expect(
            try drill.when(.wake, by: .runbell, at: 5000),
            is: """
                rung 1 of round 1: bo
                paged for rung 1 of round 1: 4 bo push +5000m
                acknowledge missed
                rung 2 of round 1: cy dana
                paged for rung 2 of round 1: 5 cy sms +5000m, 6 dana call +5000m
                recover missed
                page 4, page 5, page 6, wake +5010m
                """)
    }

    @Test("however a runbook writes it, no phone is rung twice within a minute")
    func restless() throws {
        var drill = try Drill.raised(
            in: .climbing([Rung(action: .page([.person("bo")]), again: .init(every: .zero, times: 1))], rounds: 2, pause: .zero))
        #expect(try drill.decide(.wake, by: .runbell).effects == [.wake(.minute(1))])
        try drill.when(.wake, by: .runbell, at: 1)
        #expect(try drill.decide(.wake, by: .runbell, at: 1).effects == [.wake(.minute(2))])
    }

    @Test("after a long sleep a person on several rungs is paged once")
    func catchingUpOnce() throws {
        let rungs = [0, 5, 10].map { Rung(at: .minutes($0), action: .page([.person("bo")])) }
        var drill = try Drill.raised(in: .climbing(rungs))
        try drill.when(.receipt(drill.page(1), .delivered(provider: "capture"), latency: .zero), by: .runbell, at: 1)
        expect(
            try drill.when(.wake, by: .runbell, at: 5000),
            is: "rung 1 of round 1: bo\npaged for rung 1 of round 1: 2 bo push +5000m\nrung 2 of round 1: bo\npage 2, wake +5010m")
        let failed = IncidentCommand.receipt(drill.page(2), .failed(reason: "503"), latency: .zero)
        #expect(try drill.when(failed, by: .runbell, at: 5001).told.contains("noticed for undeliverable 2: 3 ops"))
    }

    @Test("a mention is a notice to the channel that names the people")
    func mention() throws {
        var drill = try Drill.raised("P2")
        try drill.when(.receipt(drill.page(1), .delivered(provider: "capture"), latency: .zero), by: .runbell, at: 1)
        expect(
            try drill.when(.wake, by: .runbell, at: 10),
            is: "rung 1 of round 1: cy dana\nnoticed for rung 1 of round 1: 2 ops#inc\nnotice 2 naming cy dana, wake +10m0.001s")
    }

    @Test("in a storm pages leave together on the full minute")
    func storm() throws {
        var drill = Drill()
        drill.recentPages = ["ana": 10]
        let decision = try drill.when(.raise(.sample("P1")), by: .runbell, at: 0.5)
        #expect(decision.told.contains("1 ana push +1m bundled, 2 ana sms +2m bundled, 3 ana call +4m bundled"))
    }

    @Test("an override is asked, not the rotation")
    func override() throws {
        var drill = Drill()
        drill.overrides = [Override(id: 1, schedule: "primary", person: "cy", start: .minute(-5), end: .minute(5))]
        #expect(try drill.decide(.raise(.sample("P1"))).pagedPeople == "cy")
    }

    @Test("a ladder the runbook does not have is an alarm, not a silence")
    func missingLadder() throws {
        var runbook = Runbook.drill
        runbook.ladders["p3"] = nil
        #expect(try Drill(runbook).decide(.raise(.sample("P3")), by: .runbell).pagedPeople == "cy dana")
    }

    @Test("a severity without a ladder pages nobody")
    func noLadder() throws {
        expect(try Drill().decide(.raise(.sample("P4")), by: .runbell), is: "raised P4 under drill\nwake never")
    }
}

@Suite("The ladder and the hours")
struct LadderHoursTests {
    /// Monday 20:00.
    private let evening: Double = 600

    @Test("work that can wait is put off until business hours, not dropped")
    func deferred() throws {
        var drill = Drill()
        expect(
            try drill.when(.raise(.sample("P3")), by: .runbell, at: evening),
            is: "raised P3 under drill\nladder p3 round 1, raised\nladder p3 moves from +600m to +1380m\nwake +1380m")
        expect(
            try drill.when(.wake, by: .runbell, at: 1380),
            is: "rung 0 of round 1: ana\npaged for rung 0 of round 1: 1 ana email +1380m\npage 1, wake +1390m")
    }

    @Test("of two rungs for different hours the one for now is asked", arguments: [(0, "bo"), (600, "cy")])
    func alternatives(minute: Double, asked: String) throws {
        let rungs = [
            Rung(action: .page([.person("bo")]), when: .businessHours), Rung(action: .page([.person("cy")]), when: .outOfHours),
            Rung(at: .minutes(10), action: .page([.person("dana")])),
        ]
        let decision = try Drill(.climbing(rungs)).decide(.raise(.sample("P1")), by: .runbell, at: minute)
        #expect(decision.pagedPeople == asked)
        #expect(decision.effects.last == .wake(.minute(minute + 10)))
    }

    @Test("a person who asks for the next rung gets it at any hour")
    func escalated() throws {
        var drill = Drill()
        try drill.when(.raise(.sample("P3")), at: evening)
        #expect(try drill.decide(.escalate, at: evening + 1).pagedPeople == "ana")
    }
}

extension Decision {
    /// Each once, in order.
    var pagedPeople: String {
        var people: [String] = []
        for case .page(let page) in effects where !people.contains(page.person.text) { people.append(page.person.text) }
        return people.joined(separator: " ")
    }
}
