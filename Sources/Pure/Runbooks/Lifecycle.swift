package import Vocabulary

/// The phases an incident goes through, what it is called outside meanwhile, and what has to be done in each phase.
package struct Lifecycle: Hashable, Sendable {
    package struct Phase: Hashable, Sendable {
        /// What brings an incident into the phase without being asked.
        package enum Beginning: String, Hashable, Sendable, CaseIterable { case raised, acknowledged, mitigated, resolved }

        package var name: PhaseName
        package var means: String
        /// Nil: entered by a person. The first phase begins when the incident is raised.
        package var begins: Beginning?
        /// By when it should be left.
        package var within: Terms
        package var checklist: Checklist

        package init(name: PhaseName, means: String = "", begins: Beginning? = nil, within: Terms = Terms(), checklist: Checklist = Checklist()) {
            self.name = name
            self.means = means
            self.begins = begins
            self.within = within
            self.checklist = checklist
        }
    }

    package struct Checklist: Hashable, Sendable {
        package var items: [Item]
        /// From entering the phase until everything that is not optional is ticked.
        package var within: Terms
        /// Nil: whoever is responsible for the phase, else the incident commander, else the responders.
        package var owner: Party?
        package var match: Matcher

        package init(items: [Item] = [], within: Terms = Terms(), owner: Party? = nil, match: Matcher = .everything) {
            self.items = items
            self.within = within
            self.owner = owner
            self.match = match
        }
    }

    package struct Item: Hashable, Sendable {
        package var text: String
        package var match: Matcher
        package var owner: Party?
        package var isOptional: Bool
        package var link: String?

        package init(_ text: String, match: Matcher = .everything, owner: Party? = nil, isOptional: Bool = false, link: String? = nil) {
            self.text = text
            self.match = match
            self.owner = owner
            self.isOptional = isOptional
            self.link = link
        }
    }

    /// A word of the runbook's own, and what the status page calls it.
    package struct Status: Hashable, Sendable {
        package var name: StatusName
        package var shownAs: StatusPage.State

        package init(name: StatusName, shownAs: StatusPage.State) {
            self.name = name
            self.shownAs = shownAs
        }
    }

    /// Something that must be there before an incident may be declared or resolved.
    package enum Requirement: Hashable, Sendable {
        package enum Field: String, Hashable, Sendable, CaseIterable {
            case title, service, severity, impact, channel, summary
            case startedAt = "started_at"
        }
        case field(Field)
        case fact(FactName)
    }

    /// Somebody watches for a while: after the end, or when the harm is stopped and before it may be called over.
    package struct Observation: Hashable, Sendable {
        package enum Start: String, Hashable, Sendable, CaseIterable { case mitigated, resolved }

        package var from: Start
        package var length: Terms
        package var owner: Party?
        package var match: Matcher

        package init(length: Terms, from: Start = .resolved, owner: Party? = nil, match: Matcher = .everything) {
            self.from = from
            self.length = length
            self.owner = owner
            self.match = match
        }
    }

    package var phases: [Phase]
    package var statuses: [Status]
    /// How long whoever is consulted has to answer.
    package var consult: Terms
    package var declareNeeds: [Requirement]
    package var resolveNeeds: [Requirement]
    /// Of those that begin at the same moment, the first whose condition holds is meant.
    package var observations: [Observation]

    package static let consultUnwritten = Promise(.within(.exact(.minutes(15))))

    package init(
        phases: [Phase] = [], statuses: [Status] = [], consult: Terms = Terms(consultUnwritten), declareNeeds: [Requirement] = [],
        resolveNeeds: [Requirement] = [], observations: [Observation] = []
    ) {
        self.phases = phases
        self.statuses = statuses
        self.consult = consult
        self.declareNeeds = declareNeeds
        self.resolveNeeds = resolveNeeds
        self.observations = observations
    }

    package func phase(_ name: PhaseName) -> Phase? { phases.first { $0.name == name } }
    package func status(_ name: StatusName) -> Status? { statuses.first { $0.name == name } }
}
