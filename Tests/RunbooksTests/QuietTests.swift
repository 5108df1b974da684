import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("Messages that wake nobody")
struct QuietTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let says: String
        var ways: Set<Way> = [.sms]
        var normal: [Way] = []
        var zone: String? = "Europe/Stockholm"
        var now = "2026-01-05T02:30:00Z"
        var due: String?
        let expected: String?
        var testDescription: String { says }
    }

    @Test(
        "the quietest way, at an hour at which nobody is woken",
        arguments: [
            Case(says: "mail before all others", ways: [.email, .slack, .push, .sms], expected: "email at once"),
            Case(says: "chat before what rings", ways: [.slack, .push, .sms], expected: "slack at once"),
            Case(says: "a push waits for seven in the morning", ways: [.push, .sms], expected: "push 2026-01-05T06:00:00Z"),
            Case(says: "so does a text message", expected: "sms 2026-01-05T06:00:00Z"),
            Case(says: "before midnight it is the next morning", now: "2026-01-04T21:00:00Z", expected: "sms 2026-01-05T06:00:00Z"),
            Case(says: "a minute before ten it is day", now: "2026-01-04T20:59:00Z", expected: "sms at once"),
            Case(says: "at seven it is day", now: "2026-01-05T06:00:00Z", expected: "sms at once"),
            Case(says: "what is due before the morning does not wait", due: "2026-01-05T06:00:00Z", expected: "sms at once"),
            Case(says: "what is due after it does", due: "2026-01-05T06:00:01Z", expected: "sms 2026-01-05T06:00:00Z"),
            Case(says: "it is day where the person is", zone: "Asia/Tokyo", expected: "sms at once"),
            Case(says: "without a zone of their own it is the schedule's night", zone: nil, expected: "sms 2026-01-05T07:00:00Z"),
            Case(says: "whoever wrote a rule for it has it so", ways: [.email, .sms], normal: [.sms], expected: "sms at once"),
            Case(says: "a rule that nothing carries is none", normal: [.push], expected: "sms 2026-01-05T06:00:00Z"),
            Case(says: "a night in which the clocks go forward ends at seven too", now: "2026-03-28T22:00:00Z", expected: "sms 2026-03-29T05:00:00Z"),
            Case(says: "nobody is told by nothing", ways: [], expected: nil),
        ])
    func quietly(_ it: Case) {
        var runbook = Runbook(version: RunbookVersion("0"), name: "t", zone: "Asia/Tokyo", business: .init(zone: "UTC", hours: []))
        runbook.people["ana"] = Person(
            name: "ana", fullName: "Ana", email: it.ways.contains(.email) ? "ana@pria.example" : nil,
            phone: it.ways.contains(.sms) ? "+46700000001" : nil, slack: it.ways.contains(.slack) ? "U01" : nil,
            ntfy: it.ways.contains(.push) ? "ana" : nil, zone: it.zone, normal: it.normal.map { .init(by: .way($0)) })
        let layer = Layer(rotate: [["ana"]], every: .weeks(1), from: WallTime(day: CivilDay(year: 2026, month: 1, day: 5)!, minuteOfDay: 480))
        runbook.schedules["primary"] = Schedule(name: "primary", zone: "Europe/London", cover: .layers([layer]))
        runbook.connections = [
            Connection(name: "mail", kind: .smtp), Connection(name: "chat", kind: .slack), Connection(name: "phone", kind: .twilio),
            Connection(name: "ntfy", kind: .ntfy),
        ]
        if it.normal == [.push] { runbook.connections.removeLast() }
        let now = Moment(rfc3339: it.now)!
        let found = runbook.quietly(to: "ana", at: now, due: it.due.flatMap { Moment(rfc3339: $0) })
        #expect(found.map { "\($0.approach.way) \($0.leaves == now ? "at once" : $0.leaves.rfc3339)" } == it.expected)
    }
}
