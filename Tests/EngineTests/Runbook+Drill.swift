import OnCall
import Runbooks
import Vocabulary

extension Runbook {
    /// Ana is primary, Bo leads, Cy and Dana are the owners; nobody is on the schedule `night`, and Eve can be reached by no way.
    static let drill = Runbook(
        version: RunbookVersion("drill"), name: "Drill", owner: "owners", zone: "UTC", business: .weekdays,
        people: [
            "ana": Person(
                name: "ana", fullName: "Ana",
                urgent: [.init(by: .way(.push)), .init(by: .way(.sms), after: .minutes(1)), .init(by: .way(.call), after: .minutes(3))],
                normal: [.init(by: .way(.email))]),
            "bo": .reached(by: [.push], "bo"), "cy": .reached(by: [.sms], "cy"), "dana": .reached(by: [.call], "dana"),
            "eve": Person(name: "eve", fullName: "Eve"),
        ],
        seats: ["lead": .held(["bo", "ana"]), "owners": .group(["cy", "dana"]), "empty": .held([]), "mute": .held(["ghost"])],
        schedules: [
            "primary": .always("ana"), "night": Schedule(name: "night", zone: "UTC", cover: .layers([])),
            "secondary": Schedule(name: "secondary", zone: "UTC", cover: .seat("lead")),
        ],
        services: ["api": Service(name: "api", owner: "lead")], severities: .drill, ladders: .drill, escalations: [.stuck],
        connections: [Connection(name: "capture", kind: .capture)], operators: Audience(connection: "ops"))

    /// The drill with one ladder in place of P1's.
    static func climbing(_ rungs: [Rung], rounds: Int = 1, pause: Duration = .minutes(10)) -> Runbook {
        var runbook = Runbook.drill
        runbook.ladders["p1"] = Ladder(name: "p1", rungs: rungs, rounds: rounds, pause: pause)
        runbook.severities[0].acknowledgeWithin = nil
        runbook.severities[0].recoverWithin = nil
        runbook.escalations = []
        return runbook
    }
}

extension [Severity] {
    static let drill = [
        Severity(
            name: "P1", match: .fact(.impact("customers"), [.compare(.atLeast, 5)]), ladder: "p1",
            acknowledgeWithin: Promise(.within(.exact(.minutes(5)))),
            recoverWithin: Promise(.within(.exact(.minutes(30))))),
        Severity(
            name: "P2", match: .fact(.tag, [.exactly("checkout")]), ladder: "p2", acknowledgeWithin: Promise(.within(.exact(.minutes(10)))),
            recoverWithin: Promise(.within(.exact(.hours(2))))),
        Severity(name: "P3", ladder: "p3", urgency: .normal),
        Severity(name: "P4"),
    ]
}

extension [LadderName: Ladder] {
    static let drill: Self = [
        "p1": Ladder(
            name: "p1",
            rungs: [
                Rung(action: .page([.schedule("primary")])), Rung(at: .minutes(5), action: .page([.seat("lead")])),
                Rung(at: .minutes(10), action: .page([.seat("owners")])),
            ],
            rounds: 2),
        "p2": Ladder(
            name: "p2",
            rungs: [
                Rung(action: .page([.seat("lead")])),
                Rung(at: .minutes(10), action: .mention([.seat("owners")], in: Audience(connection: "ops", destination: "#inc"))),
            ]),
        "p3": Ladder(name: "p3", rungs: [Rung(action: .page([.schedule("primary")]), when: .businessHours)]),
    ]
}

extension Escalation {
    static let stuck = Escalation(
        name: "stuck", match: .fact(.severity, [.exactly("P1")]), within: .minutes(30), page: [.person("dana")], by: [.sms])
}

extension BusinessCalendar {
    static let weekdays = BusinessCalendar(
        zone: "UTC", hours: [HoursOfWeek(days: [.monday, .tuesday, .wednesday, .thursday, .friday], start: 9 * 60, end: 17 * 60)])
}

extension Schedule {
    static func always(_ person: PersonName) -> Schedule {
        let start = WallTime(day: CivilDay(year: 2026, month: 1, day: 1)!, minuteOfDay: 0)
        return Schedule(name: "primary", zone: "UTC", cover: .layers([Layer(rotate: [[person]], every: .weeks(1), from: start)]))
    }
}

extension Person {
    static func reached(by ways: [Way], _ name: PersonName) -> Person {
        Person(name: name, fullName: name.text, urgent: ways.map { .init(by: .way($0)) }, normal: ways.map { .init(by: .way($0)) })
    }
}
