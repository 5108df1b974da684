package import Vocabulary

/// How bad, and what that promises.
package struct Severity: Hashable, Sendable {
    package enum Urgency: String, Hashable, Sendable { case urgent, normal }

    /// Whether an incident of it breaks a service level objective.
    package enum Breach: String, Hashable, Sendable, CaseIterable { case yes, no, possibly }

    /// Whether customers are told on the status page.
    package enum StatusPagePolicy: Hashable, Sendable {
        case always, never, optional
        case after(Duration)
        case whenCustomerVisible
    }

    /// What the people of its ladder hear when an incident that somebody is on becomes one of it.
    package enum WhenRaised: String, Hashable, Sendable, CaseIterable { case page, tell, nothing }

    package var name: SeverityName
    package var means: String
    /// Nil: only ever chosen by a person, or by default as the last one.
    package var match: Matcher?
    /// Nil: nobody is paged.
    package var ladder: LadderName?
    package var urgency: Urgency
    package var acknowledgeWithin: Promise?
    package var recoverWithin: Promise?
    /// Other names people have for it.
    package var also: [String] = []
    package var examples: [String] = []
    package var counterExamples: [String] = []
    package var breachesSLO: Breach?
    /// Above the line from which the whole process applies.
    package var isMajor: Bool = false
    /// For communications that say nothing of their own.
    package var updateEvery: Span?
    package var firstUpdateWithin: Promise?
    package var statusPage: StatusPagePolicy?
    package var reviewWithin: Promise?
    package var whenRaised: WhenRaised = .page
    /// Roles an incident of it needs, whatever the role itself says.
    package var roles: [RoleName] = []

    package init(
        name: SeverityName, means: String = "", match: Matcher? = nil, ladder: LadderName? = nil, urgency: Urgency = .urgent,
        acknowledgeWithin: Promise? = nil, recoverWithin: Promise? = nil
    ) {
        self.name = name
        self.means = means
        self.match = match
        self.ladder = ladder
        self.urgency = urgency
        self.acknowledgeWithin = acknowledgeWithin
        self.recoverWithin = recoverWithin
    }
}
