import CalendarFiles
import OnCall
import Testing
import Vocabulary

@Suite("An on-call feed")
struct FeedTests {
    static let feed = CalendarFeed(title: "On call: primary", host: "oncall.pria.example")
    static let shift = Shift(schedule: "primary", people: ["ana"], start: at("2026-01-05T08:00:00Z"), end: at("2026-01-12T08:00:00Z"))

    @Test("is this text, to the letter")
    func golden() {
        let gap = Shift(schedule: "primary", people: [], start: Self.shift.end, end: Self.shift.end + .days(1))
        let text = Self.feed.text(shifts: [Self.shift, gap], stamp: at("2026-01-01T00:00:00.500Z"), revision: 3, people: ["ana": "Ana Åberg"])
        let expected = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Runbell//On-call feed//EN
            CALSCALE:GREGORIAN
            NAME:On call: primary
            X-WR-CALNAME:On call: primary
            REFRESH-INTERVAL;VALUE=DURATION:PT1H
            X-PUBLISHED-TTL:PT1H
            BEGIN:VEVENT
            UID:20260105T080000Z-primary@oncall.pria.example
            DTSTAMP:20260101T000000Z
            SEQUENCE:3
            DTSTART:20260105T080000Z
            DTEND:20260112T080000Z
            SUMMARY:primary: Ana Åberg
            DESCRIPTION:On call by the rotation.
            CATEGORIES:On call
            TRANSP:TRANSPARENT
            X-RUNBELL-SCHEDULE;VALUE=TEXT:primary
            X-RUNBELL-PERSON;VALUE=TEXT:ana
            END:VEVENT
            END:VCALENDAR

            """
        #expect(text == expected.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
    }

    @Test("folds at 75 octets, never inside a character, and loses nothing", arguments: ["a", "å", "漢", "🚨", "e\u{301}", " ", "a å漢🚨"])
    func folding(_ unit: String) {
        for count in 1...120 {
            let name = String(repeating: unit, count: count)
            let text = Self.feed.text(shifts: [Self.shift], stamp: .init(seconds: 0), people: ["ana": name])
            let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            #expect(lines.allSatisfy { $0.last == "\r" && String($0).utf8.count <= 76 })
            let whole = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" })).unfolded
            #expect(whole.unicodeScalars.elementsEqual("SUMMARY:primary: \(name)".unicodeScalars) || whole.contains("SUMMARY:primary: \(name)\n"))
        }
    }

    struct Escape: CustomTestStringConvertible, Sendable {
        let name, written: String
        var testDescription: String { written }
    }

    static let escapes = [
        Escape(name: "a,b;c\\d", written: #"a\,b\;c\\d"#), Escape(name: "two\nlines", written: #"two\nlines"#),
        Escape(name: "two\r\nlines", written: #"two\nlines"#), Escape(name: "two\rlines", written: #"two\nlines"#),
        Escape(name: "bell\u{7}", written: "bell"), Escape(name: "END:VEVENT", written: "END:VEVENT"),
        Escape(name: "\"quoted\"", written: "\"quoted\""),
    ]

    @Test("escapes what would end a value or a line", arguments: escapes)
    func escaping(_ row: Escape) {
        let text = Self.feed.text(shifts: [Self.shift], stamp: .init(seconds: 0), people: ["ana": row.name])
        #expect(text.contains("SUMMARY:primary: \(row.written)\r\n"))
    }

    @Test("a shift keeps its UID when its people or its end change, and shares it with no other")
    func uids() {
        var changed = Self.shift
        changed.people = ["bo"]
        changed.end = changed.end - .days(3)
        var later = Self.shift
        later.start = later.start + .seconds(1)
        var elsewhere = Self.shift
        elsewhere.schedule = "secondary"
        #expect(Self.feed.uid(of: changed) == Self.feed.uid(of: Self.shift))
        #expect(Set([Self.shift, later, elsewhere].map(Self.feed.uid)).count == 3)
    }
}

extension String {
    fileprivate var unfolded: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar == " ", result.last == "\n" { result.removeLast() } else { result.append(scalar) }
        }
        return String(result)
    }
}

func at(_ text: String) -> Moment { Moment(rfc3339: text)! }
