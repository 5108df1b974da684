package import Runbooks
package import Vocabulary

/// What belongs to no incident, as its events tell it: exercises, looking after the runbook, certificates, reading and approving
/// it, and maintenance that was announced.
package struct Programme: Hashable, Sendable {
    /// A duty, and the rule it comes from. A rule that is owed once a period has a duty for each: `drill tabletop 2026-Q4`.
    package struct Owing: Hashable, Sendable {
        package var rule: DutyName
        package var duty: Incident.Duty
    }

    /// The version in force.
    package struct Adoption: Hashable, Sendable {
        package var version: RunbookVersion
        package var at: Moment
        package var note: String
    }

    /// What somebody showed, and who says so.
    package struct Certificate: Hashable, Sendable {
        package var at: Moment
        package var proof: String
        package var by: Author
    }

    /// An exercise from its beginning to its end.
    package struct Exercise: Hashable, Sendable {
        package var drill: DrillName
        package var incident: IncidentID?
        package var begunAt: Moment
        /// Nil while it goes on.
        package var endedAt: Moment?
        package var participants: [PersonName]
        package var lessons: String
    }

    /// Work on the system that the status page announces.
    package struct Maintenance: Hashable, Sendable {
        /// Given when it is planned, from 1.
        package var number: Int
        package var title: String
        package var text: String
        package var components: [ComponentName]
        package var start: Moment
        package var end: Moment

        package init(number: Int = 0, title: String, text: String = "", components: [ComponentName] = [], start: Moment, end: Moment) {
            self.number = number
            self.title = title
            self.text = text
            self.components = components
            self.start = start
            self.end = end
        }
    }

    /// One way of a person's that was tested.
    package struct Attempt: Hashable, Sendable {
        package var way: Way
        package var notice: NoticeNote
        /// Nil while it is on its way.
        package var outcome: PageOutcome?

        package init(way: Way, notice: NoticeNote, outcome: PageOutcome? = nil) {
            self.way = way
            self.notice = notice
            self.outcome = outcome
        }
    }

    /// A test page to one person.
    package struct WayTest: Hashable, Sendable {
        package var at: Moment
        package var attempts: [Attempt]
    }

    /// Somebody asks to be stood in for on a schedule. Until somebody takes it, the shift stays theirs.
    package struct Cover: Hashable, Sendable {
        /// Given when it is asked for, from 1.
        package var number: Int
        package var schedule: ScheduleName
        /// Who asks.
        package var person: PersonName
        package var start: Moment
        package var end: Moment
        package var words: String
        /// Nil: nobody yet.
        package var takenBy: PersonName?

        package init(number: Int = 0, schedule: ScheduleName, person: PersonName, start: Moment, end: Moment, words: String = "") {
            self.number = number
            self.schedule = schedule
            self.person = person
            self.start = start
            self.end = end
            self.words = words
        }
    }

    /// Those asked for longest ago are forgotten first.
    static let coversKept = 200

    package var adoption: Adoption?
    /// Since when each rule is looked after.
    package var since: [DutyName: Moment] = [:]
    /// Of a rule that is owed once a period: when the last period ends that has its duty.
    package var openedUntil: [DutyName: Moment] = [:]
    /// In the order they were opened.
    package var owings: [Owing] = []
    package var occasions: [Occasion: Moment] = [:]
    package var certificates: [CertificateName: [PersonName: Certificate]] = [:]
    /// Which version each person read last, and each party approved last.
    package var read: [PersonName: RunbookVersion] = [:]
    package var approved: [Party: RunbookVersion] = [:]
    /// Those held last at the end.
    package var exercises: [Exercise] = []
    /// Who agreed to be woken by exercises.
    package var optedIn: Set<PersonName> = []
    /// The last one of each person.
    package var wayTests: [PersonName: WayTest] = [:]
    /// Rules of people's own. Their addresses are no part of the journal.
    package var ownRules: [PersonName: OwnReach] = [:]
    package var maintenance: [Maintenance] = []
    package var lastMaintenance = 0
    package var covers: [Cover] = []
    package var lastCover = 0
    /// Notices that have not ended.
    package var pending: [NoticeNote] = []
    package var lastNotice = 0

    package init() {}

    package var duties: [Incident.Duty] { owings.map(\.duty) }

    /// The newest duty of a rule.
    package func owing(of rule: DutyName) -> Owing? { owings.last { $0.rule == rule } }

    /// Maintenance that is under way.
    package func maintenance(at moment: Moment) -> [Maintenance] { maintenance.filter { $0.start <= moment && moment < $0.end } }

    /// Nil when it was withdrawn, or long ago.
    package func cover(_ number: Int) -> Cover? { covers.last { $0.number == number } }

    /// The programme's stream, and its row among the wakes and the pages.
    package static let id = IncidentID(0)
}
