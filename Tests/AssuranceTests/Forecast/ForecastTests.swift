import Assurance
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("A forecast")
struct ForecastTests {
    private static let monday = Moment(rfc3339: "2026-03-02T00:00:00Z")!

    /// One rung asks whoever has the week by text message, which rings after 15 seconds; the answer is promised within a quarter of an hour.
    private static func runbook(_ people: [PersonName], again: Rung.Repeat? = nil) -> Runbook {
        var runbook = Runbook(version: RunbookVersion(""), name: "", zone: "UTC", business: BusinessCalendar(zone: "UTC", hours: []))
        for name in people { runbook.people[name] = Person(name: name, fullName: "", phone: "+46700000000") }
        runbook.connections = [Connection(name: "texts", kind: .twilio)]
        let layer = Layer(rotate: people.map { [$0] }, every: .weeks(1), from: WallTime(day: CivilDay(year: 2026, month: 3, day: 2)!, minuteOfDay: 0))
        runbook.schedules["week"] = Schedule(name: "week", zone: "UTC", cover: .layers([layer]))
        runbook.ladders["up"] = Ladder(name: "up", rungs: [Rung(at: .zero, action: .page([.schedule("week")]), again: again)])
        runbook.severities = [Severity(name: "P1", ladder: "up", acknowledgeWithin: Promise(.within(.exact(.minutes(15)))))]
        return runbook
    }

    private static func always(outOfReach: Double, hears: Double, half: Duration) -> Behaviour {
        let notice = Habit.Notice(hears: hears, halfWithin: half)
        return Behaviour(everybody: Array(repeating: .assumed(outOfReach: outOfReach, loud: notice, quiet: notice), count: 24))
    }

    private static func forecast(_ runbook: Runbook, _ behaviour: Behaviour, incidents: [SeverityName: Double]? = nil) -> Forecast {
        Forecast(of: Proof(of: runbook, over: monday..<monday + .days(91)), behaviour: behaviour, incidents: incidents)
    }

    @Test("of one person asked once is what a pocket calculator says")
    func once() {
        // 885 s are left once it rings, and half of those who hear it need 885 s: 0.8 × 0.9 × ½.
        let forecast = Self.forecast(Self.runbook(["ana"]), Self.always(outOfReach: 0.2, hears: 0.9, half: .seconds(885)))
        #expect(abs(forecast.odds[0].chance - 0.36) < 1e-12)
        #expect(forecast.odds[0].error == 0)
    }

    @Test("asks again as long as nobody has answered, and who is out of reach hears none of it")
    func again() {
        let once = Self.runbook(["ana"], again: Rung.Repeat(every: .minutes(5), times: 1))
        let forecast = Self.forecast(once, Self.always(outOfReach: 0.2, hears: 0.5, half: .milliseconds(1)), incidents: ["P1": 3])
        #expect(abs(forecast.odds[0].chance - 0.8 * 0.75) < 1e-6)
        // Text message and call each time; the second time with 0.2 + 0.8 × 0.5.
        #expect(abs(forecast.loads[0].pages - 3 * 2 * 1.6) < 1e-5)
        #expect(abs(forecast.loads[0].nights - 3 * 2 * 1.6 * 9 / 24) < 0.02)
    }

    @Test("of nobody who answers promises nothing, and pages all the same")
    func nobody() {
        let forecast = Self.forecast(Self.runbook(["ana"]), Self.always(outOfReach: 1, hears: 1, half: .seconds(1)))
        #expect(forecast.odds[0].chance == 0)
        #expect(forecast.loads[0].pages == 2)
    }

    @Test(
        "tells a chance to the tenth, and never calls certain what may fail nor impossible what may happen",
        arguments: [
            (1, 0, "100.0 %"), (0.99999, 0, "over 99.9 %"), (0.9994, 0, "99.9 %"), (0.5, 0, "50.0 %"), (0.0005, 0, "0.1 %"),
            (0.0001, 0, "under 0.1 %"), (0, 0, "0.0 %"), (0.9998, 0.0001, "100.0 % ± 0.01"),
        ])
    func chances(_ chance: Double, _ error: Double, _ words: String) {
        #expect(Forecast.percent(chance, error: error) == words)
    }

    @Test("counts turns from the shifts: of thirteen weeks one of two has seven")
    func turns() {
        let turns = Self.forecast(Self.runbook(["ana", "bo"]), .assumed).turns
        #expect(turns.first?.shares.map(\.onCall) == [.days(49), .days(42)])
        #expect(turns.first?.shares.map(\.nights) == [.hours(49 * 9), .hours(42 * 9)])
        #expect(turns.first.map { abs($0.mostToMean - 7 / 6.5) < 1e-12 } == true)
        #expect(turns.first.map { abs($0.gini - 1.0 / 26) < 1e-12 } == true)
    }

    @Test("says what was promised beside the odds, and never that an error is nothing when it is little")
    func words() {
        var runbook = Self.runbook(["ana"])
        let exact = Self.forecast(runbook, Self.always(outOfReach: 0.2, hears: 0.9, half: .seconds(885)))
        #expect(exact.lines.contains("  P1  15m  36.0 %  at any hour"))
        runbook.business.hours = [HoursOfWeek(days: [.monday], start: 540, end: 1020)]
        runbook.severities[0].acknowledgeWithin = Promise(.within(.businessHours(2)))
        let sampled = Self.forecast(runbook, .assumed)
        #expect(sampled.odds[0].error > 0)
        #expect(sampled.lines.contains { $0.hasPrefix("  P1  2 business hours  ") && $0.contains(" ± 0.") && !$0.contains("± 0.00") })
    }

    @Test(
        "measures unevenness as Gini did",
        arguments: [([1.0, 1, 1], 0.0), ([0, 0, 0, 4], 0.75), ([3, 1], 0.25), ([0, 0], 0), ([], 0), ([1, 2, 3, 4], 0.25)] as [([Double], Double)])
    func gini(_ numbers: [Double], _ expected: Double) { #expect(abs(Evenness.gini(numbers) - expected) < 1e-12) }
}
