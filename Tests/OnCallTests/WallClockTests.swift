import Foundation
import OnCall
import Testing
import Vocabulary

@Suite("The clock on the wall")
struct WallClockTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let zone, wall, instant, why: String
        var testDescription: String { "\(zone) \(wall): \(why)" }
    }

    static func rows(_ table: String) -> [Case] {
        table.split(separator: "\n").map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return Case(zone: cells[0], wall: cells[1], instant: cells[2], why: cells[3])
        }
    }

    static let cases = rows(
        """
        Europe/Stockholm    | 2026-01-05 09:00 | 2026-01-05T08:00:00Z | an hour east in winter
        Europe/Stockholm    | 2026-07-06 09:00 | 2026-07-06T07:00:00Z | two hours east in summer
        Europe/Stockholm    | 2026-03-29 02:30 | 2026-03-29T01:00:00Z | skipped, so when the gap ends
        Europe/Stockholm    | 2026-03-29 03:00 | 2026-03-29T01:00:00Z | the end of the gap itself
        Europe/Stockholm    | 2026-10-25 02:30 | 2026-10-25T00:30:00Z | shown twice, so the first time
        Europe/Stockholm    | 2026-10-25 03:00 | 2026-10-25T02:00:00Z | after both
        America/New_York    | 2026-03-08 02:30 | 2026-03-08T07:00:00Z | skipped
        America/New_York    | 2026-11-01 01:30 | 2026-11-01T05:30:00Z | shown twice
        Australia/Lord_Howe | 2026-10-04 02:15 | 2026-10-03T15:30:00Z | half an hour skipped
        Australia/Lord_Howe | 2026-04-05 01:45 | 2026-04-04T14:45:00Z | half an hour shown twice
        Australia/Lord_Howe | 2026-04-05 02:00 | 2026-04-04T15:30:00Z | after both
        America/Havana      | 2026-03-08 00:00 | 2026-03-08T05:00:00Z | midnight itself skipped
        America/Havana      | 2026-03-08 00:30 | 2026-03-08T05:00:00Z | the day begins at 01:00
        America/Havana      | 2026-11-01 00:30 | 2026-11-01T04:30:00Z | shown twice after midnight
        America/Havana      | 2026-11-01 01:00 | 2026-11-01T06:00:00Z | after both
        Africa/Cairo        | 2026-04-24 00:30 | 2026-04-23T22:00:00Z | midnight skipped on a Friday
        Africa/Cairo        | 2026-10-29 23:30 | 2026-10-29T20:30:00Z | back over midnight to the day before
        Africa/Cairo        | 2026-10-30 00:00 | 2026-10-29T22:00:00Z | the next day begins once
        Asia/Beirut         | 2026-03-29 00:00 | 2026-03-28T22:00:00Z | midnight skipped on a Sunday
        Asia/Beirut         | 2026-10-24 23:30 | 2026-10-24T20:30:00Z | back over midnight
        Pacific/Apia        | 2011-12-30 12:00 | 2011-12-30T10:00:00Z | a day that never was
        Pacific/Apia        | 2011-12-31 00:00 | 2011-12-30T10:00:00Z | the day after it
        Pacific/Kwajalein   | 1993-08-21 08:00 | 1993-08-21T12:00:00Z | another one
        Antarctica/Troll    | 2026-03-29 02:00 | 2026-03-29T01:00:00Z | two hours skipped
        Antarctica/Troll    | 2026-10-25 02:00 | 2026-10-25T00:00:00Z | two hours shown twice
        Antarctica/Troll    | 2026-10-25 03:00 | 2026-10-25T03:00:00Z | after both
        Pacific/Chatham     | 2026-09-27 03:00 | 2026-09-26T14:00:00Z | skipped at a quarter to
        Asia/Kathmandu      | 2026-06-01 12:00 | 2026-06-01T06:15:00Z | a quarter to six east
        America/Caracas     | 2016-05-01 02:45 | 2016-05-01T07:00:00Z | half an hour, once, by law
        Asia/Pyongyang      | 2018-05-04 23:45 | 2018-05-04T15:00:00Z | half an hour at midnight, by law
        America/Nuuk        | 2026-03-28 23:30 | 2026-03-29T01:00:00Z | skipped on a Saturday night
        Africa/Casablanca   | 2026-03-22 02:30 | 2026-03-22T02:00:00Z | back from the hour of Ramadan
        Europe/Moscow       | 2014-10-26 01:30 | 2014-10-25T21:30:00Z | twice, and never again
        Africa/Monrovia     | 1972-01-07 00:30 | 1972-01-07T00:44:30Z | an offset with seconds
        UTC                 | 2026-03-29 02:30 | 2026-03-29T02:30:00Z | no changes at all
        """)

    @Test("a wall time happens at the first instant at which the clock shows it or later", arguments: cases)
    func wallTimeToMoment(_ row: Case) throws {
        let clock = try #require(WallClock(zone: row.zone))
        #expect(clock.moment(of: wall(row.wall)).rfc3339 == row.instant)
        #expect(clock.furthest(at: at(row.instant)) >= WallReading(wall(row.wall)))
        #expect(clock.furthest(at: at(row.instant) - .milliseconds(1)) < WallReading(wall(row.wall)))
    }

    @Test("near every change of clocks from 1995 to 2035 the rule holds against a clock read every quarter of an hour", arguments: Zones.hard)
    func ruleByBruteForce(_ zone: String) throws {
        let clock = try #require(WallClock(zone: zone))
        let source = try #require(TimeZone(identifier: zone))
        for change in clock.changes(from: at("1995-01-01T00:00:00Z"), to: at("2035-01-01T00:00:00Z")) {
            var furthest = Int64.min
            // A skipped day is the widest leap there is.
            for quarter in -100...100 {
                let moment = change + .minutes(Int64(quarter) * 15)
                let seconds = moment.milliseconds / 1000
                let shown = seconds + Int64(source.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
                #expect(clock.reading(at: moment).milliseconds == shown * 1000, "\(moment.rfc3339)")
                guard shown > furthest else { continue }
                if furthest > .min { #expect(clock.moment(of: WallReading(milliseconds: shown * 1000 - 899_000)) <= moment) }
                #expect(clock.moment(of: WallReading(milliseconds: shown * 1000)) == moment, "\(zone) \(moment.rfc3339)")
                furthest = shown
            }
        }
    }

    @Test("no change of offset is missed: every half day from 1995 to 2035 agrees with the system", arguments: Zones.hard)
    func nothingMissed(_ zone: String) throws {
        let clock = try #require(WallClock(zone: zone))
        let source = try #require(TimeZone(identifier: zone))
        for seconds in stride(from: Int64(788_918_400), to: 2_051_222_400, by: 43_200) {
            let offset = source.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
            #expect(clock.offset(at: Moment(seconds: seconds)) == .seconds(offset))
        }
    }

    @Test("a place is a zone", arguments: ["Europe/Stockholm", "Asia/Kolkata", "America/Argentina/Ushuaia", "US/Eastern", "Etc/UTC", "UTC", "GMT"])
    func known(_ zone: String) { #expect(WallClock(zone: zone)?.zone == zone) }

    @Test(
        "an abbreviation, a bare offset or a slip of the pen is none",
        arguments: ["", "CET", "PST", "GMT+5", "GMT+0500", "+02:00", "europe/stockholm", "Europe/Stokholm", "Europe/Stockholm ", "/"])
    func unknown(_ zone: String) { #expect(WallClock(zone: zone) == nil) }

    @Test("this program carries its zones")
    func zones() { #expect(WallClock.hasZones) }
}
