import Runbooks
import Testing
import Vocabulary

@Suite("What incidents are called")
struct NamingTests {
    @Test(
        "a pattern makes a name of a number and a day",
        arguments: [
            ("OPS-{number}", "OPS-42"), ("INC-{year}-{number:4}", "INC-2026-0042"), ("shop_{year}{month}{day}_{number:1}", "shop_20260105_42"),
        ])
    func name(pattern: String, name: String) throws {
        let naming = try #require(IncidentNaming(pattern))
        #expect(naming.name(of: IncidentID(42), on: "2026-01-05") == name)
        #expect(IncidentID(named: name) == IncidentID(42))
        #expect(naming.name(of: IncidentID(123_456), on: "2026-01-05").hasSuffix("123456"))
    }

    @Test(
        "names that cannot be told apart, or not be written in an address, are none",
        arguments: [
            "", "{number}", "OPS", "OPS-{year}", "OPS-{number}-X", "OPS-{year}{number}", "OPS 1-{number}", "7-{number}", "OPS-{number:0}",
            "OPS-{week}-{number}", "OPS-{number", "A-{number}-{number}", "ö/{number}", "OPS4{number}",
        ])
    func none(pattern: String) { #expect(IncidentNaming(pattern) == nil) }

    @Test("what has no number at its end names no incident", arguments: ["OPS", "42", "-42", "OPS-42x", "OPS-0", "OPS 42", "P1", ""])
    func unread(text: String) { #expect(IncidentID(named: text) == nil) }
}
