import CalendarFiles
import OnCall
import Testing
import Vocabulary

@Suite("A calendar of leave")
struct LeaveFileTests {
    /// Stockholm is two hours ahead of UTC from 29 March to 25 October, and one hour otherwise.
    static let home = WallClock.of("Europe/Stockholm")
    static let year = at("2026-01-01T00:00:00Z")..<at("2027-01-01T00:00:00Z")

    struct Case: CustomTestStringConvertible, Sendable {
        let why, event: String
        var times: [String] = []
        var error: String?
        var testDescription: String { why }

        init(_ why: String, _ event: String, _ times: String..., error: String? = nil) {
            (self.why, self.event, self.times, self.error) = (why, event, times, error)
        }
    }

    static let single = [
        Case("a day begins at home", "DTSTART;VALUE=DATE:20260106", "2026-01-05T23:00:00Z/2026-01-06T23:00:00Z"),
        Case("days and their exclusive end", "DTSTART;VALUE=DATE:20260328\nDTEND;VALUE=DATE:20260330", "2026-03-27T23:00:00Z/2026-03-29T22:00:00Z"),
        Case("a day that ends on itself", "DTSTART;VALUE=DATE:20260106\nDTEND;VALUE=DATE:20260106", "2026-01-05T23:00:00Z/2026-01-06T23:00:00Z"),
        Case("in UTC", "DTSTART:20260401T080000Z\nDTEND:20260401T170000Z", "2026-04-01T08:00:00Z/2026-04-01T17:00:00Z"),
        Case("by the clock at home", "DTSTART:20260401T080000\nDTEND:20260401T170000", "2026-04-01T06:00:00Z/2026-04-01T15:00:00Z"),
        Case(
            "by a clock elsewhere", "DTSTART;TZID=Asia/Tokyo:20260401T090000\nDTEND;TZID=Asia/Tokyo:20260401T180000",
            "2026-04-01T00:00:00Z/2026-04-01T09:00:00Z"),
        Case(
            "from one zone into another", "DTSTART;TZID=\"Asia/Tokyo\":20260401T090000\nDTEND;TZID=Europe/Stockholm:20260401T180000",
            "2026-04-01T00:00:00Z/2026-04-01T16:00:00Z"),
        Case(
            "with a program's own words before the zone",
            "DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260106T080000\nDURATION:PT90M", "2026-01-06T07:00:00Z/2026-01-06T08:30:00Z"),
        Case("for days and hours", "DTSTART:20260328T120000\nDURATION:P1DT2H", "2026-03-28T11:00:00Z/2026-03-29T12:00:00Z"),
        Case("for weeks", "DTSTART;VALUE=DATE:20260105\nDURATION:P2W", "2026-01-04T23:00:00Z/2026-01-18T23:00:00Z"),
        Case(
            "under way when the window begins", "DTSTART;VALUE=DATE:20251224\nDTEND;VALUE=DATE:20260107",
            "2025-12-23T23:00:00Z/2026-01-06T23:00:00Z"),
        Case("after the window", "DTSTART;VALUE=DATE:20280106"),
    ]

