import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("What the programme answers")
struct ProgrammeAnswerTests {
    static let refusals: [(ProgrammeCommand, Author, Refusal)] = [
        (.holdDrill("fire", incident: nil), .person("bo"), .unknown("drill", "fire")),
        (.drillEnded("tabletop", participants: ["zoe"], lessons: ""), .person("bo"), .unknown("person", "zoe")),
        (.certify("bo", "surgery", proof: "x"), .person("bo"), .unknown("certificate", "surgery")),
        (.certify("bo", "on-call", proof: ""), .person("bo"), .missing(["proof: Quiz passed"])),
        (.read(RunbookVersion("v1"), by: "ana"), .person("bo"), .notAllowed("bo cannot say what they have read for ana")),
        (.read(RunbookVersion("v0"), by: "bo"), .person("bo"), .notAllowed("the version in force is v1, not v0")),
        (.optIn("ana", drills: true), .person("bo"), .notAllowed("bo cannot agree to be woken by exercises for ana")),
        (.testWays(of: "zoe"), .person("bo"), .unknown("person", "zoe")),
        (.testWays(of: "ana"), .person("bo"), .notAllowed("bo cannot ask for a test page for ana")),
        (.upkeepDone("Windows", words: ""), .person("bo"), .unknown("review or report", "Windows")),
        (.actionsGoneThrough(words: ""), .person("bo"), .unknown("duty", "go through open actions")),
        (.waive("drill fire 2026-Q4", because: "x"), .person("bo"), .unknown("open duty", "drill fire 2026-Q4")),
        (.waive("drill tabletop 2026-Q4", because: ""), .person("bo"), .missing(["because"])),
        (.drillEnded("tabletop", participants: [], lessons: String(repeating: "x", count: 16_385)), .person("bo"), .tooLong(limit: 16_384)),
        (.endMaintenance(3), .person("bo"), .unknown("maintenance", "3")),
    ]

    @Test("what cannot be is refused with its reason, and changes nothing", arguments: refusals)
    func refused(command: ProgrammeCommand, author: Author, refusal: Refusal) throws {
        var runbook = Runbook.drilling()
        runbook.certifications = [Certification(name: "on-call", proof: "Quiz passed")]
        var term = Term(runbook)
        try term.when(.wake)
        let before = term.programme
        #expect(throws: refusal) { try term.when(command, by: author) }
        #expect(term.programme == before)
    }

    @Test("a drill that goes on is not begun a second time")
    func twice() throws {
        var term = Term(.drilling())
        try term.when(.holdDrill("tabletop", incident: nil))
        #expect(throws: Refusal.notAllowed("the drill tabletop has begun already and has not ended")) {
            try term.when(.holdDrill("tabletop", incident: nil))
        }
    }

    @Test("maintenance is announced, is under way in its time, and ends early when somebody says so")
    func maintenance() throws {
        var runbook = Runbook.keeping()
        runbook.statusPage.components = [.init(name: "API")]
        var term = Term(runbook)
        let start = term.now + .hours(1), end = term.now + .hours(3)
        let plan = Programme.Maintenance(title: "New disks", components: ["API"], start: start, end: end)
        try term.when(.planMaintenance(plan))
        #expect(term.programme.maintenance(at: start).map(\.number) == [1])
        #expect(term.programme.maintenance(at: end).isEmpty)
        #expect(throws: Refusal.inThePast) { try term.when(.planMaintenance(.init(title: "Before", start: end, end: start))) }
        #expect(throws: Refusal.unknown("component", "Web")) {
            try term.when(.planMaintenance(.init(title: "Web", components: ["Web"], start: start, end: end)))
        }
        try term.when(.endMaintenance(1), at: "2026-10-05T09:30:00Z")
        #expect(term.programme.maintenance.map(\.end) == [term.now])
        try term.when(.planMaintenance(.init(title: "Later", start: term.now + .days(1), end: term.now + .days(2))))
        try term.when(.endMaintenance(2))
        #expect(term.programme.maintenance.map(\.number) == [1])
    }

    @Test("a reminder that reached nobody is told to the operators, once")
    func undelivered() throws {
        var runbook = Runbook.drilling()
        runbook.operators = Audience(connection: "mail", destination: "ops@shop.example")
        var term = Term(runbook)
        try term.when(.wake)
        _ = try term.pass(until: "2026-12-18T12:00:00Z")
        let note = try #require(term.programme.pending.first)
        #expect(note.id.description == "programme.1")
        let told = try term.when(.receipt(note.id, .failed(reason: "550")), by: .runbell)
        let notice = try #require(told.effects.compactMap { if case .notice(let notice) = $0 { notice } else { nil } }.first)
        #expect(notice.destination == "ops@shop.example")
        let again = try term.when(.receipt(notice.id, .failed(reason: "550")), by: .runbell)
        #expect(again.events.map(\.what) == [.noticeEnded(notice.id, .failed(reason: "550"))])
        #expect(try term.when(.receipt(note.id, .expired), by: .runbell) == ProgrammeDecision())
        #expect(term.programme.pending.isEmpty)
    }

    @Test("an owner who cannot be told quietly is told through the operators")
    func nobodyToTell() throws {
        var runbook = Runbook.drilling()
        runbook.connections = [Connection(name: "ops", kind: .slack)]
        runbook.operators = Audience(connection: "ops", destination: "#ops")
        var term = Term(runbook)
        try term.when(.wake)
        #expect(try term.pass(until: "2026-12-18T12:00:00Z") == ["2026-12-18 #ops: drill tabletop 2026-Q4 is due by 2026-12-31"])
    }

    @Test("ids of programme notices read as they are written")
    func ids() {
        let id = PageID(incident: Programme.id, number: 7)
        #expect(id.description == "programme.7")
        #expect(PageID("programme.7") == id)
        #expect(PageID("INC-0.7") == nil && PageID("programme.0") == nil)
        #expect(PageID("INC-42.7") == PageID(incident: IncidentID(42), number: 7))
    }
}
