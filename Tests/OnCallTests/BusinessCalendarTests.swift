import OnCall
import Testing
import Vocabulary

@Suite("A business calendar")
struct BusinessCalendarTests {
    /// Nine to five, Monday to Friday, with 6 January and Good Friday and Easter Monday 2026 free.
    static let office = BusinessCalendar(
        zone: "Europe/Stockholm", hours: [HoursOfWeek(days: weekdays, start: 540, end: 1020)],
        holidays: [day("2026-01-06"), day("2026-04-03"), day("2026-04-06")])
    /// Two stretches a day that overlap, and a night shift.
    static let plant = BusinessCalendar(
        zone: "Europe/Stockholm",
        hours: [
            HoursOfWeek(days: weekdays, start: 360, end: 900), HoursOfWeek(days: weekdays, start: 840, end: 1320),
            HoursOfWeek(days: [.friday], start: 1320, end: 360),
        ], holidays: [day("2026-01-06")])

    struct Case: CustomTestStringConvertible, Sendable {
        let span: Span
        let from, to, why: String
        var testDescription: String { "\(span) after \(from): \(why)" }
    }

    static let cases = [
        Case(span: .exact(.hours(24)), from: "2026-03-28T12:00:00Z", to: "2026-03-29T12:00:00Z", why: "elapsed time"),
        Case(span: .days(1), from: "2026-03-28T12:00:00Z", to: "2026-03-29T11:00:00Z", why: "the same time on the wall, an hour sooner"),
        Case(span: .days(1), from: "2026-03-28T01:30:00Z", to: "2026-03-29T01:00:00Z", why: "02:30 is skipped"),
        Case(span: .weeks(1), from: "2026-10-19T07:00:00Z", to: "2026-10-26T08:00:00Z", why: "the same time on the wall, an hour later"),
        Case(span: .months(1), from: "2026-01-31T08:00:00Z", to: "2026-02-28T08:00:00Z", why: "February has no 31st"),
        Case(span: .months(13), from: "2027-01-31T08:00:00Z", to: "2028-02-29T08:00:00Z", why: "a leap year"),
        Case(span: .quarters(2), from: "2026-01-15T08:00:00Z", to: "2026-07-15T07:00:00Z", why: "six months, into summer"),
        Case(span: .days(0), from: "2026-10-25T01:30:00Z", to: "2026-10-25T01:30:00Z", why: "never before it begins, in the repeated hour either"),
        Case(span: .businessHours(4), from: "2026-01-08T15:30:30.125Z", to: "2026-01-09T11:30:30.125Z", why: "the rest of today, then tomorrow"),
        Case(span: .businessHours(8), from: "2026-01-08T08:00:00Z", to: "2026-01-08T16:00:00Z", why: "a whole day ends at its close"),
        Case(span: .businessHours(1), from: "2026-01-05T20:00:00Z", to: "2026-01-07T09:00:00Z", why: "the holiday between does not count"),
        Case(span: .businessHours(0), from: "2026-01-10T20:00:00Z", to: "2026-01-10T20:00:00Z", why: "nothing is at once"),
        Case(span: .businessDays(1), from: "2026-01-07T13:00:00Z", to: "2026-01-08T16:00:00Z", why: "tomorrow's close"),
        Case(span: .businessDays(3), from: "2026-01-02T13:00:00Z", to: "2026-01-08T16:00:00Z", why: "over a weekend and a holiday"),
        Case(span: .businessDays(1), from: "2026-04-02T13:00:00Z", to: "2026-04-07T15:00:00Z", why: "over Easter"),
        Case(span: .businessDays(1), from: "2026-01-10T13:00:00Z", to: "2026-01-12T16:00:00Z", why: "from a Saturday, Monday"),
        Case(span: .businessDays(0), from: "2026-01-07T13:00:00Z", to: "2026-01-07T16:00:00Z", why: "none is today's close"),
        Case(span: .sameBusinessDay, from: "2026-01-07T03:00:00Z", to: "2026-01-07T16:00:00Z", why: "before it opens, today"),
        Case(span: .sameBusinessDay, from: "2026-01-07T16:00:00Z", to: "2026-01-08T16:00:00Z", why: "at the close it is over"),
        Case(span: .sameBusinessDay, from: "2026-01-10T12:00:00Z", to: "2026-01-12T16:00:00Z", why: "on a Saturday, Monday"),
        Case(span: .nextBusinessDay, from: "2026-01-05T12:00:00Z", to: "2026-01-07T16:00:00Z", why: "over the holiday"),
        Case(span: .nextBusinessDay, from: "2026-01-09T12:00:00Z", to: "2026-01-12T16:00:00Z", why: "over the weekend"),
        Case(span: .days(-5), from: "2026-01-09T12:00:00Z", to: "2026-01-09T12:00:00Z", why: "nothing is due before it begins"),
    ]

