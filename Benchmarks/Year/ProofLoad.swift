internal import Assurance
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// A large organisation: 200 people, 40 schedules in six zones, 100 services, five severities with a ladder each.
enum ProofLoad {
    private static let zones = ["Europe/Stockholm", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "America/Sao_Paulo", "UTC"]

    static var runbook: Runbook {
        let office = HoursOfWeek(days: [.monday, .tuesday, .wednesday, .thursday, .friday], start: 540, end: 1020)
        let summer = Set((0..<12).compactMap { CivilDay(year: 2026, month: $0 + 1, day: 6) })
        var runbook = Runbook(
            version: RunbookVersion("load"), name: "Load", zone: zones[0],
            business: BusinessCalendar(zone: zones[0], hours: [office], holidays: summer))
        for number in 0..<200 {
            let name = person(number)
            runbook.people[name] = Person(
                name: name, fullName: "", email: "\(name)@load.example", phone: "+46700000000", ntfy: name.text,
                urgent: [.init(by: .way(.push)), .init(by: .way(.sms), after: .minutes(1)), .init(by: .way(.call), after: .minutes(3))])
        }
        runbook.connections = [
            Connection(name: "mail", kind: .smtp), Connection(name: "push", kind: .ntfy),
            Connection(name: "phone", kind: .twilio, fallback: ["phone-2"]), Connection(name: "phone-2", kind: .twilio),
        ]
        for number in 0..<40 { runbook.schedules[schedule(number)] = rotation(number) }
        for number in 0..<100 { runbook.services[ServiceName("service-\(number)")] = Service(name: ServiceName("service-\(number)")) }
        for number in 0..<5 {
            let name = LadderName("p\(number + 1)")
            runbook.ladders[name] = Ladder(name: name, rungs: rungs(number), rounds: 2)
            let answer = Promise(.within(.exact(.minutes(Int64(12 + 6 * number)))), outOfHours: .within(.exact(.minutes(60))))
            runbook.severities.append(Severity(name: SeverityName("P\(number + 1)"), ladder: name, acknowledgeWithin: answer))
        }
        return runbook
    }

    private static func person(_ number: Int) -> PersonName { PersonName("person-\(number % 200)") }
    private static func schedule(_ number: Int) -> ScheduleName { ScheduleName("schedule-\(number % 40)") }

    /// By day and by night other people, and on weekends others again.
    private static func rotation(_ number: Int) -> Schedule {
        let start = WallTime(day: CivilDay(year: 2026, month: 1, day: 5)!, minuteOfDay: 540)
        let rotate = (0..<5).map { [person(number * 5 + $0)] }
        let night = HoursOfWeek(days: Set(Weekday.allCases), start: 1200, end: 480)
        let weekend = HoursOfWeek(days: [.saturday, .sunday])
        return Schedule(
            name: schedule(number), zone: zones[number % zones.count],
            cover: .layers([
                Layer(rotate: rotate, every: number % 2 == 0 ? .weeks(1) : .days(1), from: start),
                Layer(rotate: rotate.reversed(), every: .exact(.hours(12)), from: start, only: [night]),
                Layer(rotate: rotate, every: .days(2), from: start, only: [weekend]),
            ]))
    }

    /// Eight schedules stand behind each ladder.
    private static func rungs(_ number: Int) -> [Rung] {
        (0..<4).map { place in
            let targets = [Rung.Target.schedule(schedule(number * 8 + place * 2)), .schedule(schedule(number * 8 + place * 2 + 1))]
            return Rung(
                at: .minutes(Int64(place * 5)), action: .page(targets), when: number == 4 && place == 0 ? .businessHours : .always,
                again: place == 0 ? Rung.Repeat(every: .minutes(2), times: 1) : nil)
        }
    }

    /// The middle of three tries, and what was looked at.
    static func prove() -> (middle: Duration, passages: Int, findings: Int) {
        let clock = ContinuousClock(), runbook = runbook
        let start = Moment(rfc3339: "2026-01-05T00:00:00+01:00")!
        var taken: [Duration] = [], passages = 0, findings = 0
        for _ in 0..<3 {
            let began = clock.now
            let proof = Proof(of: runbook, over: start..<(start + .days(365)))
            findings = proof.findings.count
            taken.append(clock.now - began)
            passages = proof.climbs.reduce(0) { $0 + $1.passages.count }
        }
        return (taken.sorted()[1], passages, findings)
    }
}
