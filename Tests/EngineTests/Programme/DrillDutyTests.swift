import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("What is owed once a period")
struct DrillDutyTests {
    @Test("a quarter's drill is owed when the quarter begins, and is missed when it ends without one")
    func missed() throws {
        var term = Term(.drilling())
        try term.when(.wake)
        #expect(term.state(of: "drill tabletop 2026-Q4") == "open until 2026-12-31")
        _ = try term.pass(until: "2027-01-02T08:00:00Z")
        #expect(term.state(of: "drill tabletop 2026-Q4") == "missed")
        #expect(term.state(of: "drill tabletop 2027-Q1") == "open until 2027-03-31")
    }

    @Test("its owner is reminded two weeks and two days before, and told once when it was missed, all in business hours")
    func reminded() throws {
        var term = Term(.drilling())
        try term.when(.wake)
        #expect(
            try term.pass(until: "2027-02-01T08:00:00Z") == [
                "2026-12-18 bo@shop.example: drill tabletop 2026-Q4 is due by 2026-12-31",
                "2026-12-30 bo@shop.example: drill tabletop 2026-Q4 is due by 2026-12-31",
                "2027-01-01 bo@shop.example: drill tabletop 2026-Q4 was due by 2026-12-31 and is not done",
            ])
    }

    @Test("a drill that was held keeps the quarter's duty, and nobody is reminded of it again")
    func kept() throws {
        var term = Term(.drilling())
        try term.when(.holdDrill("tabletop", incident: IncidentID(7)), at: "2026-11-02T12:00:00Z")
        #expect(term.state(of: "drill tabletop 2026-Q4") == "open until 2026-12-31")
        try term.when(.drillEnded("tabletop", participants: ["ana", "bo"], lessons: "The phone list was old."), at: "2026-11-02T13:00:00Z")
        #expect(term.state(of: "drill tabletop 2026-Q4") == "kept")
        #expect(try term.pass(until: "2027-01-04T08:00:00Z") == [])
        let exercise = try #require(term.programme.exercises.first)
        #expect(exercise.incident == IncidentID(7) && exercise.participants == ["ana", "bo"])
    }

    @Test("a drill held after the quarter keeps the new quarter and not the missed one")
    func heldLate() throws {
        var term = Term(.drilling())
        try term.when(.wake)
        try term.when(.drillEnded("tabletop", participants: [], lessons: ""), at: "2027-01-12T12:00:00Z")
        #expect(term.state(of: "drill tabletop 2026-Q4") == "missed")
        #expect(term.state(of: "drill tabletop 2027-Q1") == "kept")
    }

    @Test(
        "a runbook taken up in the last third of a period owes from the next one on",
        arguments: [
            ("2026-11-30T12:00:00Z", "drill tabletop 2026-Q4"), ("2026-12-28T12:00:00Z", "drill tabletop 2027-Q1"),
        ])
    func firstPeriod(installed: String, first: DutyName) throws {
        var term = Term(.drilling(), at: installed)
        try term.when(.wake)
        _ = try term.pass(until: "2027-01-02T08:00:00Z")
        #expect(term.programme.duties.first?.name == first)
    }

    @Test("periods that passed while nobody looked are owed and missed, not forgotten")
    func downtime() throws {
        var term = Term(.drilling(every: .months(1)))
        try term.when(.wake)
        try term.when(.wake, by: .runbell, at: "2027-01-12T12:00:00Z")
        let names = ["2026-10", "2026-11", "2026-12", "2027-01"].map { DutyName("drill tabletop \($0)") }
        #expect(names.map { term.state(of: $0) } == ["missed", "missed", "missed", "open until 2027-01-31"])
    }

    @Test("a drill that is taken out of the runbook is owed no more; put back, it begins anew")
    func dropped() throws {
        var term = Term(.drilling())
        try term.when(.wake)
        term.runbook.drills = []
        term.runbook.version = RunbookVersion("v2")
        try term.when(.wake, at: "2026-10-20T12:00:00Z")
        #expect(term.state(of: "drill tabletop 2026-Q4") == "moot")
        #expect(term.programme.nextWake(under: term.runbook) == nil)
        term.runbook = .drilling()
        try term.when(.wake, at: "2026-12-20T12:00:00Z")
        #expect(term.state(of: "drill tabletop 2026-Q4") == "moot")
        _ = try term.pass(until: "2027-01-02T08:00:00Z")
        #expect(term.state(of: "drill tabletop 2027-Q1") == "open until 2027-03-31")
    }

    @Test("reviews of the runbook, reports and open actions are owed in their own rhythms by the keeper of the runbook")
    func others() throws {
        var term = Term(
            .keeping { runbook in
                runbook.upkeep.reviews = [Upkeep.Look("Full review", every: .months(6), owner: .person("cy"))]
                runbook.kpis = [KPI(name: "mtta", measure: .mtta, reviewed: .months(1)), KPI(name: "mttr", measure: .mttr, reviewed: .months(1))]
                runbook.reviews = ReviewPolicy(followUp: .months(1))
            })
        try term.when(.wake)
        #expect(
            term.programme.duties.map { "\($0.name) (\($0.owner))" } == [
                "review the runbook: Full review 2026-H2 (person:cy)", "go through open actions 2026-10 (seat:lead)",
                "report: monthly 2026-10 (seat:lead)",
            ])
        try term.when(.upkeepDone("Full review", words: "Two phones changed."))
        try term.when(.actionsGoneThrough(words: "Four are late."))
        try term.when(.upkeepDone("report: monthly", words: ""))
        #expect(term.programme.duties.allSatisfy { $0.state == .kept(at: term.now) })
    }

    @Test("a runbook that asks for nothing leaves no trace")
    func nothing() throws {
        var term = Term()
        #expect(try term.when(.adopted(term.runbook.version, note: "")) == ProgrammeDecision())
        #expect(try term.when(.wake).events.isEmpty)
        #expect(term.programme == Programme())
    }

    @Test("a week's duty is not announced two weeks ahead")
    func weekly() throws {
        var term = Term(.drilling(every: .weeks(1)))
        try term.when(.wake)
        #expect(
            try term.pass(until: "2026-10-12T10:00:00Z") == [
                "2026-10-09 bo@shop.example: drill tabletop 2026-W41 is due by 2026-10-11",
                "2026-10-12 bo@shop.example: drill tabletop 2026-W41 was due by 2026-10-11 and is not done",
            ])
    }
}
