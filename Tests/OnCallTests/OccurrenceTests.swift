import OnCall
import Testing
import Vocabulary

@Suite("Something that recurs")
struct OccurrenceTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let why, at: String
        var start = "2026-03-22 02:30"
        var hours: Int64 = 2
        var every: Span? = .weeks(1)
        var until: String?
        /// Nil: it is not taking place.
        let window: String?
        var testDescription: String { why }
    }

    static let cases = [
        Case(why: "before the first", at: "2026-03-15T02:00:00Z", window: nil),
        Case(why: "the moment before the first", at: "2026-03-22T01:29:59.999Z", window: nil),
        Case(why: "the first, as it begins", at: "2026-03-22T01:30:00Z", window: "2026-03-22T01:30:00Z to 2026-03-22T03:30:00Z"),
        Case(why: "the first, as it ends", at: "2026-03-22T03:30:00Z", window: nil),
        Case(
            why: "one that begins in the gap begins when the gap ends", at: "2026-03-29T01:10:00Z",
            window: "2026-03-29T01:00:00Z to 2026-03-29T03:00:00Z"),
        Case(
            why: "one that begins in the repeated hour begins the first time", at: "2026-10-25T01:45:00Z",
            window: "2026-10-25T00:30:00Z to 2026-10-25T02:30:00Z"),
        Case(
            why: "the last before until lasts past it", at: "2026-04-05T01:00:00Z", until: "2026-04-05 02:31",
            window: "2026-04-05T00:30:00Z to 2026-04-05T02:30:00Z"),
        Case(why: "none begins at until", at: "2026-04-05T01:00:00Z", until: "2026-04-05 02:30", window: nil),
        Case(why: "only once without a span", at: "2026-03-29T01:10:00Z", every: nil, window: nil),
        Case(why: "once, in progress", at: "2026-03-22T02:00:00Z", every: nil, window: "2026-03-22T01:30:00Z to 2026-03-22T03:30:00Z"),
        Case(why: "the newest of two in progress", at: "2026-04-06T00:00:00Z", hours: 200, window: "2026-04-05T00:30:00Z to 2026-04-13T08:30:00Z"),
        Case(
            why: "the one before until when the newest may not begin", at: "2026-04-05T01:00:00Z", hours: 200, until: "2026-04-05 02:30",
            window: "2026-03-29T01:00:00Z to 2026-04-06T09:00:00Z"),
        Case(
            why: "monthly on the 31st", at: "2026-02-28T12:00:00Z", start: "2026-01-31 12:00", every: .months(1),
            window: "2026-02-28T11:00:00Z to 2026-02-28T13:00:00Z"),
        Case(why: "of no length", at: "2026-03-22T01:30:00Z", hours: 0, window: nil),
    ]

    @Test("takes place", arguments: cases)
    func occurrence(_ row: Case) {
        let found = Occurrence.of(
            wall(row.start), length: .hours(row.hours), every: row.every, until: row.until.map(wall), zone: "Europe/Stockholm", containing: at(row.at)
        )
        #expect(found.map { "\($0.start.rfc3339) to \($0.end.rfc3339)" } == row.window)
    }
}
