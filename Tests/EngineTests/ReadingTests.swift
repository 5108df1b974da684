import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Two people who change the same thing")
struct ReadingTests {
    struct Row: CustomTestStringConvertible {
        let words: String
        /// What the first one does, who saw what was there before.
        let first: IncidentCommand
        /// What the second one asks for in place of that same thing, and of what the first one made of it.
        let second: IncidentCommand
        let before: Reading
        let after: Reading

        var testDescription: String { words }
    }

    static let rows = [
        Row(
            words: "severity", first: .changeSeverity("P2", because: ""), second: .changeSeverity("P3", because: ""), before: .severity("P1"),
            after: .severity("P2")),
        Row(
            words: "status", first: .progress(.setStatus("Looking")), second: .progress(.setStatus("Fixed")), before: .status(nil),
            after: .status("Looking")),
        Row(
            words: "role", first: .staff(.assign("scribe", to: "ana")), second: .staff(.assign("scribe", to: "bo")),
            before: .holder(of: "scribe", nil), after: .holder(of: "scribe", "ana")),
    ]

    @Test("the second one is told, and does it again in place of what is there now", arguments: rows)
    func overtaken(_ row: Row) throws {
        var drill = try Drill.raised(in: .full)
        try drill.when(.over(row.before, row.first), by: .person("ana"), at: 1)
        let first = drill.incident
        drill.expectRefusal(of: .over(row.before, row.second), at: 2, saying: "overtaken")
        #expect(drill.incident == first)
        try drill.when(.over(row.before, row.first), by: .person("ana"), at: 3)
        #expect(drill.incident?.severity == first?.severity && drill.incident?.staff == first?.staff, "sent twice, it is there once")
        try drill.when(.over(row.after, row.second), by: .person("bo"), at: 4)
        drill.expectRefusal(of: .over(row.after, row.first), at: 5, saying: "overtaken")
    }

    @Test("what is asked of a merged incident is refused as ever")
    func merged() throws {
        var drill = try Drill.raised(in: .full)
        try drill.when(.merge(into: IncidentID(7)), by: .person("ana"), at: 1)
        drill.expectRefusal(of: .over(.severity("P1"), .changeSeverity("P2", because: "")), at: 2, saying: "alreadyMerged")
    }
}
