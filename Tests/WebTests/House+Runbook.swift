import OnCall
import Runbooks
import Vocabulary

extension House {
    /// Ana, then Bo; one source of each kind.
    static func runbook(_ change: (inout Runbook) -> Void = { _ in }) -> Runbook {
        var runbook = Runbook(
            version: RunbookVersion("0123456789ab"), name: "Shop", zone: "Europe/Stockholm",
            business: BusinessCalendar(zone: "Europe/Stockholm", hours: [HoursOfWeek(days: [.monday], start: 540, end: 1020)]))
        runbook.people = [
            "ana": Person(name: "ana", fullName: "Ana", email: "ana@shop.example", phone: "+46 70-000 00 01", slack: "U01", ntfy: "ana"),
            "bo": Person(name: "bo", fullName: "Bo", phone: "+46700000002", slack: "U7", ntfy: "bo"),
            "cy": Person(name: "cy", fullName: "Cy", email: "cy@shop.example"),
        ]
        runbook.seats = ["lead": .held(["ana"])]
        runbook.schedules = ["primary": Schedule(name: "primary", zone: "Europe/Stockholm", cover: .layers([layer]))]
        runbook.services = ["shop": Service(name: "shop"), "mail": Service(name: "mail")]
        runbook.routes = [Route(match: .everything, service: "shop")]
        runbook.grouping = Grouping(by: [.service, .label("alertname")], storm: nil)
        runbook.severities = [
            Severity(
                name: "P1", means: "Customers cannot buy", match: .everything, ladder: "wake",
                acknowledgeWithin: Promise(.within(.exact(.minutes(5))))),
            Severity(name: "P2", means: "It is slow", ladder: "wake", urgency: .normal),
        ]
        runbook.ladders = [
            "wake": Ladder(name: "wake", rungs: [Rung(action: .page([.person("ana")])), Rung(at: .minutes(5), action: .page([.person("bo")]))])
        ]
        runbook.connections = [Connection(name: "pager", kind: .capture, settings: ["token": .plain("hidden-setting")])]
        runbook.sources = [
            "events": source("events", .pagerduty), "am": source("am", .alertmanager), "prom": source("prom", .prometheus),
            "json": source("json", .json),
            "backup": source("backup", .heartbeat),
        ]
        change(&runbook)
        return runbook
    }

    static func source(_ name: SourceName, _ kind: Source.Kind, rate: Int? = nil) -> Source {
        Source(
            name: name, kind: kind, key: .plain("hidden-key"), heartbeat: kind == .heartbeat ? Heartbeat(every: .hours(24), grace: .hours(1)) : nil,
            rateEachMinute: rate)
    }

    private static var layer: Layer {
        let day = CivilDay(year: 2026, month: 1, day: 5) ?? CivilDay(number: 0)
        return Layer(rotate: [["ana"], ["bo"]], every: .weeks(1), from: WallTime(day: day, minuteOfDay: 540))
    }
}
