import CalendarFiles
import Testing
import Vocabulary

@Suite("A file of holidays")
struct HolidayFileTests {
    static let years = day("20260101")...day("20291231")

    struct Case: CustomTestStringConvertible, Sendable {
        let why, event: String
        var days: String = ""
        var errors: [String] = []
        var testDescription: String { why }
    }

    static let cases = [
        Case(why: "a day", event: "DTSTART;VALUE=DATE:20260106", days: "20260106"),
        Case(why: "a day and its exclusive end", event: "DTSTART;VALUE=DATE:20260106\nDTEND;VALUE=DATE:20260107", days: "20260106"),
        Case(why: "a day that ends on itself", event: "DTSTART;VALUE=DATE:20260106\nDTEND;VALUE=DATE:20260106", days: "20260106"),
        Case(why: "two days", event: "DTSTART;VALUE=DATE:20261231\nDTEND;VALUE=DATE:20270102", days: "20261231 20270101"),
        Case(why: "by duration", event: "DTSTART;VALUE=DATE:20260106\nDURATION:P3D", days: "20260106 20260107 20260108"),
        Case(why: "a forgotten VALUE", event: "dtstart:20260106", days: "20260106"),
        Case(why: "a parameter in quotes", event: "DTSTART;X-NOTE=\"a:b;c\";VALUE=DATE:20260106", days: "20260106"),
        Case(why: "folded", event: "DTSTART;VALUE=DA\n TE:2026\n\t0106", days: "20260106"),
        Case(why: "a meeting is no holiday", event: "DTSTART:20260106T090000Z"),
        Case(why: "cancelled", event: "DTSTART;VALUE=DATE:20260106\nSTATUS:CANCELLED"),
        Case(why: "outside of the range", event: "DTSTART;VALUE=DATE:20300106"),
        Case(why: "every year", event: "DTSTART;VALUE=DATE:20200106\nRRULE:FREQ=YEARLY", days: "20260106 20270106 20280106 20290106"),
        Case(why: "every other year", event: "DTSTART;VALUE=DATE:20250106\nRRULE:FREQ=YEARLY;INTERVAL=2", days: "20270106 20290106"),
        Case(why: "every leap day", event: "DTSTART;VALUE=DATE:20200229\nRRULE:FREQ=YEARLY;COUNT=3", days: "20280229"),
        Case(why: "three times", event: "DTSTART;VALUE=DATE:20250106\nRRULE:FREQ=YEARLY;COUNT=3", days: "20260106 20270106"),
        Case(why: "until a day", event: "DTSTART;VALUE=DATE:20250106\nRRULE:FREQ=YEARLY;UNTIL=20270106T000000Z", days: "20260106 20270106"),
        Case(
            why: "but not then", event: "DTSTART;VALUE=DATE:20260106\nRRULE:FREQ=YEARLY;COUNT=3\nEXDATE;VALUE=DATE:20270106",
            days: "20260106 20280106"),
        Case(
            why: "the fourth Thursday of November", event: "DTSTART;VALUE=DATE:20251127\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
            days: "20261126 20271125 20281123 20291122"),
        Case(
            why: "the last Monday of May", event: "DTSTART;VALUE=DATE:20260525\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO",
            days: "20260525 20270531 20280529 20290528"
        ),
        Case(
            why: "over New Year, each year", event: "DTSTART;VALUE=DATE:20251231\nDURATION:P2D\nRRULE:FREQ=YEARLY;COUNT=2",
            days: "20260101 20261231 20270101"),
        Case(why: "no such day", event: "DTSTART;VALUE=DATE:20260230", errors: ["line 4: 20260230 is no day: write DTSTART;VALUE=DATE:YYYYMMDD"]),
        Case(why: "no start", event: "SUMMARY:Epiphany", errors: ["line 3: this event has no DTSTART: add DTSTART;VALUE=DATE:YYYYMMDD"]),
        Case(
            why: "an end before the start", event: "DTSTART;VALUE=DATE:20260106\nDTEND;VALUE=DATE:20260101",
            errors: ["line 3: this event lasts -5 days: check DTSTART and DTEND"]),
        Case(
            why: "each week", event: "DTSTART;VALUE=DATE:20260106\nRRULE:FREQ=WEEKLY",
            errors: ["line 5: this repeats in a way that is not read (FREQ=WEEKLY): only FREQ=YEARLY is; write the days as events of their own"]),
        Case(
            why: "a broken line", event: "DTSTART;VALUE=DATE:20260106\nEpiphany", days: "20260106",
            errors: ["line 5: this is no iCalendar line: write NAME:value, or remove it"]),
    ]

    @Test("reads, whatever ends its lines", arguments: cases, ["\n", "\r\n"])
    func event(_ row: Case, lineEnd: String) {
        let lines =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT"] + row.event.split(separator: "\n").map(String.init) + ["END:VEVENT", "END:VCALENDAR"]
        let (days, errors) = HolidayFile.days(in: "\u{FEFF}" + lines.joined(separator: lineEnd), within: Self.years)
        #expect(days == Set(row.days.split(separator: " ").map { day(String($0)) }))
        #expect(errors.map(\.description) == row.errors)
    }

    @Test(
        "refuses a rule it would get wrong rather than close the office on the wrong day",
        arguments: [
            "BYDAY=4TH", "BYMONTH=13", "BYMONTHDAY=-1", "BYMONTH=11;BYDAY=TH", "BYMONTH=11;BYDAY=1FR;BYMONTHDAY=13", "BYEASTER=1", "INTERVAL=0",
            "UNTIL=x",
        ])
    func rules(_ rule: String) {
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260106\nRRULE:FREQ=YEARLY;\(rule)\nEND:VEVENT\nEND:VCALENDAR"
        let (days, errors) = HolidayFile.days(in: text, within: Self.years)
        #expect(days.isEmpty)
        #expect(errors.map(\.line) == [4])
    }

    @Test("one bad event does not lose the others, and an alarm inside of one is not about it")
    func others() {
        let text = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260230
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260106
            BEGIN:VALARM
            DURATION:P5D
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """
        let (days, errors) = HolidayFile.days(in: text, within: Self.years)
        #expect(days == [day("20260106")])
        #expect(errors.map(\.line) == [3])
    }

    @Test("all or nothing: either every day from 2020 to 2060, or the first error")
    func allOrNothing() throws {
        let good = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:19690106\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR"
        #expect(try HolidayFile.days(in: good).count == 41)
        let error = #expect(throws: CalendarFileError.self) { try HolidayFile.days(in: good + "\nx\ny") }
        #expect(error?.line == 7)
    }

    @Test("what is no calendar, or only half of one, is said to be so")
    func notACalendar() {
        #expect(HolidayFile.days(in: "", within: Self.years).errors.map(\.line) == [1])
        #expect(HolidayFile.days(in: "<!DOCTYPE html>\n<p>Sign in: first</p>", within: Self.years).errors.count == 3)
        let half = HolidayFile.days(in: "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260106", within: Self.years)
        #expect(half.errors.map(\.description) == ["line 2: this event has no END:VEVENT: the file was cut short; export it again"])
    }
}

private func day(_ text: String) -> CivilDay {
    CivilDay(year: Int(text.prefix(4))!, month: Int(text.dropFirst(4).prefix(2))!, day: Int(text.suffix(2))!)!
}
