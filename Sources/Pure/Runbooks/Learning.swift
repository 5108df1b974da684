package import Vocabulary

/// A number the organisation watches, and what it should be.
package struct KPI: Hashable, Sendable {
    package enum Measure: String, Hashable, Sendable, CaseIterable {
        case mtta, mttm, mttr
        case timeToDetect = "time_to_detect"
        case changeFailureRate = "change_failure_rate"
        case reviewsOnTime = "reviews_on_time"
        case drillParticipation = "drill_participation"
        case autoDetected = "auto_detected"
        case updateAdherence = "update_adherence"
        case pagesPerPerson = "pages_per_person"
        case nightPages = "night_pages"
        case weekendPages = "weekend_pages"
        case repeatIncidents = "repeat_incidents"
        case actionsOnTime = "actions_on_time"
        case incidents
    }

    /// What the number has to be: at most five minutes, less than ten percent. Lengths are in seconds, shares in percent.
    package struct Goal: Hashable, Sendable {
        package var comparison: Matcher.Comparison
        package var bound: Double

        package init(_ comparison: Matcher.Comparison, _ bound: Double) {
            self.comparison = comparison
            self.bound = bound
        }

        package func isMet(by number: Double) -> Bool {
            switch comparison {
            case .more: number > bound
            case .atLeast: number >= bound
            case .less: number < bound
            case .atMost: number <= bound
            }
        }
    }

    package var name: KPIName
    package var measure: Measure
    package var goal: Goal?
    package var goalBySeverity: [SeverityName: Goal]
    package var match: Matcher
    package var reviewed: Span?
    package var source: String

    package init(
        name: KPIName, measure: Measure, goal: Goal? = nil, goalBySeverity: [SeverityName: Goal] = [:], match: Matcher = .everything,
        reviewed: Span? = nil, source: String = ""
    ) {
        self.name = name
        self.measure = measure
        self.goal = goal
        self.goalBySeverity = goalBySeverity
        self.match = match
        self.reviewed = reviewed
        self.source = source
    }
}

/// An exercise that comes back.
package struct DrillPlan: Hashable, Sendable {
    /// Whom a drill may wake.
    package enum Paging: String, Hashable, Sendable, CaseIterable {
        case optedIn = "opted in"
        case mail, nobody
    }

    package var name: DrillName
    package var what: String
    package var every: Span
    package var scenario: String?
    package var who: [Party]
    package var owner: Party?
    /// How many of those asked should take part, in percent.
    package var participation: Double?
    package var paging: Paging

    package init(
        name: DrillName, what: String = "", every: Span, scenario: String? = nil, who: [Party] = [.everyoneOnCall], owner: Party? = nil,
        participation: Double? = nil, paging: Paging = .mail
    ) {
        self.name = name
        self.what = what
        self.every = every
        self.scenario = scenario
        self.who = who
        self.owner = owner
        self.participation = participation
        self.paging = paging
    }
}

/// What somebody must have shown before they may be on call or hold a role.
package struct Certification: Hashable, Sendable {
    package var name: CertificateName
    package var who: [Party]
    package var renew: Span?
    /// How long somebody may be on call without it.
    package var grace: Span?
    package var proof: String
    /// Whether a rung may not wake somebody without it.
    package var isNeededForRungs: Bool

    package init(
        name: CertificateName, who: [Party] = [.everyoneOnCall], renew: Span? = nil, grace: Span? = nil, proof: String = "",
        isNeededForRungs: Bool = false
    ) {
        self.name = name
        self.who = who
        self.renew = renew
        self.grace = grace
        self.proof = proof
        self.isNeededForRungs = isNeededForRungs
    }
}

/// How the runbook itself is kept alive.
package struct Upkeep: Hashable, Sendable {
    package struct Look: Hashable, Sendable {
        package var what: String
        package var every: Span
        package var owner: Party?

        package init(_ what: String, every: Span, owner: Party? = nil) {
            self.what = what
            self.every = every
            self.owner = owner
        }
    }

    package var reviews: [Look]
    package var approvers: [Party]
    /// Who must have read the version in force.
    package var readers: [Party]
    package var readGrace: Span
    package var documents: [String]
    package var evidence: String
    package var note: String

    package init(
        reviews: [Look] = [], approvers: [Party] = [], readers: [Party] = [], readGrace: Span = .weeks(2), documents: [String] = [],
        evidence: String = "",
        note: String = ""
    ) {
        self.reviews = reviews
        self.approvers = approvers
        self.readers = readers
        self.readGrace = readGrace
        self.documents = documents
        self.evidence = evidence
        self.note = note
    }
}

extension DrillName {
    /// No exercise of the runbook's: an alert that somebody sent to see that a source's alerts arrive, and whom they page.
    package static let testAlert: DrillName = "test alert"
}
