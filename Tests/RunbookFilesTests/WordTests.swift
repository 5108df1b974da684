import OnCall
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

@Suite("Words of the language")
struct WordTests {
    struct Read<Value: Sendable>: Sendable, CustomTestStringConvertible {
        let text: String, means: Value?
        init(_ text: String, _ means: Value?) { (self.text, self.means) = (text, means) }
        var testDescription: String { means == nil ? "'\(text)' is refused" : "'\(text)'" }
    }

    /// What a severity says of `recover_within`.
    private func target(_ text: String) -> Vocabulary.Target? {
        Book.read("severities: { P1: { ladder: p1, recover_within: \"\(text)\" } }").runbook?.severities.first?.recoverWithin?.target
    }

    @Test(
        "spans are read as people write them",
        arguments: [
            Read<Span>("5m", .exact(.minutes(5))), Read("5 min", .exact(.minutes(5))), Read("5 minutes", .exact(.minutes(5))),
            Read("90s", .exact(.seconds(90))),
            Read("2h", .exact(.hours(2))), Read("24h", .exact(.hours(24))), Read("1h 30m", .exact(.minutes(90))), Read("1h30m", .exact(.minutes(90))),
            Read("3d", .days(3)), Read("1 day", .days(1)), Read("1 week", .weeks(1)), Read("2w", .weeks(2)), Read("1 month", .months(1)),
            Read("1 quarter", .quarters(1)), Read("1 year", .months(12)), Read("3 business days", .businessDays(3)),
            Read("1 business day", .businessDays(1)),
            Read("2 business hours", .businessHours(2)), Read("next business day", .nextBusinessDay), Read("same business day", .sameBusinessDay),
            Read("Next  Business Day", .nextBusinessDay), Read("PT5M", .exact(.minutes(5))), Read("PT1H30M", .exact(.minutes(90))),
            Read("P1D", .days(1)),
            Read("P2W", .weeks(2)), Read("P3M", .months(3)), Read("P1Y", .months(12)), Read("PT72H", .exact(.hours(72))),
            Read("5", nil), Read("m", nil), Read("5 mn", nil), Read("-5m", nil), Read("1.5h", nil), Read("P", nil), Read("PT", nil),
            Read("P1DT2H", nil),
            Read("5m later", nil), Read("1 week 2m", nil), Read("99999999999999999999h", nil), Read("२h", nil), Read("5m 3", nil),
        ])
    func spans(_ it: Read<Span>) { #expect(target(it.text) == it.means.map { .within($0) }) }

    @Test(
        "targets are spans and the other things people promise",
        arguments: [
            Read<Vocabulary.Target>("immediately", .immediately(atMost: nil)),
            Read("immediately, at most 15m", .immediately(atMost: .exact(.minutes(15)))),
            Read("24h to 48h", .between(.exact(.hours(24)), .exact(.hours(48)))), Read("best effort", .bestEffort),
            Read("next release", .next("release")), Read("next sprint", .next("sprint")),
            Read("next maintenance window", .next("maintenance window")),
            Read("without undue delay", .withoutUndueDelay), Read("next wednesday", nil),
            Read("none", Vocabulary.Target.none), Read("1 day to 1 week", .between(.days(1), .weeks(1))), Read("soon", nil),
            Read("immediately, at most", nil),
            Read("24h to", nil), Read("to 48h", nil), Read("None!", nil),
        ])
    func targets(_ it: Read<Vocabulary.Target>) { #expect(target(it.text) == it.means) }

    @Test("a target may differ outside business hours")
    func byHours() {
        let runbook = Book.read("severities: { P1: { ladder: p1, acknowledge_within: { default: 15m, out of hours: 1h } } }").runbook
        #expect(runbook?.severities.first?.acknowledgeWithin == Promise(.within(.exact(.minutes(15))), outOfHours: .within(.exact(.hours(1)))))
    }

    private static let weekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]

    @Test(
        "hours of the week are read as people write them",
        arguments: [
            Read("Mon-Fri 09:00-17:00", HoursOfWeek(days: weekdays, start: 540, end: 1020)),
            Read("mon-fri 9:00-17:30", HoursOfWeek(days: weekdays, start: 540, end: 1050)),
            Read("Sat-Sun", HoursOfWeek(days: [.saturday, .sunday])),
            Read("Mon,Wed 08:00-12:00", HoursOfWeek(days: [.monday, .wednesday], start: 480, end: 720)),
            Read("Fri-Mon", HoursOfWeek(days: [.friday, .saturday, .sunday, .monday])), Read("Monday", HoursOfWeek(days: [.monday])),
            Read("20:00-08:00", HoursOfWeek(days: Set(Weekday.allCases), start: 1200, end: 480)),
            Read("daily 00:00-24:00", HoursOfWeek(days: Set(Weekday.allCases), start: 0, end: 1440)),
            Read("Mon 17:00-00:00", HoursOfWeek(days: [.monday], start: 1020, end: 1440)),
            Read("Mon 9-17", nil), Read("Mon 25:00-26:00", nil), Read("Mo 09:00-17:00", nil), Read("Mon 09:00", nil), Read("Mon 09:00-09:00", nil),
            Read("Mon-", nil),
        ])
    func hours(_ it: Read<HoursOfWeek>) {
        let read = Book.read("runbook: { name: Shop, owner: lead, business_hours: \"\(it.text)\" }").runbook
        #expect(read?.business.hours == it.means.map { [$0] })
    }

    @Test(
        "times are what a clock on the wall shows",
        arguments: [
            Read("2026-01-05 09:00", WallTime(day: CivilDay(year: 2026, month: 1, day: 5)!, minuteOfDay: 540)),
            Read("2026-01-05T09:00", WallTime(day: CivilDay(year: 2026, month: 1, day: 5)!, minuteOfDay: 540)),
            Read("2026-01-05", WallTime(day: CivilDay(year: 2026, month: 1, day: 5)!, minuteOfDay: 0)),
            Read("2026-01-05 09:00+01:00", nil), Read("2026-01-05T09:00Z", nil), Read("2026-13-01 09:00", nil), Read("2026-02-29", nil),
            Read("5 Jan 2026", nil),
            Read("2026-01-05 24:00", nil), Read("tomorrow", nil),
        ])
    func times(_ it: Read<WallTime>) {
        let read = Book.read("quiet: { move: { when: \"\(it.text)\", for: 2h, why: New disks } }").runbook
        #expect(read?.quiet.first?.start == it.means)
    }

    @Test("conditions are maps of facts and values")
    func conditions() throws {
        let runbook = Book.read(
            """
            routes:
              - { match: { any: [{ labels.team: /pay.*/ }, { alert_severity: [critical, "err*"] }], not: { tag: test } }, service: api }
              - { match: {}, service: api }
            severities: { P1: { ladder: p1, match: { impact.customers: "> 5 %", impact.regions: 2 } } }
            """
        ).runbook
        #expect(
            try runbook?.routes.first?.match
                == .all([
                    .any([.fact(.label("team"), [.pattern(Pattern("pay.*"))]), .fact(.alertSeverity, [.exactly("critical"), .glob("err*")])]),
                    .not(.fact(.tag, [.exactly("test")])),
                ]))
        #expect(runbook?.routes.last?.match == .everything)
        #expect(
            runbook?.severities.first?.match
                == .all([.fact(.impact("customers"), [.compare(.more, 5, isPercent: true)]), .fact(.impact("regions"), [.exactly("2.0")])]))
        #expect(runbook?.severities.first?.match?.words == "impact.customers > 5 % and impact.regions 2.0")
    }
}
