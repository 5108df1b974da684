import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("Counted back from a planned day, and tickets")
struct PlannedTests {
    private static let embargoed = Runbook.drill.with {
        $0.facts = [StatedFact(name: "release planned"), StatedFact(name: "fixed")]
        $0.facts[0].isPlanned = true
        var told = Communication(
            name: "distributors", to: .people([.person("cy")], by: []), owner: .person("bo"), begins: .fact("release planned"),
            first: Terms(Promise(.within(.weeks(1)))))
        told.isCountedBack = true
        var stage = LegalClock.Stage(
            name: "notice", starts: .fact("release planned"), owner: .person("bo"), within: Terms(Promise(.within(.days(2)))), warn: [.days(1)])
        stage.isCountedBack = true
        $0.communications = [told]
        $0.clocks = [LegalClock(name: "notice", stages: [stage])]
        $0 = $0.settlingDuties()
    }

    private func due(_ name: DutyName, _ drill: Drill) -> Moment? { drill.incident?.duties.first { $0.name == name && $0.isOwed }?.due }
    private func day(_ days: Double) -> Moment { .minute(days * 1440) }

    @Test("what is planned is stated for a day to come; terms end before it, and move with it")
    func planned() throws {
        var drill = try Drill.raised("P2", in: Self.embargoed)
        #expect(due("update distributors", drill) == nil)
        drill.expectRefusal(of: .knowledge(.state("fixed", since: day(3))), saying: "nobody can know yet")
        try drill.when(.knowledge(.state("release planned", since: day(20))), at: 5)
        #expect(due("update distributors", drill) == day(13) && due("file notice", drill) == day(18))
        try drill.when(.knowledge(.state("release planned", since: day(30))), at: 6)
        #expect(due("update distributors", drill) == day(23) && due("file notice", drill) == day(28))
        #expect(try drill.when(.wake, by: .runbell, at: 27 * 1440).told.contains("file notice step 0: bo"))
        try drill.when(.knowledge(.withdraw("release planned", because: "no release")), at: 27 * 1440 + 1)
        #expect(due("file notice", drill) == nil)
    }

    @Test("a calendar counts back as it counts on")
    func back() {
        let calendar = BusinessCalendar.weekdays
        let monday = Moment.minute(0)
        #expect(calendar.moment(before: monday, span: .exact(.hours(3))) == .minute(-180))
        #expect(calendar.moment(before: monday, span: .weeks(1)) == .minute(-7 * 1440))
        #expect(calendar.moment(before: monday, span: .months(1)) == Moment(rfc3339: "2025-12-05T10:00:00Z"))
        #expect(calendar.moment(before: monday, span: .businessDays(1)) == Moment(rfc3339: "2026-01-02T10:00:00Z"))
        let hours = calendar.moment(before: monday, span: .businessHours(2))
        #expect(calendar.moment(after: hours, span: .businessHours(2)) == monday)
    }

    // MARK: Tickets

    @Test("a rung that is a ticket wakes nobody, and a ladder of tickets alone is no alarm when nobody answers")
    func ticket() throws {
        var drill = try Drill.raised("P1", in: .climbing([Rung(action: .ticket(Audience(connection: "ops", destination: "tracker")))]))
        let notices = drill.journal.compactMap { if case .noticed(let notes, _) = $0.what { notes } else { nil } }.flatMap { $0 }
        #expect(notices.map(\.destination) == ["tracker"] && drill.incident?.pending == [])
        let decision = try drill.when(.wake, by: .runbell, at: 30)
        #expect(decision.told.contains("ladder p1 exhausted") && decision.notices.isEmpty)
        #expect(drill.incident?.phase == .triggered)
    }

    @Test("nobody foresaw it: it goes where somebody is woken, not where a ticket is opened")
    func unforeseen() {
        var runbook = Runbook.drill
        for place in runbook.severities.indices { runbook.severities[place].match = nil }
        runbook.ladders["p3"] = Ladder(name: "p3", rungs: [Rung(action: .ticket(Audience(connection: "ops")))])
        #expect(runbook.severity(for: Facts()).severity.name == "P2")
    }
}
