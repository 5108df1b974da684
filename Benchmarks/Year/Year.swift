internal import Runbooks
internal import Vocabulary

/// The load: an incident every four hours and a bit, worked on from the alert to the last action item.
enum Year {
    static let incidents = 2000

    static var scenario: Scenario {
        var scenario = Scenario(title: "A year of a busy organisation", start: Moment(rfc3339: "2026-01-05T09:00:00+01:00")!)
        scenario.people = [
            "ana": .acknowledges(after: .minutes(2)), "bo": .acknowledges(after: .minutes(9)), "cy": .acknowledges(after: .minutes(4)),
        ]
        scenario.ends = .days(365)
        var happenings: [Scenario.Happening] = []
        for number in 1...incidents { happenings += incident(number) }
        for quarter in 0..<4 { happenings.append(Scenario.Happening(at: .days(Int64(30 + quarter * 91)), .routine(.drill("tabletop")))) }
        scenario.happenings = happenings.filter { $0.at < .days(365) }.sorted { $0.at < $1.at }
        return scenario
    }

    private static let names = ["Errors", "Latency", "Disk", "Queue"]
    private static let severities = ["critical", "warning", "info"]
    private static let services = ["api", "web", "billing"]

    /// A year has 31,536 times a thousand seconds; the primes keep incidents from falling on the same hours.
    private static func incident(_ number: Int) -> [Scenario.Happening] {
        let begins = Duration.seconds(Int64(number - 1) * 31_536_000 / Int64(incidents) + Int64(number * 7919 % 3600))
        let severity = severities[number * 31 % 7 % 3]
        let labels: Labels = ["alertname": names[number * 13 % 4], "severity": severity, "service": services[number * 17 % 3]]
        let key = AlertKey(source: "prom", key: "alert-\(number)")
        var acts: [(Duration, Scenario.Happening.What)] = [
            (.zero, .alert(Alert(key: key, summary: "Trouble number \(number)", labels: labels))),
            (.minutes(12), .act(.confirmSeverity)), (.minutes(13), .act(.note("Looking at it"))), (.minutes(15), .act(.phase("contain"))),
            (.minutes(18), .act(.tick("contain", []))), (.minutes(35), .act(.mitigate)),
            (.minutes(70), .alert(Alert(key: key, status: .resolved, summary: "", labels: labels))),
        ]
        if severity != "info" {
            acts.append((.minutes(14), .act(.update("internal", text: "We are on it", status: "identified"))))
            acts.append((.hours(20), .act(.review(milestone: "drafted"))))
            acts.append((.hours(30), .act(.review(milestone: ReviewPolicy.published))))
            acts.append((.hours(31), .act(.action(text: "An alarm on the queue", owner: .seat("lead"), category: "short-term", verification: nil))))
            acts.append((.days(20), .act(.finishAction(1))))
        }
        return acts.map { Scenario.Happening(at: begins + $0.0, incident: number, $0.1) }
    }
}