    static let repeated = [
        Case(
            "on two afternoons", "DTSTART:20260401T120000Z\nDTEND:20260401T160000Z\nRRULE:FREQ=WEEKLY;COUNT=2;INTERVAL=2",
            "2026-04-01T12:00:00Z/2026-04-01T16:00:00Z", "2026-04-15T12:00:00Z/2026-04-15T16:00:00Z"),
        Case(
            "at the same hour before and after a change of clocks", "DTSTART:20260327T080000\nDTEND:20260327T120000\nRRULE:FREQ=WEEKLY;COUNT=2",
            "2026-03-27T07:00:00Z/2026-03-27T11:00:00Z", "2026-04-03T06:00:00Z/2026-04-03T10:00:00Z"),
        Case(
            "but not then", "DTSTART:20260401T120000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260401T120000Z,20260403T120000Z",
            "2026-04-02T12:00:00Z/2026-04-02T13:00:00Z"),
        Case(
            "but not on a day", "DTSTART;VALUE=DATE:20260106\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE;VALUE=DATE:20260107",
            "2026-01-05T23:00:00Z/2026-01-06T23:00:00Z"),
        Case(
            "and then, too", "DTSTART;VALUE=DATE:20260106\nRDATE;VALUE=DATE:20260108", "2026-01-05T23:00:00Z/2026-01-06T23:00:00Z",
            "2026-01-07T23:00:00Z/2026-01-08T23:00:00Z"),
        Case(
            "until an instant", "DTSTART:20260401T120000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20260402T115959Z",
            "2026-04-01T12:00:00Z/2026-04-01T13:00:00Z"),
        Case(
            "from long ago on", "DTSTART;VALUE=DATE:19000105\nRRULE:FREQ=YEARLY", "2026-01-04T23:00:00Z/2026-01-05T23:00:00Z"),
        Case(
            "on the last workday of a month",
            "DTSTART;VALUE=DATE:20260130\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2",
            "2026-01-29T23:00:00Z/2026-01-30T23:00:00Z", "2026-02-26T23:00:00Z/2026-02-27T23:00:00Z"),
    ]

    static let refused = [
        Case("no start", "SUMMARY:ana", error: "line 2: this event has no DTSTART: add DTSTART;VALUE=DATE:YYYYMMDD"),
        Case("no such day", "DTSTART;VALUE=DATE:20260230", error: "line 3: 20260230 is no time: write YYYYMMDD or YYYYMMDDTHHMMSSZ"),
        Case("no such hour", "DTSTART:20260401T250000Z", error: "line 3: 20260401T250000Z is no time: write YYYYMMDD or YYYYMMDDTHHMMSSZ"),
        Case("no end", "DTSTART:20260401T080000Z", error: "line 3: this event ends before it begins, or takes no time: give it a DTEND"),
        Case(
            "an end before the start", "DTSTART:20260401T080000Z\nDTEND:20260401T070000Z",
            error: "line 3: this event ends before it begins, or takes no time: give it a DTEND"),
        Case(
            "a zone nobody knows", "DTSTART;TZID=Head Office:20260401T080000\nDURATION:PT1H",
            error: "line 3: nobody knows the zone “Head Office”, and the file does not describe it as a VTIMEZONE: write the time in UTC"),
        Case(
            "each hour", "DTSTART:20260401T080000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY",
            error: "line 5: this repeats in a way that is not read (FREQ=HOURLY): write the days as events of their own"),
        Case(
            "a century", "DTSTART;VALUE=DATE:20260401\nDTEND;VALUE=DATE:21260401",
            error: "line 4: this event lasts more than ten years: check DTSTART and DTEND"),
        Case("a length of its own", "DTSTART:20260401T080000Z\nDURATION:8h", error: "line 4: 8h is no length that is read: write P5D or PT8H"),
    ]

