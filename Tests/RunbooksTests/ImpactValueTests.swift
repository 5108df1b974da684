import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("What people write into a field of the impact")
struct ImpactValueTests {
    @Test(
        "a number is read as people write it, and never guessed",
        arguments: [
            ("1200", 1200), ("1,200", 1200), ("1 200", 1200), ("1\u{202F}200", 1200), ("12,345,678.5", 12_345_678.5), ("12.5 %", 12.5), ("-3", -3),
            ("12,5", nil), ("1,2000", nil), ("1200,30", nil), ("", nil), ("many", nil), ("7 users", nil), ("inf", nil), ("1e9", nil), (",200", nil),
        ] as [(String, Double?)])
    func numbers(_ written: String, _ number: Double?) {
        #expect(ImpactValue(written, as: .number) == number.map { .number($0) })
        #expect(ImpactValue(written, as: nil) == number.map { .number($0) } ?? .words(written))
        #expect(ImpactValue(written, as: .text) == .words(written))
    }

    @Test("fields that matchers ask about are known, however deep they stand")
    func asked() {
        var runbook = Runbook(version: RunbookVersion("0"), name: "Shop", zone: "UTC", business: .init(zone: "UTC", hours: []))
        let customers = Matcher.fact(.impact("customers"), [.compare(.more, 5)])
        runbook.severities = [Severity(name: "P1", match: .any([.not(customers), .fact(.tag, [.exactly("x")])]))]
        runbook.escalations = [Escalation(name: "board", match: .all([.fact(.impact("money"), [.compare(.more, 1)]), customers]))]
        #expect(runbook.impactAsked == ["customers", "money"])
    }
}
