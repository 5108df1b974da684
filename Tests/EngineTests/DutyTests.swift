import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("Duties, escalations and severity")
struct DutyTests {
    @Test("what is due is kept by the very moment it is due", arguments: [(5.0, "acknowledge kept"), (5.1, "acknowledge kept late")])
    func inTime(minute: Double, told: String) throws {
        var drill = try Drill.raised()
        #expect(try drill.when(.acknowledge(via: .link), at: minute).told.split(separator: "\n").contains { $0 == told })
    }

    @Test("resolved after the due time, recover is kept late")
    func recoverLate() throws {
        var drill = try Drill.raised()
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(.wake, by: .runbell, at: 31)
        #expect(try drill.when(.resolve(summary: ""), at: 40).told.contains("recover kept late"))
        #expect(drill.incident?.duties.map(\.state) == [.kept(at: .minute(1)), .keptLate(at: .minute(40)), .moot(at: .minute(40))])
    }

    @Test("an escalation fires once when the incident was not mitigated in time")
    func escalation() throws {
        var drill = try Drill.raised()
        try drill.when(.acknowledge(via: .link), at: 1)
        expect(
            try drill.when(.wake, by: .runbell, at: 31),
            is: "recover missed\nescalation stuck: dana\nstuck step 0: dana\npaged for escalation stuck: 4 dana sms +31m\npage 4, wake never")
        expect(try drill.when(.wake, by: .runbell, at: 90), is: "wake never")
    }

    @Test(
        "mitigated in time, or no longer matching, it does not fire", arguments: [IncidentCommand.mitigate, .changeSeverity("P3", because: "small")])
    func noEscalation(command: IncidentCommand) throws {
        var drill = try Drill.raised()
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(command, at: 2)
        try drill.when(.wake, by: .runbell, at: 90)
        #expect(drill.incident?.escalationsFired == [])
    }

    @Test("reopened, its escalations count anew")
    func reopened() throws {
        var drill = try Drill.raised()
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(.wake, by: .runbell, at: 31)
        try drill.when(.resolve(summary: ""), at: 40)
        try drill.when(.reopen, at: 50)
        try drill.when(.acknowledge(via: .link), at: 51)
        #expect(try drill.when(.wake, by: .runbell, at: 80.9).pagedPeople.isEmpty)
        #expect(try drill.when(.wake, by: .runbell, at: 81).pagedPeople == "dana")
    }

    @Test("a snooze does not hold an escalation back")
    func snoozed() throws {
        var drill = try Drill.raised()
        try drill.when(.snooze(until: .minute(300)), at: 1)
        #expect(try drill.when(.wake, by: .runbell, at: 31).pagedPeople == "dana")
    }

    @Test("an escalation with nobody to reach is an alarm")
    func emptyEscalation() throws {
        var runbook = Runbook.drill
        runbook.escalations[0].page = [.schedule("night")]
        var drill = try Drill.raised(in: runbook)
        try drill.when(.acknowledge(via: .link), at: 1)
        #expect(try drill.when(.wake, by: .runbell, at: 31).told.contains("noticed for escalation stuck: 4 ops"))
    }

    @Test("a higher severity starts its ladder beside what is on its way, and owes by its own promise from the same start")
    func raisedSeverity() throws {
        var drill = try Drill.raised("P2")
        expect(
            try drill.when(.changeSeverity("P1", because: "it is worse"), at: 1),
            is: """
                person:ana: severity P2 to P1, chosen("it is worse")
                ladder owes acknowledge by +5m
                responders owes recover by +30m
                ladder p1 round 1, severityRaised
                rung 0 of round 1: ana
                paged for rung 0 of round 1: 2 ana push +1m, 3 ana sms +2m, 4 ana call +4m
                page 2, page 3, page 4, wake +5m0.001s
                """)
    }

    @Test("a lower severity takes the urgent pages back and asks its own people")
    func loweredSeverity() throws {
        var drill = try Drill.raised()
        expect(
            try drill.when(.changeSeverity("P3", because: "a typo"), at: 1),
            is: """
                person:ana: severity P1 to P3, chosen("a typo")
                acknowledge moot
                recover moot
                page 1 superseded
                page 2 superseded
                page 3 superseded
                ladder p3 round 1, severityLowered
                rung 0 of round 1: ana
                paged for rung 0 of round 1: 4 ana email +1m
                withdraw all, page 4, wake +11m
                """)
    }

    @Test("stated impact asks for the severity again")
    func impact() throws {
        var drill = try Drill.raised("P2")
        let told = try drill.when(.state(impact: ["customers": 7]), at: 1).told
        #expect(told.hasPrefix("person:ana: impact customers 7.0\nseverity P2 to P1, matched\n"))
    }

    @Test("what a person chose, no matcher changes")
    func chosen() throws {
        var drill = try Drill.raised("P2")
        try drill.when(.changeSeverity("P2", because: "sure"), at: 1)
        expect(try drill.when(.state(impact: ["customers": 7]), at: 2), is: "person:ana: impact customers 7.0\nwake +10m")
    }

    @Test("a number that is none is not stated")
    func noNumber() throws { expect(try Drill.raised().decide(.state(impact: ["customers": .nan])), is: "nothing") }

