internal import Chronicle
package import Runbooks

extension KPI.Measure {
    package var title: String {
        switch self {
        case .mtta: "Time to acknowledge"
        case .mttm: "Time to mitigate"
        case .mttr: "Time to recover"
        case .timeToDetect: "Time to detect"
        case .changeFailureRate: "Changes that broke something"
        case .reviewsOnTime: "Reviews in time"
        case .drillParticipation: "Took part in drills"
        case .autoDetected: "Found by monitoring"
        case .updateAdherence: "Updates in time"
        case .pagesPerPerson: "Pages for each person"
        case .nightPages: "Pages at night"
        case .weekendPages: "Pages at weekends"
        case .repeatIncidents: "Incidents that came again"
        case .actionsOnTime: "Actions in time"
        case .incidents: "Incidents"
        }
    }

    /// What the number is, in one line.
    var about: String {
        switch self {
        case .mtta: "from opened to acknowledged, on average"
        case .mttm: "from opened until the harm stopped, on average"
        case .mttr: "from opened until it was over, on average"
        case .timeToDetect: "from when it began until it was opened, on average"
        case .changeFailureRate: "changes with an incident of their service within four hours"
        case .reviewsOnTime: "incidents whose review reached every milestone in time"
        case .drillParticipation: "of those who were asked"
        case .autoDetected: "of all incidents"
        case .updateAdherence: "of the updates that audiences were owed"
        case .pagesPerPerson: "pages that left, by the people they left for"
        case .nightPages: "between 22:00 and 07:00 where people live"
        case .weekendPages: "on Saturday and Sunday where people live"
        case .repeatIncidents: "within 30 days of another one like it"
        case .actionsOnTime: "of the actions that were due"
        case .incidents: "opened; without exercises and false alarms"
        }
    }

    /// What a count of one incident comes to: `4 min`, `late`, `3 pages`. Empty when its being listed says it all.
    package func said(_ numbers: [Double]) -> String {
        let sum = numbers.reduce(0, +)
        switch self {
        case .mtta, .mttm, .mttr, .timeToDetect: return words(sum / Double(max(1, numbers.count)))
        case .autoDetected: return sum > 0 ? "found by monitoring" : "found by a person"
        case .reviewsOnTime, .updateAdherence, .actionsOnTime:
            if numbers.count == 1 { return sum > 0 ? "in time" : "late or not at all" }
            return "\(Int(sum)) of \(numbers.count) in time"
        case .pagesPerPerson, .nightPages, .weekendPages: return sum == 1 ? "1 page" : "\(Int(sum)) pages"
        case .changeFailureRate, .drillParticipation, .repeatIncidents, .incidents: return ""
        }
    }
}

extension KPI.Goal {
    /// `at most 5 min`.
    func words(in measure: KPI.Measure) -> String {
        let bound = measure.words(bound)
        return switch comparison {
        case .more: "more than \(bound)"
        case .atLeast: "at least \(bound)"
        case .less: "less than \(bound)"
        case .atMost: "at most \(bound)"
        }
    }
}

extension KPI {
    /// `at most 5 min`, `P1 at most 5 min, P2 at most 10 min`; nil: nothing is asked for.
    package func wanted(_ severities: [Severity]) -> String? {
        let own = severities.compactMap { severity in goalBySeverity[severity.name].map { "\(severity.name) \($0.words(in: measure))" } }
        return own.isEmpty ? goal.map { $0.words(in: measure) } : own.joined(separator: ", ")
    }
}
