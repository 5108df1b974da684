import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("Answers")
struct AnswerTests {
    @Test("an acknowledgement takes back every page in the same decision and keeps the duty")
    func acknowledge() throws {
        var drill = try Drill.raised()
        expect(
            try drill.when(.acknowledge(via: .link), at: 2),
            is: """
                person:ana: acknowledged via link
                page 1 superseded
                page 2 superseded
                page 3 superseded
                acknowledge kept
                responders waits for stuck from +2m by +32m
                withdraw all, wake +30m0.001s
                """)
        #expect(drill.incident?.phase == .acknowledged(by: .person("ana"), at: .minute(2)))
    }

    @Test("acknowledged after the due time is kept late, whether or not a wake had noticed", arguments: [false, true])
    func late(noticed: Bool) throws {
        var drill = try Drill.raised()
        if noticed { try drill.when(.wake, by: .runbell, at: 6) }
        #expect(try drill.when(.acknowledge(via: .link), at: 7).told.contains("acknowledge kept late"))
    }

    @Test("a second person's acknowledgement adds a responder and takes back only that person's pages")
    func second() throws {
        var drill = try Drill.raised()
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(.addResponders([.person("bo"), .person("cy")]), at: 2)
        expect(
            try drill.when(.acknowledge(via: .sms), by: .person("bo"), at: 3),
            is: "person:bo: acknowledged via sms\npage 4 superseded\nwithdraw 4, wake +30m0.001s")
        #expect(drill.incident?.responders == ["ana", "bo", "cy"])
        #expect(drill.incident?.phase == .acknowledged(by: .person("ana"), at: .minute(1)))
        expect(try drill.when(.acknowledge(via: .link), by: .person("bo"), at: 4), is: "nothing")
    }

    @Test("an acknowledgement in a maintenance window stops the pages that would follow it")
    func quiet() throws {
        var drill = try Drill.raised(in: .quietHour)
        expect(
            try drill.when(.acknowledge(via: .screen), at: 5),
            is: "person:ana: acknowledged via screen\nresponders waits for stuck from +5m by +35m\nwake +35m")
    }

    @Test("handed back, the ladder begins again from its first rung")
    func handBack() throws {
        var drill = try Drill.raised("P2")
        try drill.when(.acknowledge(via: .link), at: 1)
        expect(
            try drill.when(.unacknowledge, at: 3),
            is: """
                person:ana: unacknowledged, handedBack
                ladder p2 round 1, handedBack
                rung 0 of round 1: bo
                paged for rung 0 of round 1: 2 bo push +3m
                page 2, wake +13m
                """)
    }

    @Test("a snooze acknowledges, and when it ends the ladder begins again")
    func snooze() throws {
        var drill = try Drill.raised("P2")
        expect(
            try drill.when(.snooze(until: .minute(60)), at: 1),
            is: "person:ana: acknowledged via api\npage 1 superseded\nperson:ana: snoozed until +60m\nacknowledge kept\nwithdraw all, wake +60m")
        #expect(try drill.when(.wake, by: .runbell, at: 60).told.hasPrefix("unacknowledged, snoozeEnded\nladder p2 round 1, snoozeEnded\nrung 0"))
    }

    @Test("nobody can snooze into the past") func snoozePast() throws {
        #expect(throws: Refusal.inThePast) { try Drill.raised().decide(.snooze(until: .minute(3)), at: 3) }
    }

    @Test("resolved, everything is taken back, recover is kept and what was never done is moot")
    func resolve() throws {
        var drill = try Drill.raised("P2")
        expect(
            try drill.when(.resolve(summary: "Rolled back"), at: 4),
            is: "page 1 superseded\nperson:ana: resolved, person: Rolled back\nacknowledge moot\nrecover kept\nwithdraw all, wake never")
    }

    @Test("an acknowledgement after a resolve never reopens", arguments: [Author.source("prometheus"), .person("bo")])
    func afterResolve(author: Author) throws {
        var drill = try Drill.raised()
        try drill.when(.resolve(summary: ""), at: 1)
        let before = drill.incident?.phase
        _ = try? drill.when(.acknowledge(via: .alert), by: author, at: 2)
        #expect(drill.incident?.phase == before)
    }