    @Test("an unknown severity is refused")
    func unknown() throws {
        #expect(throws: Refusal.unknownSeverity("P9")) { try Drill.raised().decide(.changeSeverity("P9", because: "")) }
        #expect(throws: Refusal.unknownSeverity("P9")) { try Drill().decide(.raise(.sample("P9"))) }
    }
}

@Suite("Alerts and maintenance windows")
struct AlertTests {
    private let more = [AlertKey(source: "prometheus", key: "more")]

    @Test("an alert that joins is counted and pages nobody", arguments: [false, true])
    func join(acknowledged: Bool) throws {
        var drill = try Drill.raised()
        if acknowledged { try drill.when(.acknowledge(via: .link), at: 1) }
        let decision = try drill.when(.join(more, summary: "also"), by: .source("prometheus"), at: 2)
        #expect(decision.events.count == 1 && decision.pagedPeople.isEmpty)
        #expect(drill.incident?.alerts == 2 && drill.incident?.alertsFiring == 2)
    }

    @Test("when the last alert is over, the incident is")
    func clear() throws {
        var drill = try Drill.raised("P2")
        try drill.when(.join(more, summary: ""), by: .source("prometheus"), at: 1)
        expect(try drill.when(.clear(more, remaining: 1), by: .source("prometheus"), at: 2), is: "source:prometheus: 1 cleared, 1 fire\nwake +10m")
        #expect(
            try drill.when(.clear(more, remaining: 0), by: .source("prometheus"), at: 3).told.contains("source:prometheus: resolved, alertsCleared"))
    }

    @Test("what a person declared, alerts do not resolve")
    func declared() throws {
        var drill = Drill()
        try drill.when(.raise(.sample("P2", alerts: 0)))
        try drill.when(.join(more, summary: ""), at: 1)
        try drill.when(.clear(more, remaining: 0), at: 2)
        #expect(drill.incident?.phase == .triggered)
    }

    @Test("what took another incident in, its own alerts do not resolve")
    func absorbed() throws {
        var drill = try Drill.raised()
        try drill.when(.absorb(IncidentID(7)), at: 1)
        try drill.when(.clear(more, remaining: 0), at: 2)
        #expect(drill.incident?.phase == .triggered)
    }

    @Test("in a maintenance window nobody is paged or owes anything until it ends")
    func quiet() throws {
        var drill = Drill(.quietHour)
        expect(try drill.when(.raise(.sample("P2")), by: .runbell, at: 10), is: "raised P2 under drill\nquieted by deploy until +60m\nwake +60m")
        expect(
            try drill.when(.wake, by: .runbell, at: 60),
            is: """
                quiet deploy ended
                ladder owes acknowledge by +70m
                responders owes recover by +180m
                ladder p2 round 1, quietEnded
                rung 0 of round 1: bo
                paged for rung 0 of round 1: 1 bo push +60m
                page 1, wake +70m
                """)
    }

    @Test("an escalation that counts from the beginning waits for the window to end")
    func quietEscalation() throws {
        var runbook = Runbook.quietHour
        runbook.escalations = [Escalation(name: "early", from: .raised, within: .minutes(5), page: [.person("dana")])]
        var drill = try Drill.raised(in: runbook)
        expect(try drill.when(.wake, by: .runbell, at: 30), is: "wake +60m")
        try drill.when(.wake, by: .runbell, at: 60)
        #expect(try drill.when(.wake, by: .runbell, at: 65).told.contains("escalation early: dana"))
    }

    @Test("a window that follows on another holds the pages back as well")
    func quietAgain() throws {
        var runbook = Runbook.quietHour
        var second = runbook.quiet[0]
        (second.name, second.start.minuteOfDay) = ("backup", second.start.minuteOfDay + 60)
        runbook.quiet.append(second)
        var drill = try Drill.raised(in: runbook)
        expect(try drill.when(.wake, by: .runbell, at: 60), is: "quiet deploy ended\nquieted by backup until +120m\nwake +120m")
    }

    @Test("what is over before the window ends never pages")
    func quietOver() throws {
        var drill = try Drill.raised(in: .quietHour)
        let told = try drill.when(.clear(more, remaining: 0), by: .source("prometheus"), at: 2).told
        #expect(told.hasSuffix("resolved, alertsCleared\nwake never"))
    }

    @Test("a severity that the window does not hold ends it for this incident")
    func quietBroken() throws {
        var runbook = Runbook.quietHour
        runbook.quiet[0].match = .fact(.severity, [.exactly("P2")])
        var drill = try Drill.raised("P2", in: runbook)
        #expect(try drill.when(.changeSeverity("P1", because: "real"), at: 3).pagedPeople == "ana")
    }

    @Test("a hundred thousand alerts are only counted")
    func storm() throws {
        var drill = try Drill.raised()
        for _ in 0..<1000 { try drill.when(.join(Array(repeating: more[0], count: 100), summary: ""), by: .source("prometheus"), at: 1) }
        #expect(drill.incident?.alertsFiring == 100_001)
    }

    @Test("what only the higher severity asks for is due when it is raised, and nobody is late before")
    func raisedLater() throws {
        var drill = try Drill.raised("P3")
        try drill.when(.changeSeverity("P1", because: "worse"), at: 50)
        #expect(drill.incident?.duties.first { $0.name == .recover }?.due == .minute(50))
        try drill.when(.resolve(summary: ""), at: 50)
        #expect(drill.state(of: "recover") == .kept(at: .minute(50)))
    }
}
