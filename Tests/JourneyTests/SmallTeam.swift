import OnCall
import Runbooks
import Vocabulary

/// A small team's runbook: Ana first, Bo after five minutes, Cy after ten. Pages go out by push at once and by SMS after a minute.
enum SmallTeam {
    static let ana = PersonName("ana")
    static let bo = PersonName("bo")
    static let cy = PersonName("cy")

    static func runbook(_ change: (inout Runbook) -> Void = { _ in }) -> Runbook {
        var runbook = Runbook(
            version: RunbookVersion("small-team"), name: "Small team", zone: "Europe/Stockholm",
            business: BusinessCalendar(
                zone: "Europe/Stockholm", hours: [HoursOfWeek(days: [.monday, .tuesday, .wednesday, .thursday, .friday], start: 540, end: 1020)]))
        for name in [ana, bo, cy] {
            runbook.people[name] = Person(
                name: name, fullName: name.text, phone: "+4670000000\(name.text.count)", ntfy: "\(name)-pager",
                urgent: [.init(by: .way(.push)), .init(by: .way(.sms), after: .minutes(1))])
        }
        runbook.services["api"] = Service(name: "api")
        runbook.routes = [Route(match: .everything, service: "api")]
        runbook.grouping = Grouping(by: [.service, .label("alertname")], storm: nil)
        runbook.severities = [
            Severity(
                name: "P1", match: .fact(.label("severity"), [.exactly("critical")]), ladder: "p1",
                acknowledgeWithin: Promise(.within(.exact(.minutes(5)))),
                recoverWithin: Promise(.within(.exact(.minutes(30))))),
            Severity(name: "P4", match: .fact(.label("severity"), [.exactly("info")])),
        ]
        runbook.ladders["p1"] = Ladder(
            name: "p1",
            rungs: [
                Rung(action: .page([.person(ana)])), Rung(at: .minutes(5), action: .page([.person(bo)])),
                Rung(at: .minutes(10), action: .page([.person(cy)])),
            ])
        runbook.connections = [Connection(name: "pager", kind: .capture)]
        change(&runbook)
        return runbook
    }

    static func alert(_ key: String, name: String = "ApiErrors", severity: String = "critical", status: Alert.Status = .firing) -> Alert {
        Alert(
            key: AlertKey(source: "prometheus", key: key), status: status, summary: "\(name) on \(key)",
            labels: ["alertname": name, "severity": severity, "instance": key])
    }
}
