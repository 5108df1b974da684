package import Vocabulary

extension Scenario {
    /// One sentence of what is expected. What no sentence asks for is not checked.
    package struct Expectation: Hashable, Sendable {
        package enum When: Hashable, Sendable {
            /// At any time; of a state: at the end.
            case whenever
            /// So long after the start, to the second.
            case at(Duration)
            case within(Duration)
        }

        package enum What: Hashable, Sendable {
            /// A page left for one of these people.
            case page(Party, by: Way?)
            /// A message that wakes nobody: a reminder, a request.
            case remind(Party)
            case notice(Audience, saying: String?)
            case neverPage(Party)
            case neverNotice(Audience)
            case acknowledged(by: Party?)
            case mitigated
            case resolved
            case duty(DutyName, DutyEnd)
            case update(AudienceName)
            case proposed(String)
            case severity(SeverityName)
            case phase(PhaseName)
            case status(StatusName)
            case role(RoleName, PersonName)
            case component(ComponentName, StatusPage.Condition)
            /// An update waits for somebody's approval, or for a fact.
            case held(by: Hold)
            /// Runbell said no to something.
            case refused
            /// Words that stand in something people read.
            case text(Text, saying: String)
            case kpi(KPIName, isMet: Bool)
        }

        /// What people have before them.
        package enum Text: Hashable, Sendable {
            case update(AudienceName)
            /// The review as Runbell drafts it.
            case review
            /// Dashboards, consoles and saved queries beside the incident.
            case links
            case checklist(PhaseName)
            /// One that fits the incident.
            case playbook(PlaybookName)
        }

        package enum Hold: Hashable, Sendable {
            case approval
            case embargo(FactName)
        }

        package enum DutyEnd: String, Hashable, Sendable, CaseIterable {
            case open, kept, keptLate = "kept late", missed, moot, waived
            /// It never began.
            case notOwed = "not owed"
        }

        /// As it was written.
        package var text: String
        package var when: When
        /// The second incident of the scenario is 2; nil: of messages any, of everything else the first that has it.
        package var incident: Int?
        package var what: What
        package var place: Place

        package init(_ what: What, _ when: When = .whenever, incident: Int? = nil, text: String = "", place: Place = Place(file: "")) {
            self.what = what
            self.when = when
            self.incident = incident
            self.text = text
            self.place = place
        }
    }
}