    @Test("knows when a span is over", arguments: cases)
    func deadline(_ row: Case) {
        #expect(Self.office.moment(after: at(row.from), span: row.span).rfc3339 == row.to)
    }

    @Test("a night shift belongs to the day it began on")
    func nightShift() {
        let saturdayAt3 = at("2026-01-10T02:00:00Z")
        #expect(Self.plant.isOpen(at: saturdayAt3))
        #expect(Self.plant.moment(after: saturdayAt3, span: .sameBusinessDay) == at("2026-01-10T05:00:00Z"))
        #expect(Self.plant.moment(after: saturdayAt3, span: .nextBusinessDay) == at("2026-01-12T21:00:00Z"))
    }

    @Test("business hours agree with counting every quarter of an hour that is open", arguments: [office, plant])
    func hoursByBruteForce(_ calendar: BusinessCalendar) {
        for start in stride(from: at("2026-01-01T00:00:00Z"), to: at("2026-01-13T00:00:00Z"), by: 5) {
            for count in [1, 7, 8, 9, 30] {
                var (left, moment) = (count * 4, start)
                while left > 0 {
                    if calendar.isOpen(at: moment) { left -= 1 }
                    moment = moment + .minutes(15)
                }
                #expect(calendar.moment(after: start, span: .businessHours(count)) == moment, "\(count) from \(start.rfc3339)")
            }
        }
    }

    @Test("business days agree with crossing off a calendar, around Christmas and Easter and from every hour")
    func daysByBruteForce() {
        for first in ["2026-01-01T00:00:00Z", "2026-03-25T00:00:00Z"].map(at) {
            for hour in 0..<(16 * 24) {
                let start = first + .hours(Int64(hour))
                for count in 1...6 { #expect(Self.office.moment(after: start, span: .businessDays(count)) == Self.crossedOff(count, from: start)) }
            }
        }
    }

    /// Day by day: a weekday that is no holiday counts, and its work ends at 17:00.
    private static func crossedOff(_ count: Int, from start: Moment) -> Moment {
        let clock = WallClock.of(office.zone)
        var (day, left) = (clock.wallTime(at: start).day, count)
        while left > 0 {
            day = day + 1
            if day.weekday < .saturday, !office.holidays.contains(day) { left -= 1 }
        }
        return clock.moment(of: WallTime(day: day, minuteOfDay: 1020))
    }

    @Test("opens and closes on the minute")
    func isOpen() {
        let expected: [(String, Bool)] = [
            ("2026-01-07T07:59:59.999Z", false), ("2026-01-07T08:00:00Z", true), ("2026-01-07T15:59:59.999Z", true), ("2026-01-07T16:00:00Z", false),
            ("2026-01-06T12:00:00Z", false), ("2026-01-10T12:00:00Z", false), ("2026-07-01T07:00:00Z", true),
        ]
        for (moment, open) in expected { #expect(Self.office.isOpen(at: at(moment)) == open, "\(moment)") }
    }

    static let never = [
        BusinessCalendar(zone: "UTC", hours: []), BusinessCalendar(zone: "UTC", hours: [HoursOfWeek(days: [])]),
        BusinessCalendar(zone: "UTC", hours: office.hours, holidays: Set((0..<3000).map { day("2026-01-01") + $0 })),
    ]

    @Test("one that never opens still lets a deadline come, in plain hours and days", arguments: never)
    func neverOpen(_ calendar: BusinessCalendar) {
        let start = at("2026-01-07T12:00:00Z")
        #expect(!calendar.isOpen(at: start))
        #expect(calendar.moment(after: start, span: .businessHours(3)) == at("2026-01-07T15:00:00Z"))
        #expect(calendar.moment(after: start, span: .sameBusinessDay) == at("2026-01-08T00:00:00Z"))
        #expect(calendar.moment(after: start, span: .businessDays(2)) == at("2026-01-10T00:00:00Z"))
    }

    @Test(
        "a number nobody means is bounded, not a crash",
        arguments: [Span.days(.max), .weeks(.max), .months(.max), .quarters(.max), .businessHours(.max)])
    func bounded(_ span: Span) {
        #expect(Self.office.moment(after: at("2026-01-07T12:00:00Z"), span: span) > at("2030-01-01T00:00:00Z"))
    }

    @Test("a day the zone skipped is no business day")
    func skippedDay() {
        let apia = BusinessCalendar(zone: "Pacific/Apia", hours: Self.office.hours)
        #expect(apia.moment(after: at("2011-12-29T20:00:00Z"), span: .nextBusinessDay) == at("2012-01-02T03:00:00Z"))
    }
}

private func stride(from start: Moment, to end: Moment, by hours: Int64) -> [Moment] {
    Swift.stride(from: start.milliseconds, to: end.milliseconds, by: Int(hours * 3_600_000)).map { Moment(milliseconds: $0) }
}