    @Test("is exact, whatever ends its lines", arguments: single + repeated, ["\n", "\r\n"])
    func event(_ row: Case, lineEnd: String) throws {
        let file = try LeaveFile("\u{FEFF}" + Self.calendar(row.event).replacing("\n", with: lineEnd))
        let found = try file.stretches(of: #require(file.events.first), within: Self.year, at: Self.home)
        #expect(found.map { "\($0.lowerBound.rfc3339)/\($0.upperBound.rfc3339)" } == row.times)
    }

    @Test("says what is not understood, and on which line", arguments: refused)
    func refusal(_ row: Case) throws {
        let file = try LeaveFile(Self.calendar(row.event))
        let error = #expect(throws: CalendarFileError.self) {
            try file.stretches(of: #require(file.events.first), within: Self.year, at: Self.home)
        }
        #expect(error?.description == row.error)
    }

    @Test("a zone that only the file describes changes its clocks when the file says so")
    func described() throws {
        let zone = """
            BEGIN:VTIMEZONE
            TZID:W. Europe Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE

            """
        // Every hour of the year, the two odd ones among them, is when Stockholm's clock shows it.
        let readings = (1..<8760).map { WallReading(CivilDay(year: 2026, month: 1, day: 1)!, minute: $0 * 60 + 30) }
        let events = readings.map { reading in
            let (year, month, day) = reading.day.components
            let digits = [month, day, reading.time.minuteOfDay / 60].map { ($0 < 10 ? "0" : "") + "\($0)" }
            let start = "DTSTART;TZID=W. Europe Standard Time:\(year)\(digits[0])\(digits[1])T\(digits[2])3000"
            return "BEGIN:VEVENT\n\(start)\nDURATION:PT1M\nEND:VEVENT\n"
        }
        let file = try LeaveFile("BEGIN:VCALENDAR\n\(zone)\(events.joined())END:VCALENDAR")
        let found = try file.events.map { try file.stretches(of: $0, within: Self.year, at: .utc).first?.lowerBound }
        #expect(found == readings.map(Self.home.moment))
    }

    @Test("one time of many that was moved or called off is not where it was")
    func moved() throws {
        let text = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:1
            SUMMARY:ana
            DTSTART:20260401T120000Z
            DURATION:PT1H
            RRULE:FREQ=DAILY;COUNT=3
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            SUMMARY:ana
            RECURRENCE-ID:20260402T120000Z
            DTSTART:20260402T180000Z
            DURATION:PT1H
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            SUMMARY:ana
            RECURRENCE-ID:20260403T120000Z
            DTSTART:20260403T120000Z
            DURATION:PT1H
            STATUS:CANCELLED
            END:VEVENT
            END:VCALENDAR
            """
        let file = try LeaveFile(text)
        let found = try file.events.map { try file.stretches(of: $0, within: Self.year, at: Self.home).map(\.lowerBound) }
        #expect(found[0] == [at("2026-04-01T12:00:00Z")])
        #expect(found[1] == [at("2026-04-02T18:00:00Z")])
        #expect(LeaveNames.ofThree.whose(file.events[2]) == .noLeave)
    }

    @Test("what is no calendar of events is refused")
    func noCalendar() throws {
        let texts = ["", "ana", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:ana", "BEGIN:VCALENDAR\nBEGIN:VFREEBUSY\nEND:VFREEBUSY\nEND:VCALENDAR"]
        for text in texts { #expect(throws: CalendarFileError.self) { try LeaveFile(text) } }
        #expect(try LeaveFile("BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR").events.isEmpty)
    }

    @Test("ten thousand events that repeat from long ago, and a title of a megabyte, are read in no time")
    func huge() throws {
        let event = "BEGIN:VEVENT\nSUMMARY:ana\nDTSTART:19010101T080000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU\nEND:VEVENT\n"
        let long = "BEGIN:VEVENT\nSUMMARY:" + String(repeating: "ana: -\n (", count: 120_000) + "\nEND:VEVENT\n"
        let file = try LeaveFile("BEGIN:VCALENDAR\n" + String(repeating: event, count: 10_000) + long + "END:VCALENDAR\n")
        let week = at("2026-03-02T00:00:00Z")..<at("2026-03-09T00:00:00Z")
        let clock = try ContinuousClock().measure {
            #expect(file.events.filter { LeaveNames.ofThree.whose($0) == .person("ana") }.count == 10_001)
            for event in file.events.dropLast() where try file.stretches(of: event, within: week, at: Self.home).count != 2 {
                Issue.record("line \(event.line)")
            }
        }
        #expect(clock < .seconds(20))
    }

    private static func calendar(_ event: String) -> String { "BEGIN:VCALENDAR\nBEGIN:VEVENT\n\(event)\nEND:VEVENT\nEND:VCALENDAR" }
}
