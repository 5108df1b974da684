import OnCall
import Testing
import Vocabulary

/// A length, an instant, and the period it falls in.
struct PeriodCase: Sendable, CustomTestStringConvertible {
    let length: Span
    let at: String
    var zone = "Europe/Stockholm"
    let label: String
    let start: String
    let end: String

    var testDescription: String { "\(length) at \(at) in \(zone) is \(label)" }

    static let all = [
        PeriodCase(length: .quarters(1), at: "2026-11-21T08:00:00Z", label: "2026-Q4", start: "2026-09-30T22:00:00Z", end: "2026-12-31T23:00:00Z"),
        PeriodCase(length: .months(3), at: "2026-01-01T00:00:00Z", label: "2026-Q1", start: "2025-12-31T23:00:00Z", end: "2026-03-31T22:00:00Z"),
        PeriodCase(length: .quarters(1), at: "2026-12-31T22:59:59Z", label: "2026-Q4", start: "2026-09-30T22:00:00Z", end: "2026-12-31T23:00:00Z"),
        PeriodCase(length: .quarters(1), at: "2026-12-31T23:00:00Z", label: "2027-Q1", start: "2026-12-31T23:00:00Z", end: "2027-03-31T22:00:00Z"),
        PeriodCase(length: .months(1), at: "2026-03-29T01:00:00Z", label: "2026-03", start: "2026-02-28T23:00:00Z", end: "2026-03-31T22:00:00Z"),
        PeriodCase(length: .months(1), at: "2028-02-29T12:00:00Z", label: "2028-02", start: "2028-01-31T23:00:00Z", end: "2028-02-29T23:00:00Z"),
        PeriodCase(length: .months(6), at: "2026-06-30T21:59:59Z", label: "2026-H1", start: "2025-12-31T23:00:00Z", end: "2026-06-30T22:00:00Z"),
        PeriodCase(length: .months(6), at: "2026-06-30T22:00:00Z", label: "2026-H2", start: "2026-06-30T22:00:00Z", end: "2026-12-31T23:00:00Z"),
        PeriodCase(length: .months(12), at: "2026-07-01T00:00:00Z", label: "2026", start: "2025-12-31T23:00:00Z", end: "2026-12-31T23:00:00Z"),
        PeriodCase(length: .months(2), at: "2026-04-30T12:00:00Z", label: "2026-03", start: "2026-02-28T23:00:00Z", end: "2026-04-30T22:00:00Z"),
        PeriodCase(length: .weeks(1), at: "2026-11-21T08:00:00Z", label: "2026-W47", start: "2026-11-15T23:00:00Z", end: "2026-11-22T23:00:00Z"),
        // The clocks go back within this week: it has an hour more.
        PeriodCase(length: .weeks(1), at: "2026-10-25T12:00:00Z", label: "2026-W43", start: "2026-10-18T22:00:00Z", end: "2026-10-25T23:00:00Z"),
        // The first days of 2027 belong to the last week of 2026.
        PeriodCase(length: .weeks(1), at: "2027-01-02T12:00:00Z", label: "2026-W53", start: "2026-12-27T23:00:00Z", end: "2027-01-03T23:00:00Z"),
        PeriodCase(length: .days(1), at: "2026-03-29T12:00:00Z", label: "2026-03-29", start: "2026-03-28T23:00:00Z", end: "2026-03-29T22:00:00Z"),
        PeriodCase(
            length: .exact(.hours(24)), at: "2026-03-30T12:00:00Z", label: "2026-03-30", start: "2026-03-29T22:00:00Z", end: "2026-03-30T22:00:00Z"),
        PeriodCase(
            length: .exact(.hours(12)), at: "2026-05-05T22:00:00Z", label: "2026-05-06", start: "2026-05-05T22:00:00Z", end: "2026-05-06T22:00:00Z"),
        // Midnight is skipped in Cairo on 2026-04-24: the day begins at one.
        PeriodCase(
            length: .days(1), at: "2026-04-24T10:00:00Z", zone: "Africa/Cairo", label: "2026-04-24", start: "2026-04-23T22:00:00Z",
            end: "2026-04-24T21:00:00Z"),
        PeriodCase(
            length: .quarters(1), at: "2026-07-01T03:59:59Z", zone: "America/New_York", label: "2026-Q2", start: "2026-04-01T04:00:00Z",
            end: "2026-07-01T04:00:00Z"),
    ]
}

@Suite("Periods of the calendar")
struct PeriodTests {
    @Test("a period begins and ends at midnight on the wall", arguments: PeriodCase.all)
    func period(example: PeriodCase) throws {
        let moment = try #require(Moment(rfc3339: example.at))
        let period = CalendarPeriod.of(example.length, containing: moment, zone: example.zone)
        #expect(period.label == example.label)
        #expect(period.start.rfc3339 == example.start)
        #expect(period.end.rfc3339 == example.end)
    }

    @Test(
        "periods follow each other without a gap, and each has a name of its own",
        arguments: [Span.days(1), .days(10), .weeks(1), .weeks(2), .months(1), .months(2), .quarters(1), .months(6), .months(12), .months(24)],
        ["UTC", "Europe/Stockholm", "America/Havana", "Australia/Lord_Howe", "Pacific/Apia"])
    func follow(length: Span, zone: String) throws {
        var period = CalendarPeriod.of(length, containing: try #require(Moment(rfc3339: "2011-11-20T00:00:00Z")), zone: zone)
        var labels: Set<String> = [period.label]
        for _ in 0..<60 {
            let next = CalendarPeriod.of(length, containing: period.end, zone: zone)
            // The day that Apia left out has no length.
            #expect(next.start == period.end && next.end > next.start)
            #expect(CalendarPeriod.of(length, containing: next.end - .milliseconds(1), zone: zone) == next)
            #expect(labels.insert(next.label).inserted)
            period = next
        }
    }
}
