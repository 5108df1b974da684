import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

/// Ana and Bo take turns of a week, from Monday 08:00 in Stockholm.
@Suite("Hand-overs that are told of")
struct HandOverTests {
    private static func announcing(_ notice: Duration = .minutes(30)) -> Runbook { .keeping { $0.schedules["primary"]?.handOverNotice = notice } }

    @Test("whoever comes and whoever goes hears of it once, before each hand-over")
    func eachTime() throws {
        var term = Term(Self.announcing())
        try term.when(.wake, by: .runbell)
        #expect(
            try term.pass(until: "2026-10-20T12:00:00Z") == [
                "2026-10-12 ana@shop.example: You are on call for primary from 2026-10-12 08:00 UTC+2 (Europe/Stockholm)",
                "2026-10-12 bo@shop.example: Your shift on primary ends at 2026-10-12 08:00 UTC+2 (Europe/Stockholm)",
                "2026-10-19 bo@shop.example: You are on call for primary from 2026-10-19 08:00 UTC+2 (Europe/Stockholm)",
                "2026-10-19 ana@shop.example: Your shift on primary ends at 2026-10-19 08:00 UTC+2 (Europe/Stockholm)",
            ])
        #expect(term.state(of: "take over primary 2026-10-12 08:00") == "kept")
    }

    @Test("it says until when, who was before and what is open")
    func words() throws {
        var term = Term(Self.announcing())
        try term.when(.wake, by: .runbell)
        let circumstances = Circumstances(now: Moment(rfc3339: "2026-10-12T05:30:00Z")!, runbook: term.runbook, openIncidents: 2)
        let decision = try Programme.decide(.wake, by: .runbell, on: term.programme, in: circumstances)
        let texts = decision.effects.compactMap { effect in if case .notice(let notice) = effect { notice.text } else { nil } }
        #expect(
            texts.first == """
                Until 2026-10-19 08:00 UTC+2 (Europe/Stockholm).
                Before you: bo.
                Open incidents: 2.
                Who is on call: runbell oncall
                Why: schedules.primary.hand_over_notice in the runbook Payments
                """)
        #expect(texts.last?.hasPrefix("After you: ana.\nOpen incidents: 2.") == true)
    }

    @Test("an override says who it is, the plan says when")
    func override() throws {
        var term = Term(Self.announcing())
        try term.when(.wake, by: .runbell)
        let swap = Override(
            id: 1, schedule: "primary", person: "cy", start: Moment(rfc3339: "2026-10-11T00:00:00Z")!, end: Moment(rfc3339: "2026-10-13T00:00:00Z")!)
        let circumstances = Circumstances(now: Moment(rfc3339: "2026-10-12T05:30:00Z")!, runbook: term.runbook, overrides: [swap])
        let decision = try Programme.decide(.wake, by: .runbell, on: term.programme, in: circumstances)
        #expect(!decision.effects.contains { if case .notice = $0 { true } else { false } }, "Cy stays: nobody comes and nobody goes")
        for event in decision.events { term.apply(event) }
        #expect(term.programme.nextWake(under: term.runbook)! > circumstances.now)
    }

    @Test("after a long sleep nobody is told of shifts that have been")
    func asleep() throws {
        var term = Term(Self.announcing())
        try term.when(.wake, by: .runbell)
        #expect(try term.when(.wake, by: .runbell, at: "2026-10-26T12:00:00Z").effects.count == 1)
        #expect(term.state(of: "take over primary 2026-10-26 08:00") == "kept")
    }

    @Test("a runbook that does not ask for it tells nobody")
    func unasked() throws {
        var term = Term(.keeping())
        #expect(try term.pass(until: "2026-12-01T00:00:00Z").isEmpty)
    }
}
