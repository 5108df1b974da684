package import Vocabulary

extension Scenario {
    /// One thing that happens in a scenario, so long after its start.
    package struct Happening: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            case alert(Alert)
            case declare(Declaration)
            /// Asked of an incident.
            case act(Act)
            /// Asked of the programme: what belongs to no incident.
            case routine(Routine)
            case fault(Fault)
        }

        package var at: Duration
        /// Nil: whoever acknowledged last, or else the owner.
        package var by: PersonName?
        /// The second incident of the scenario is 2; nil: the latest.
        package var incident: Int?
        package var what: What
        package var place: Place

        package init(at: Duration, by: PersonName? = nil, incident: Int? = nil, _ what: What, place: Place = Place(file: "")) {
            self.at = at
            self.by = by
            self.incident = incident
            self.what = what
            self.place = place
        }
    }

    package struct Declaration: Hashable, Sendable {
        package var title: String
        package var service: ServiceName?
        package var severity: SeverityName?
        package var tags: [String]
        package var impact: [String: Double]
        /// So long before it is declared.
        package var startedAgo: Duration?
        package var isPrivate: Bool
        package var summary: String?

        package init(
            title: String, service: ServiceName? = nil, severity: SeverityName? = nil, tags: [String] = [], impact: [String: Double] = [:],
            startedAgo: Duration? = nil, isPrivate: Bool = false, summary: String? = nil
        ) {
            self.title = title
            self.service = service
            self.severity = severity
            self.tags = tags
            self.impact = impact
            self.startedAgo = startedAgo
            self.isPrivate = isPrivate
            self.summary = summary
        }
    }

    /// What goes wrong with Runbell itself and with what it stands on.
    package enum Fault: Hashable, Sendable {
        case provider(ConnectionName, isDown: Bool)
        /// Killed in the middle of sending, and started again at once.
        case serverKilled
        case serverDown(Duration)
        case clockJumps(Duration)
    }

    /// What a person does about an incident.
    package enum Act: Hashable, Sendable {
        case acknowledge, handBack, escalate, mitigate, reopen
        case escalation(EscalationName, because: String)
        case resolve(summary: String)
        case falseAlarm(because: String)
        case snooze(Duration)
        case note(String)
        case pin(String)
        case tag([String])
        case untag([String])
        case impact(numbers: [String: Double], words: [String: String])
        case severity(SeverityName, because: String)
        case confirmSeverity
        case answer(question: Int, yes: Bool)
        /// To a step's condition that only people can judge.
        case judge(StepPlace, yes: Bool)
        case phase(PhaseName)
        case approve(PhaseName)
        case refuse(PhaseName, because: String)
        case advise(PhaseName, Party?, words: String)
        case status(StatusName)
        /// Items from 1; none: all of them.
        case tick(PhaseName, [Int])
        case assign(RoleName, PersonName)
        case handOver(RoleName, PersonName, note: String)
        case accept(RoleName)
        case update(AudienceName, text: String?, status: StatusName?)
        case release(Int)
        case component(ComponentName, StatusPage.Condition)
        case fact(FactName, ago: Duration)
        case file(ClockName, StageName, evidence: String)
        case play(PlaybookName)
        case run(StepPlace)
        case agree(StepPlace)
        case done(StepPlace)
        /// Chooses one of the options of a decision.
        case decide(StepPlace, option: String)
        case skip(StepPlace, because: String)
        case waive(DutyName, because: String)
        case observed
        case review(milestone: String)
        case approveReview
        /// Nil for when it is due: as its category says.
        case action(text: String, owner: Party, category: CategoryName?, verification: String?, dueIn: Duration? = nil)
        case finishAction(Int)
    }

    /// What is done for the runbook itself rather than about an incident.
    package enum Routine: Hashable, Sendable {
        case drill(DrillName)
        case read(PersonName)
        case certify(CertificateName, PersonName)
        case approveVersion(Party)
        case upkeep(String)
        /// The list of open actions was gone through.
        case followUp
        case maintenance(Maintenance)
    }

    package struct Maintenance: Hashable, Sendable {
        package var title: String
        package var components: [ComponentName]
        /// Counted from when it is announced.
        package var startsIn: Duration
        package var length: Duration

        package init(title: String, components: [ComponentName] = [], startsIn: Duration = .zero, length: Duration) {
            self.title = title
            self.components = components
            self.startsIn = startsIn
            self.length = length
        }
    }
}
