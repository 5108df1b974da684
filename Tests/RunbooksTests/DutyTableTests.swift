import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("The table of duties")
struct DutyTableTests {
    private func book(_ change: (inout Runbook) -> Void) -> Runbook {
        var book = Runbook(version: RunbookVersion("v"), name: "Shop", zone: "UTC", business: BusinessCalendar(zone: "UTC", hours: [], holidays: []))
        book.severities = [
            Severity(name: "P1", acknowledgeWithin: Promise(.within(.exact(.minutes(5))), outOfHours: .within(.exact(.minutes(15))))),
            Severity(name: "P2", recoverWithin: Promise(.within(.businessDays(2)))),
        ]
        change(&book)
        return book
    }

    @Test("a promise stands with the severities that make it, their hours and their clause")
    func promises() {
        let lines = DutyTable(of: book { _ in }).text.split(separator: "\n").map(String.init)
        #expect(
            lines == [
                "DUTY         OWNER           FROM    UNTIL         WITHIN                    IF MISSED  CLAUSE",
                "acknowledge  the ladder      raised  acknowledged  P1 5m (out of hours 15m)  -          severities.acknowledge_within",
                "recover      the responders  raised  resolved      P2 2 business days        -          severities.recover_within",
            ], "\(lines)")
    }

    @Test("a duty of some severities names those only, and says what is owed again and what is done when it is missed")
    func communication() throws {
        let table = DutyTable(
            of: book {
                $0.communications = [
                    Communication(
                        name: "internal", to: .statusPage, owner: .seat("lead"), match: .fact(.severity, [.exactly("P1")]), after: .hours(1),
                        first: Terms(Promise(.within(.exact(.minutes(10))))), cadence: .every(.exact(.minutes(90))))
                ]
            })
        let row = try #require(table.rows.first { $0.name == "update internal" })
        #expect(row.owner == "lead" && row.from == "raised + 1h" && row.until == "update to internal" && row.clause == "communications.internal")
        #expect(row.within == [DutyTable.Part(severity: "P1", promise: "10m")] && row.again == [DutyTable.Part(severity: "P1", promise: "1h 30m")])
        #expect(row.ifMissed == ["remind", "after 5m page the backup", "after 15m climb the ladder, a rung every 10m"])
    }

    @Test("what every severity has is said once")
    func same() throws {
        let table = DutyTable(of: book { $0.triage.severityWithin = Terms(Promise(.within(.exact(.minutes(15))))) })
        #expect(table.rows.first { $0.name == "confirm severity" }?.within == [DutyTable.Part(severity: nil, promise: "15m")])
    }

    @Test(
        "spans are written as a runbook writes them",
        arguments: [
            (Span.exact(.seconds(90)), "1m 30s"), (.exact(.hours(72)), "72h"), (.exact(.zero), "0m"), (.weeks(1), "1 week"),
            (.quarters(2), "2 quarters"),
            (.nextBusinessDay, "next business day"),
        ])
    func spans(span: Span, words: String) { #expect(span.written == words) }
}

@Suite("What a condition can hold for")
struct MayHoldTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let says: String, matcher: Matcher, ever: Bool, forP1: Bool
        init(_ says: String, _ matcher: Matcher, ever: Bool, forP1: Bool) {
            (self.says, self.matcher, self.ever, self.forP1) = (says, matcher, ever, forP1)
        }
        var testDescription: String { says }
    }

    private static let p1 = Matcher.fact(.severity, [.exactly("P1")]), p2 = Matcher.fact(.severity, [.exactly("P2")])
    private static let breach = Matcher.fact(.tag, [.exactly("breach")]), leak = Matcher.fact(.tag, [.exactly("leak")])

    @Test(
        "it says no only where it is sure",
        arguments: [
            Case("everything", .everything, ever: true, forP1: true), Case("nothing", .not(.everything), ever: false, forP1: false),
            Case("any of none", .any([]), ever: false, forP1: false), Case("its severity", p1, ever: true, forP1: true),
            Case("another severity", p2, ever: true, forP1: false), Case("two severities at once", .all([p1, p2]), ever: false, forP1: false),
            Case("two severities deeper", .all([breach, .any([.all([p1, p2])])]), ever: false, forP1: false),
            Case("either severity", .any([p1, p2]), ever: true, forP1: true), Case("not another", .not(p2), ever: true, forP1: true),
            Case("not its own", .not(p1), ever: true, forP1: false), Case("two tags at once", .all([breach, leak]), ever: true, forP1: true),
            Case("a tag and another severity", .all([breach, p2]), ever: true, forP1: false),
            Case("a tag or another severity", .any([breach, p2]), ever: true, forP1: true),
            Case("a glob", .fact(.severity, [.glob("P*")]), ever: true, forP1: true),
        ])
    func answers(_ it: Case) {
        #expect(it.matcher.mayHold == it.ever)
        #expect(it.matcher.mayHold(severity: "P1") == it.forP1)
    }
}
