package import Runbooks
package import Vocabulary

/// One thing that was counted: an acknowledgement, an update, a page.
package struct KPISample: Hashable, Sendable {
    package var at: Moment
    package var severity: SeverityName?
    package var service: ServiceName?
    package var person: PersonName?
    /// What it was counted in; nil for what belongs to none, such as a change that broke nothing.
    package var incident: IncidentID?
    /// Seconds for a length; 1 or 0 for whatever is so or not; 1 for what is only counted.
    package var number: Double

    package init(
        _ number: Double, at: Moment, severity: SeverityName? = nil, service: ServiceName? = nil, person: PersonName? = nil,
        incident: IncidentID? = nil
    ) {
        self.number = number
        self.at = at
        self.severity = severity
        self.service = service
        self.person = person
        self.incident = incident
    }
}

/// How many samples become one number.
package enum KPISummary: Hashable, Sendable {
    /// The mean, in seconds. It is what the M in MTTA stands for, so a target is compared with it and not with the median.
    case mean
    /// How many of a hundred.
    case share
    case total
    case perPerson

    /// Nil when nothing was counted and nothing can be said.
    package func number(_ samples: [KPISample]) -> Double? {
        let sum = samples.reduce(0) { $0 + $1.number }
        switch self {
        case .mean: return samples.isEmpty ? nil : sum / Double(samples.count)
        case .share: return samples.isEmpty ? nil : 100 * sum / Double(samples.count)
        case .total: return sum
        case .perPerson:
            let people = Set(samples.compactMap(\.person)).count
            return people == 0 ? nil : sum / Double(people)
        }
    }
}

extension KPI.Measure {
    package var summary: KPISummary {
        switch self {
        case .mtta, .mttm, .mttr, .timeToDetect: .mean
        case .changeFailureRate, .reviewsOnTime, .drillParticipation, .autoDetected, .updateAdherence, .actionsOnTime: .share
        case .nightPages, .weekendPages, .repeatIncidents, .incidents: .total
        case .pagesPerPerson: .perPerson
        }
    }

    /// `seconds`, `percent` or `count`.
    package var unit: String {
        switch summary {
        case .mean: "seconds"
        case .share: "percent"
        case .total, .perPerson: "count"
        }
    }
}
