import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

/// A programme under test, in Stockholm. Bo leads, Ana and Bo take turns, Cy is nobody's backup.
struct Term {
    var runbook: Runbook
    var own: [PersonName: OwnReach] = [:]
    private(set) var programme = Programme()
    private(set) var journal: [ProgrammeEvent] = []
    private(set) var now: Moment

    init(_ runbook: Runbook = .keeping(), at start: String = "2026-10-05T08:00:00Z") {
        self.runbook = runbook
        now = Moment(rfc3339: start)!
    }

    /// Decides at this instant, and makes it so.
    @discardableResult
    mutating func when(_ command: ProgrammeCommand, by author: Author = .person("bo"), at time: String? = nil) throws(Refusal) -> ProgrammeDecision {
        if let time { now = Moment(rfc3339: time)! }
        let decision = try Programme.decide(command, by: author, on: programme, in: Circumstances(now: now, runbook: runbook, own: own))
        for event in decision.events { programme.apply(event) }
        journal += decision.events
        return decision
    }

    /// Makes it so, whatever it was decided by.
    mutating func apply(_ event: ProgrammeEvent) {
        programme.apply(event)
        journal.append(event)
    }

    /// Lets time pass; every wake is answered when it comes. Answers every message on the way, with its day.
    mutating func pass(until end: String) throws -> [String] {
        var told: [String] = []
        let end = Moment(rfc3339: end)!
        for _ in 0..<500 {
            guard let next = programme.nextWake(under: runbook), next <= end else { break }
            now = max(now, next)
            for case .notice(let notice) in try when(.wake, by: .runbell).effects {
                told.append("\(now.rfc3339.prefix(10)) \(notice.destination): \(notice.title)")
            }
            if let again = programme.nextWake(under: runbook) { try #require(again > now, "woken for the past") }
        }
        now = end
        #expect(Programme.fold(journal) == programme)
        return told
    }

    func state(of duty: DutyName) -> String? {
        programme.owings.last { $0.duty.name == duty }.map { owing in
            switch owing.duty.state {
            case .open: "open until \(owing.duty.due.rfc3339.prefix(10))"
            case .kept: "kept"
            case .keptLate: "kept late"
            case .missed: "missed"
            case .moot: "moot"
            case .waived: "waived"
            }
        }
    }
}

extension Runbook {
    /// Nothing to keep but what is added.
    static func keeping(_ change: (inout Runbook) -> Void = { _ in }) -> Runbook {
        let hours = HoursOfWeek(days: [.monday, .tuesday, .wednesday, .thursday, .friday], start: 9 * 60, end: 17 * 60)
        var runbook = Runbook(
            version: RunbookVersion("v1"), name: "Payments", owner: "lead", zone: "Europe/Stockholm",
            business: BusinessCalendar(zone: "Europe/Stockholm", hours: [hours]))
        for name in ["ana", "bo", "cy"] {
            let person = PersonName(name)
            runbook.people[person] = Person(name: person, fullName: name, email: "\(name)@shop.example", phone: "+46700000000")
        }
        let layer = Layer(
            rotate: [["ana"], ["bo"]], every: .weeks(1), from: WallTime(day: CivilDay(year: 2026, month: 1, day: 5)!, minuteOfDay: 480))
        runbook.seats["lead"] = .held(["bo", "ana"])
        runbook.schedules["primary"] = Schedule(name: "primary", zone: "Europe/Stockholm", cover: .layers([layer]))
        runbook.connections = [Connection(name: "mail", kind: .smtp)]
        change(&runbook)
        return runbook
    }

    static func drilling(every span: Span = .quarters(1)) -> Runbook { keeping { $0.drills = [DrillPlan(name: "tabletop", every: span)] } }
}
