import OnCall
import Testing
import Vocabulary

@Suite("Turns")
struct TurnsTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let every: Span
        let from, starts: String
        var testDescription: String { "every \(every) from \(from)" }
    }

    /// The starts of turns -1 to 4.
    static let cases = [
        Case(
            every: .exact(.hours(12)), from: "2026-03-28 08:00",
            starts: "03-27 20:00, 03-28 08:00, 03-28 20:00, 03-29 08:00, 03-29 20:00, 03-30 08:00"),
        Case(every: .days(1), from: "2026-02-27 09:00", starts: "02-26 09:00, 02-27 09:00, 02-28 09:00, 03-01 09:00, 03-02 09:00, 03-03 09:00"),
        Case(every: .weeks(2), from: "2026-01-05 09:30", starts: "12-22 09:30, 01-05 09:30, 01-19 09:30, 02-02 09:30, 02-16 09:30, 03-02 09:30"),
        Case(every: .months(1), from: "2026-01-31 00:00", starts: "12-31 00:00, 01-31 00:00, 02-28 00:00, 03-31 00:00, 04-30 00:00, 05-31 00:00"),
        Case(every: .months(1), from: "2027-12-29 23:59", starts: "11-29 23:59, 12-29 23:59, 01-29 23:59, 02-29 23:59, 03-29 23:59, 04-29 23:59"),
        Case(every: .quarters(1), from: "2026-11-30 12:00", starts: "08-30 12:00, 11-30 12:00, 02-28 12:00, 05-30 12:00, 08-30 12:00, 11-30 12:00"),
    ]

    @Test("begin at the same time on the wall, or on the last day of a month that is too short", arguments: cases)
    func starts(_ row: Case) throws {
        let turns = try #require(Turns(from: wall(row.from), every: row.every))
        let starts = (-1...4).map { number in
            let time = turns.start(of: number).time
            let (_, month, day) = time.day.components
            return [month, day, time.minuteOfDay / 60, time.minuteOfDay % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        }
        #expect(starts.map { "\($0[0])-\($0[1]) \($0[2]):\($0[3])" }.joined(separator: ", ") == row.starts)
    }

    @Test("a turn lasts from its own start to the moment before the next", arguments: cases)
    func turnAtReading(_ row: Case) throws {
        let turns = try #require(Turns(from: wall(row.from), every: row.every))
        for number in -30...30 {
            let start = turns.start(of: number)
            #expect(turns.turn(at: start) == number)
            #expect(turns.turn(at: WallReading(milliseconds: start.milliseconds - 1)) == number - 1)
        }
    }

    @Test(
        "nobody can take turns by these",
        arguments: [
            Span.businessDays(1), .businessHours(8), .sameBusinessDay, .nextBusinessDay, .days(0), .weeks(-1), .months(0), .quarters(0), .days(.max),
            .weeks(.max), .months(.max), .quarters(.max), .exact(.zero), .exact(.seconds(90)), .exact(.milliseconds(60_001)), .exact(.days(40_000)),
        ])
    func refused(_ span: Span) {
        #expect(!span.canRotate)
        #expect(Turns(from: wall("2026-01-05 09:00"), every: span) == nil)
    }

    @Test("by these they can", arguments: [Span.exact(.minutes(1)), .exact(.hours(12)), .days(1), .weeks(1), .months(1), .quarters(1)])
    func accepted(_ span: Span) { #expect(span.canRotate) }
}