    @Test("reopened, it owes anew and asks the first rung")
    func reopen() throws {
        var drill = try Drill.raised("P2")
        try drill.when(.resolve(summary: ""), at: 4)
        expect(
            try drill.when(.reopen, at: 9),
            is: """
                person:ana: reopened, person
                ladder owes acknowledge by +19m
                responders owes recover by +129m
                ladder p2 round 1, reopened
                rung 0 of round 1: bo
                paged for rung 0 of round 1: 2 bo push +9m
                page 2, wake +19m
                """)
    }

    @Test("merged, it falls silent and goes on under the other's name")
    func merge() throws {
        var drill = try Drill.raised("P2")
        expect(
            try drill.when(.merge(into: IncidentID(7)), at: 1),
            is: "page 1 superseded\nperson:ana: merged into INC-7\nacknowledge moot\nrecover moot\nwithdraw all, wake never")
        #expect(throws: Refusal.alreadyMerged(into: IncidentID(7))) { try drill.decide(.join([], summary: ""), at: 2) }
    }

    @Test("a note longer than its limit is refused with the limit")
    func longNote() throws {
        let text = String(repeating: "x", count: Limits.noteBytes + 1)
        #expect(throws: Refusal.tooLong(limit: Limits.noteBytes)) { try Drill.raised().decide(.note(text)) }
    }
}

@Suite("Calling others")
struct CallTests {
    @Test("escalating asks the next rung now")
    func escalate() throws {
        var drill = try Drill.raised()
        expect(
            try drill.when(.escalate, at: 1),
            is: "person:ana: escalated\nrung 1 of round 1: bo\npaged for rung 1 of round 1: 4 bo push +1m\npage 4, wake +5m0.001s")
    }

    @Test("escalating what somebody is on asks the next rung and stays acknowledged")
    func escalateAcknowledged() throws {
        var drill = try Drill.raised()
        try drill.when(.acknowledge(via: .link), at: 1)
        #expect(try drill.when(.escalate, at: 2).pagedPeople == "bo")
        #expect(drill.incident?.phase.word == "acknowledged")
        #expect(try drill.when(.escalate, at: 3).pagedPeople == "cy dana")
    }

    @Test("escalating past the last rung begins the ladder again")
    func escalateOver() throws {
        var drill = try Drill.raised("P3")
        #expect(try drill.when(.escalate, at: 1).told.contains("ladder p3 round 2, nextRound\nrung 0 of round 2: ana"))
    }

    @Test("escalating out of a maintenance window ends the window for this incident")
    func escalateQuiet() throws {
        var drill = try Drill.raised(in: .quietHour)
        let told = try drill.when(.escalate, at: 1).told
        #expect(told.hasPrefix("person:ana: escalated\nquiet deploy ended\nladder owes acknowledge by +6m"))
        #expect(told.contains("rung 0 of round 1: ana"))
    }

    @Test("reassigned, the targets take the place of the first rung and the rest follows")
    func reassign() throws {
        var drill = try Drill.raised()
        try drill.when(.acknowledge(via: .link), at: 1)
        expect(
            try drill.when(.reassign(to: [.person("cy")]), at: 2),
            is: """
                person:ana: reassigned to cy
                ladder p1 round 1, reassigned
                rung 0 of round 1: cy
                paged for reassigned: 4 cy sms +2m
                page 4, wake +7m
                """)
    }

    @Test(
        "nobody is asked who cannot be",
        arguments: [
            (Rung.Target.person("zoe"), Refusal.unknownTarget("zoe")), (.seat("ops"), .unknownTarget("ops")),
            (.schedule("late"), .unknownTarget("late")),
            (.schedule("night"), .nobodyReachable), (.seat("mute"), .nobodyReachable),
        ])
    func refused(target: Rung.Target, refusal: Refusal) throws {
        let drill = try Drill.raised()
        #expect(throws: refusal) { try drill.decide(.reassign(to: [target])) }
        #expect(throws: refusal) { try drill.decide(.addResponders([target])) }
    }
}

extension Runbook {
    /// The drill with a maintenance window from minute 0 to minute 60.
    static let quietHour: Runbook = {
        var runbook = Runbook.drill
        let start = WallTime(day: CivilDay(year: 2026, month: 1, day: 5)!, minuteOfDay: 600)
        runbook.quiet = [QuietWindow(name: "deploy", match: .everything, why: "Deploy", zone: "UTC", start: start, length: .hours(1))]
        return runbook
    }()
}
