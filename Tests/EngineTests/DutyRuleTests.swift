import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("Duties by rules")
struct DutyRuleTests {
    private func full(_ severity: SeverityName = "P1", _ change: (inout Runbook) -> Void = { _ in }) throws -> Drill {
        try Drill.raised(severity, in: Runbook.full.with(change).settlingDuties())
    }

    @Test("raised, everything that counts from then is owed, each by its own time")
    func raised() throws {
        let drill = try full()
        let owed = try #require(drill.incident).duties.filter { $0.state == .open }.sorted { ($0.due, $0.name) < ($1.due, $1.name) }
        #expect(
            owed.map { "\($0.name) \($0.due.told)" } == [
                "acknowledge +5m", "fill commander +5m", "leave detect +5m", "update team +10m", "confirm severity +15m", "fill liaison +15m",
                "recover +30m", "board +240m",
            ])
    }

    @Test("a duty that came late in the day is missed once, and its owner is reminded")
    func missed() throws {
        var drill = try full()
        let told = try drill.when(.wake, by: .runbell, at: 15.1).told
        #expect(told.contains("fill liaison missed\nfill liaison step 0: cy dana"))
        #expect(drill.state(of: "fill liaison") == .missed(at: .minute(15.1)))
        #expect(!(try drill.when(.wake, by: .runbell, at: 16)).told.contains("liaison"))
    }

    @Test("the owner is reminded before it is due, and the backup is called after")
    func warnings() throws {
        var drill = try full("P1") { $0.communications[0].owner = .role("commander") }
        try drill.when(.acknowledge(via: .link), at: 1)
        #expect(try drill.when(.wake, by: .runbell, at: 7.9).told == "wake +8m")
        #expect(try drill.when(.wake, by: .runbell, at: 8).told.hasPrefix("update team step 0: ana\nnoticed for update team"))
        #expect(try drill.when(.wake, by: .runbell, at: 10.1).told.hasPrefix("update team missed\nupdate team step 1: ana\nnoticed for update team"))
        #expect(try drill.when(.wake, by: .runbell, at: 15).pagedPeople == "bo")
    }

    @Test("what is owed again counts from when it was done, and what was done late is kept late")
    func again() throws {
        var drill = try full()
        try drill.when(.update(.post("team", text: "We look.", status: nil)), at: 4)
        #expect(drill.duty("update team") == "open since +4m, due +34m")
        try drill.when(.wake, by: .runbell, at: 34.1)
        #expect(try drill.when(.update(.post("team", text: "Still.", status: nil)), at: 40).told.contains("update team kept late"))
        #expect(drill.duty("update team") == "open since +40m, due +70m")
    }

    @Test("two updates in one moment are one")
    func twice() throws {
        var drill = try full()
        for _ in 0..<2 { try drill.when(.update(.post("team", text: "We look.", status: nil)), at: 0) }
        #expect(drill.duty("update team") == "open since +0m, due +30m")
        #expect(drill.journal.filter { $0.what == .dutyKept("update team", late: false) }.count == 1)
    }

    @Test("a severity that promises something else moves what is open, and lets go of what it does not promise")
    func severity() throws {
        var drill = try full()
        try drill.when(.changeSeverity("P2", because: "smaller"), at: 1)
        #expect(drill.duty("recover") == "open since +0m, due +120m")
        #expect(drill.duty("update team") == "moot")
        try drill.when(.changeSeverity("P1", because: "bigger"), at: 2)
        #expect(drill.duty("update team") == "open since +0m, due +10m")
    }

    @Test("a clock counts from when it was known, warns, and goes on when the incident is over")
    func clock() throws {
        var drill = try full()
        try drill.when(.tag(["data"]), at: 1)
        try drill.when(.knowledge(.state("breach", since: .minute(-60))), at: 2)
        #expect(drill.duty("file authority: warning") == "open since +-60m, due +1380m")
        try drill.when(.resolve(summary: "Over"), at: 3)
        #expect(drill.state(of: "file authority: warning") == .open)
        #expect(try drill.when(.wake, by: .runbell, at: 1381).told.contains("file authority: warning missed"))
        try drill.when(.knowledge(.file("authority", "warning", evidence: "Case 7")), at: 1400)
        #expect(drill.state(of: "file authority: warning") == .keptLate(at: .minute(1400)))
    }

    @Test("reopened, everything counts anew, and what followed the end is let go of")
    func reopened() throws {
        var drill = try full()
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(.resolve(summary: "Over"), at: 20)
        #expect(drill.state(of: "observe") == .open && drill.state(of: "review draft") == .open)
        try drill.when(.reopen, at: 30)
        #expect(drill.duty("observe") == "moot" && drill.duty("review draft") == "moot")
        #expect(drill.duty("acknowledge") == "open since +30m, due +35m")
        #expect(drill.duty("recover") == "open since +30m, due +60m")
    }

    @Test("missed and still not done when it is over, nobody is called about it any more")
    func overAndMissed() throws {
        var drill = try full()
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(.wake, by: .runbell, at: 10.1)
        try drill.when(.resolve(summary: "Over"), at: 12)
        #expect(try drill.when(.wake, by: .runbell, at: 15.5).pagedPeople.isEmpty)
        #expect(drill.duty("update team") == "missed")
    }

    @Test("after a long sleep several warnings are one message")
    func longSleep() throws {
        var drill = try full("P1") { $0.clocks[0].stages[0].warn = [.hours(6), .hours(12)] }
        try drill.when(.knowledge(.state("breach", since: .minute(0))), at: 1)
        try drill.when(.resolve(summary: "Over"), at: 3)
        let decision = try drill.when(.wake, by: .runbell, at: 1000)
        #expect(decision.told.contains("file authority: warning step 0: bo") && decision.told.contains("file authority: warning step 1: bo"))
        #expect(decision.notices.count { $0.text.hasPrefix("file authority: warning") } == 1)
    }

    @Test("merged, nothing is owed here any more")
    func merged() throws {
        var drill = try full()
        try drill.when(.merge(into: IncidentID(7)), at: 1)
        #expect(drill.incident?.duties.filter { $0.state == .open } == [])
        #expect(drill.incident?.nextWake(under: drill.runbook) == nil)
    }

    @Test("waived, nobody is reminded of it; what nobody owes cannot be")
    func waived() throws {
        var drill = try full()
        try drill.when(.knowledge(.waive("fill liaison", because: "Nobody outside is affected")), at: 1)
        try drill.when(.wake, by: .runbell, at: 16)
        #expect(drill.state(of: "fill liaison") == .waived(at: .minute(1), because: "Nobody outside is affected"))
        #expect(throws: Refusal.self) { try drill.decide(.knowledge(.waive("fill liaison", because: "")), at: 17) }
        #expect(throws: Refusal.unknown("duty", "dance")) { try drill.decide(.knowledge(.waive("dance", because: "")), at: 17) }
    }

    @Test("what was called for is called off when it is done")
    func calledOff() throws {
        var drill = try full()
        try drill.when(.acknowledge(via: .link), by: .token("bot"), at: 1)
        #expect(try drill.when(.wake, by: .runbell, at: 5.1).told.contains("fill commander step 0: bo"))
        #expect(try drill.when(.staff(.assign("commander", to: "bo")), by: .person("bo"), at: 6).told.contains("superseded"))
        #expect(drill.incident?.pending == [])
    }

    @Test("in a maintenance window nothing is owed, whatever is stated; when it ends everything is")
    func quiet() throws {
        var drill = Drill(Runbook.full.with { $0.quiet = Runbook.quietHour.quiet }.settlingDuties())
        try drill.when(.raise(.sample("P2", tags: ["checkout"])))
        try drill.when(.knowledge(.state("bad deploy", since: .minute(1))), at: 2)
        #expect(drill.incident?.duties == [])
        try drill.when(.wake, by: .runbell, at: 60)
        #expect(drill.duty("acknowledge") == "open since +60m, due +65m")
    }
}

extension Drill {
    /// `open since +4m, due +34m`, or the word for how it ended.
    func duty(_ name: DutyName) -> String? {
        incident?.duties.first { $0.name == name }.map { duty in
            if case .open = duty.state { return "open since \(duty.openedAt.told), due \(duty.due.told)" }
            return "\(duty.state)".prefix { $0 != "(" }.description
        }
    }
}
