import OnCall
import Testing
import Vocabulary

@Suite("Overrides")
struct OverrideTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let why: String
        let turn: [PersonName]
        /// Oldest first: who takes, and from whom.
        let overrides: [(PersonName, PersonName?)]
        let people: [PersonName]
        let mark: Int64?
        var testDescription: String { why }
    }

    static let cases = [
        Case(why: "none leaves the turn alone", turn: ["ana", "bo"], overrides: [], people: ["ana", "bo"], mark: nil),
        Case(why: "one of everybody takes all places", turn: ["ana", "bo"], overrides: [("cy", nil)], people: ["cy"], mark: 1),
        Case(why: "one of a person takes that place only", turn: ["ana", "bo"], overrides: [("cy", "ana")], people: ["cy", "bo"], mark: 1),
        Case(why: "one of somebody else's turn takes nothing", turn: ["ana"], overrides: [("cy", "bo")], people: ["ana"], mark: nil),
        Case(why: "the newer of two wins", turn: ["ana"], overrides: [("cy", nil), ("dana", nil)], people: ["dana"], mark: 2),
        Case(why: "the newer for the same person wins", turn: ["ana"], overrides: [("bo", "ana"), ("cy", "ana")], people: ["cy"], mark: 2),
        Case(why: "who took a shift can hand it on", turn: ["ana"], overrides: [("bo", "ana"), ("cy", "bo")], people: ["cy"], mark: 2),
        Case(why: "an older one does not follow a newer", turn: ["ana"], overrides: [("cy", "bo"), ("bo", "ana")], people: ["bo"], mark: 2),
        Case(why: "a chain ends at the newest", turn: ["ana"], overrides: [("bo", "ana"), ("cy", "ana"), ("eli", "bo")], people: ["cy"], mark: 2),
        Case(
            why: "everybody, then one place back", turn: ["ana", "bo"], overrides: [("cy", nil), ("dana", "ana")], people: ["dana", "cy"], mark: 2),
        Case(why: "a gap is filled by one of everybody", turn: [], overrides: [("cy", nil)], people: ["cy"], mark: 1),
        Case(why: "a gap is not filled by one of a person", turn: [], overrides: [("cy", "ana")], people: [], mark: nil),
        Case(why: "nobody is named twice", turn: ["ana", "bo"], overrides: [("bo", "ana")], people: ["bo"], mark: 1),
        Case(why: "taking one's own shift is still an override", turn: ["ana"], overrides: [("ana", nil)], people: ["ana"], mark: 1),
    ]

    @Test("in whatever order they are stored", arguments: cases)
    func places(_ row: Case) {
        let overrides = row.overrides.enumerated().map { number, override in
            Override(
                id: Int64(number + 1), schedule: "primary", person: override.0, replaces: override.1, start: .distantPast, end: .distantFuture)
        }
        for stored in [overrides, overrides.reversed()] {
            let (people, mark) = stored.applied(to: row.turn)
            #expect(people == row.people)
            #expect(mark == row.mark)
        }
    }

    @Test("one begins at its start, ends before its end and marks its stretch")
    func stretch() {
        let roster = roster(
            layer("ana"), overrides: [Override(7, "bo", from: "2026-01-06T10:00:00Z", to: "2026-01-06T12:00:00Z")])
        let shifts = roster.shifts(of: "primary", from: at("2026-01-06T00:00:00Z"), to: at("2026-01-07T00:00:00Z"))
        let expected = [
            "2026-01-06T00:00:00Z ana", "2026-01-06T10:00:00Z bo (override 7)", "2026-01-06T12:00:00Z ana", "2026-01-07T00:00:00Z",
        ]
        #expect(shifts.lines == expected)
    }

    @Test("one for another schedule, or that ends before it begins, does nothing")
    func without() {
        var other = Override(1, "bo", from: "2026-01-06T00:00:00Z", to: "2026-01-07T00:00:00Z")
        other.schedule = "secondary"
        let backwards = Override(2, "cy", from: "2026-01-07T00:00:00Z", to: "2026-01-06T00:00:00Z")
        let roster = roster(layer("ana"), overrides: [other, backwards])
        #expect(roster.onCall("primary", at: at("2026-01-06T12:00:00Z")) == ["ana"])
        #expect(roster.shifts(of: "primary", from: at("2026-01-06T00:00:00Z"), to: at("2026-01-08T00:00:00Z")).count == 1)
    }
}
