import Assurance
import OnCall
import Runbooks
import Vocabulary

/// The runbook as it was: small, with something in every part of it.
enum Before {
    /// Monday, 2026-03-02 00:00 UTC.
    static let monday = Moment(seconds: 1_772_409_600)
    static let window = monday..<(monday + .days(28))

    static var runbook: Runbook {
        var runbook = Runbook(
            version: RunbookVersion("000000000000"), name: "Shop", owner: "lead", zone: "UTC",
            business: BusinessCalendar(
                zone: "UTC", hours: [HoursOfWeek(days: [.monday, .tuesday, .wednesday, .thursday, .friday], start: 540, end: 1020)]),
            people: [
                "ana": Person(name: "ana", fullName: "Ana", email: "ana@shop.example", phone: "+46700000001"),
                "bo": Person(name: "bo", fullName: "Bo", email: "bo@shop.example"),
                "cy": Person(name: "cy", fullName: "Cy", email: "cy@shop.example"),
            ],
            seats: ["lead": .held(["ana", "bo"]), "cto": .held(["cy"])],
            schedules: [
                "primary": Schedule(
                    name: "primary", zone: "UTC",
                    cover: .layers([
                        Layer(rotate: [["ana"], ["bo"]], every: .weeks(1), from: WallTime(day: day(3, 2), minuteOfDay: 0))
                    ]))
            ],
            services: ["shop": Service(name: "shop", owner: "lead")],
            routes: [Route(match: team("pay"), service: "shop"), Route(match: .everything, service: "shop")],
            severities: [
                Severity(
                    name: "P1", means: "Nobody can buy.", match: .fact(.alertSeverity, [.exactly("critical")]), ladder: "all-hands",
                    acknowledgeWithin: Promise(.within(.exact(.minutes(10)))), recoverWithin: Promise(.within(.exact(.hours(4))))),
                Severity(
                    name: "P2", means: "Some cannot.", ladder: "all-hands", acknowledgeWithin: Promise(.within(.exact(.minutes(30))))),
            ],
            ladders: [
                "all-hands": Ladder(
                    name: "all-hands",
                    rungs: [Rung(action: .page([.schedule("primary")])), Rung(at: .minutes(30), action: .page([.seat("cto")]))])
            ],
            connections: [Connection(name: "mail", kind: .smtp), Connection(name: "sms", kind: .twilio)])
        runbook.sources = [
            "alerts": Source(name: "alerts", kind: .alertmanager, key: .environment("KEY"), dropLabels: ["replica"]),
            "backup": Source(
                name: "backup", kind: .heartbeat, key: .environment("KEY"), heartbeat: Heartbeat(every: .hours(24), grace: .hours(1))),
            "tickets": Source(
                name: "tickets", kind: .json, key: .environment("KEY"), mapping: JSONMapping(summary: "title", status: "state", resolvedWhen: ["ok"]),
                rateEachMinute: 600),
        ]
        runbook.roles = [Role(name: "commander", filling: .firstToAcknowledge, backup: .seat("lead"))]
        runbook.raci = RACI(cells: [RACI.Cell(party: .role("commander"), phase: "contain", letters: [.responsible, .accountable])])
        runbook.lifecycle.phases = [
            Lifecycle.Phase(name: "contain", checklist: Lifecycle.Checklist(items: [.init("Stop the bleeding"), .init("Tell support")]))
        ]
        runbook.communications = [
            Communication(
                name: "customers", to: .statusPage, owner: .role("commander"), first: Terms(Promise(.within(.exact(.minutes(30))))),
                cadence: .every(.exact(.hours(1))))
        ]
        runbook.templates = [Template(name: "first", text: "We are looking into it.")]
        runbook.upkeep.approvers = [.seat("lead")]
        return runbook
    }

    /// A day of 2026.
    static func day(_ month: Int, _ day: Int) -> CivilDay {
        CivilDay(year: 2026, month: month, day: day) ?? CivilDay(number: 0)
    }

    static func team(_ name: String) -> Matcher { .fact(.label("team"), [.exactly(name)]) }

    /// The difference after an edit.
    static func difference(_ edit: (inout Runbook) -> Void) -> Difference {
        var after = runbook
        edit(&after)
        return Difference(from: runbook, to: after, over: window)
    }
}
