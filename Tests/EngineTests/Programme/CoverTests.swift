import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

/// From 2026-10-05, Ana and Bo take turns by the week; that Monday Bo's begins at eight.
@Suite("Asking others to stand in")
struct CoverTests {
    private static let start = Moment(rfc3339: "2026-10-06T08:00:00Z")!
    private static let cover = Programme.Cover(schedule: "primary", person: "bo", start: start, end: start + .days(1), words: "The train.")

    private func notices(_ decision: ProgrammeDecision) -> [Notice] {
        decision.effects.compactMap { if case .notice(let notice) = $0 { notice } else { nil } }
    }

    @Test("who takes turns is asked by a quiet way, and nothing else changes")
    func asked() throws {
        var term = Term()
        let told = notices(try term.when(.askCover(Self.cover, of: [])))
        #expect(told.map(\.destination) == ["ana@shop.example"])
        #expect(told.first?.title == "bo asks you to cover primary")
        #expect(told.first?.text.contains("The train.") == true && told.first?.text.contains("runbell cover --take 1") == true)
        #expect(term.programme.covers.map(\.takenBy) == [nil])
        #expect(notices(try term.when(.askCover(Self.cover, of: ["cy"]))).map(\.destination) == ["cy@shop.example"])
        #expect(term.programme.covers.map(\.number) == [1, 2])
    }

    @Test("whoever says yes first has it, and whoever asked is told")
    func taken() throws {
        var term = Term()
        try term.when(.askCover(Self.cover, of: []))
        let told = notices(try term.when(.takeCover(1, by: "ana"), by: .person("ana")))
        #expect(told.map(\.destination) == ["bo@shop.example"])
        #expect(term.programme.cover(1)?.takenBy == "ana")
        #expect(throws: Refusal.notAllowed("ana has taken it already")) { try term.when(.takeCover(1, by: "cy"), by: .person("cy")) }
        #expect(throws: Refusal.notAllowed("ana has taken it already")) { try term.when(.withdrawCover(1)) }
    }

    @Test("what was withdrawn or is over cannot be taken")
    func gone() throws {
        var term = Term()
        try term.when(.askCover(Self.cover, of: []))
        try term.when(.withdrawCover(1))
        #expect(throws: Refusal.unknown("cover", "1")) { try term.when(.takeCover(1, by: "ana"), by: .person("ana")) }
        try term.when(.askCover(Self.cover, of: []))
        #expect(throws: Refusal.unknown("cover", "2")) {
            try term.when(.takeCover(2, by: "ana"), by: .person("ana"), at: "2026-10-07T08:00:00Z")
        }
    }

    static let refusals: [(ProgrammeCommand, Author, Refusal)] = [
        (.askCover(cover, of: ["zoe"]), .person("bo"), .unknown("person", "zoe")),
        (.askCover(cover, of: []), .person("ana"), .notAllowed("ana cannot ask for cover for bo")),
        (.askCover(cover, of: ["bo"]), .person("bo"), .notAllowed("nobody else takes turns on primary: name whom you ask")),
        (
            .askCover(.init(schedule: "night", person: "bo", start: start, end: start + .days(1)), of: []), .person("bo"),
            .unknown("schedule", "night")
        ),
        (.askCover(.init(schedule: "primary", person: "bo", start: start, end: start), of: []), .person("bo"), .inThePast),
        (
            .askCover(.init(schedule: "primary", person: "cy", start: start, end: start + .days(1)), of: []), .person("cy"),
            .notAllowed("cy has no shift on primary then")
        ),
        (.takeCover(1, by: "bo"), .person("bo"), .notAllowed("bo has this shift already")),
        (.takeCover(1, by: "cy"), .person("ana"), .notAllowed("ana cannot take a shift for cy")),
        (.takeCover(7, by: "ana"), .person("ana"), .unknown("cover", "7")),
        (.withdrawCover(1), .person("ana"), .notAllowed("ana cannot withdraw this for bo")),
    ]

    @Test("what cannot be is refused with its reason, and changes nothing", arguments: refusals)
    func refused(command: ProgrammeCommand, author: Author, refusal: Refusal) throws {
        var term = Term()
        try term.when(.askCover(Self.cover, of: []))
        let before = term.programme
        #expect(throws: refusal) { try term.when(command, by: author) }
        #expect(term.programme == before)
    }
}
