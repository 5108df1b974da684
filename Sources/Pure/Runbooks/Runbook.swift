package import OnCall
package import Vocabulary

/// An organisation's runbook, read and typed. Everything here came out of YAML with a place; nothing here knows YAML.
package struct Runbook: Hashable, Sendable {
    package var version: RunbookVersion
    package var name: String
    package var owner: SeatName?
    /// IANA zone of every time of day that names no other.
    package var zone: String
    package var business: BusinessCalendar
    package var people: [PersonName: Person]
    package var seats: [SeatName: Seat]
    package var schedules: [ScheduleName: Schedule]
    package var services: [ServiceName: Service]
    /// First match wins.
    package var routes: [Route]
    package var grouping: Grouping
    package var quiet: [QuietWindow]
    /// Highest first.
    package var severities: [Severity]
    package var ladders: [LadderName: Ladder]
    package var escalations: [Escalation]
    /// In the order they were written: the first that carries a way is the one used for it.
    package var connections: [Connection]
    package var sources: [SourceName: Source]
    /// Where Runbell's own alarms go (a failed page, an exhausted ladder, an unwritable journal); nil means the owner.
    package var operators: Audience?
    /// Nil: `INC-42`.
    package var naming: IncidentNaming?

    // How an incident is worked on. All lists are in the order they were written.
    package var facts: [StatedFact] = []
    package var roles: [Role] = []
    package var raci = RACI()
    package var lifecycle = Lifecycle()
    package var triage = Triage()
    package var communications: [Communication] = []
    package var templates: [Template] = []
    package var playbooks: [Playbook] = []
    package var clocks: [LegalClock] = []
    /// Nil: nobody looks back.
    package var reviews: ReviewPolicy?
    package var statusPage = StatusPage()

    // What is learnt, and how the runbook is kept alive.
    package var kpis: [KPI] = []
    package var drills: [DrillPlan] = []
    package var certifications: [Certification] = []
    package var upkeep = Upkeep()
    package var tools: [Tool] = []
    package var contacts: [Contact] = []
    /// What people may do who sign in; see `accessRole(of:)`.
    package var access: [AccessRole: [Party]] = [:]
    /// To whom it leaves how they are reached; see `honouring(_:)`.
    package var ownWays: [Party] = []
    /// What the members of a group of the identity provider may do.
    package var accessByGroup: [String: AccessRole] = [:]

    /// Where each clause is written.
    package var places = ClausePlaces()

    /// The duties all of this comes to, once somebody has settled them; see `duties`.
    var settled: [DutyRule]?

    package init(
        version: RunbookVersion, name: String, owner: SeatName? = nil, zone: String, business: BusinessCalendar, people: [PersonName: Person] = [:],
        seats: [SeatName: Seat] = [:], schedules: [ScheduleName: Schedule] = [:], services: [ServiceName: Service] = [:], routes: [Route] = [],
        grouping: Grouping = Grouping(), quiet: [QuietWindow] = [], severities: [Severity] = [], ladders: [LadderName: Ladder] = [:],
        escalations: [Escalation] = [], connections: [Connection] = [], sources: [SourceName: Source] = [:], operators: Audience? = nil
    ) {
        self.version = version
        self.name = name
        self.owner = owner
        self.zone = zone
        self.business = business
        self.people = people
        self.seats = seats
        self.schedules = schedules
        self.services = services
        self.routes = routes
        self.grouping = grouping
        self.quiet = quiet
        self.severities = severities
        self.ladders = ladders
        self.escalations = escalations
        self.connections = connections
        self.sources = sources
        self.operators = operators
    }
}
