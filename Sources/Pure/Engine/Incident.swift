package import Runbooks
package import Vocabulary

/// An incident, as its events tell it.
package struct Incident: Hashable, Sendable {
    package enum Phase: Hashable, Sendable {
        /// Waits for somebody to acknowledge; the ladder climbs. Left by an answer of any kind.
        case triggered
        /// A maintenance window holds the pages back until then; nobody owes anything. Left when the window ends, and by any answer.
        case quiet(until: Moment)
        /// Somebody works on it; escalations count. Left when it is handed back, reassigned, snoozed, mitigated or over.
        case acknowledged(by: Author, at: Moment)
        /// Acknowledged, and to be asked again then: the ladder begins anew. Acknowledging once more ends the snooze.
        case snoozed(until: Moment)
        /// The harm is stopped, the work is not done. Left when it is handed back, reassigned, snoozed or over.
        case mitigated
        /// Over. Left only by a person who reopens it.
        case resolved(at: Moment)
        /// Goes on as part of that one. Never left.
        case merged(into: IncidentID)

        /// The word the API, the screens and the lists use.
        package var word: String {
            switch self {
            case .triggered: "triggered"
            case .quiet: "quiet"
            case .acknowledged: "acknowledged"
            case .snoozed: "snoozed"
            case .mitigated: "mitigated"
            case .resolved: "resolved"
            case .merged: "merged"
            }
        }

        package var isOpen: Bool {
            switch self {
            case .resolved, .merged: false
            case .triggered, .quiet, .acknowledged, .snoozed, .mitigated: true
            }
        }
    }

    /// How far the ladder was climbed.
    package struct Climb: Hashable, Sendable {
        package var ladder: LadderName
        package var round: Int
        package var startedAt: Moment
        /// The next rung to reach; past the last when the round is over.
        package var next: Int
        /// The rung reached last in this round; nil when every rung so far was skipped.
        package var reached: Int?
        /// The rung of this round that messages were queued for last. Behind `reached` when all of a later rung's people were just paged.
        package var asked: Int?
        /// How often that rung was repeated, and when it was reached or repeated last.
        package var repeats: Int
        package var reachedAt: Moment?
        package var exhausted: Bool

        package init(
            ladder: LadderName, round: Int, startedAt: Moment, next: Int = 0, reached: Int? = nil, asked: Int? = nil, repeats: Int = 0,
            reachedAt: Moment? = nil,
            exhausted: Bool = false
        ) {
            self.ladder = ladder
            self.round = round
            self.startedAt = startedAt
            self.next = next
            self.reached = reached
            self.asked = asked
            self.repeats = repeats
            self.reachedAt = reachedAt
            self.exhausted = exhausted
        }
    }

    /// Who owes what by when, and how it ended.
    package struct Duty: Hashable, Sendable {
        package enum State: Hashable, Sendable {
            case open
            case kept(at: Moment)
            case keptLate(at: Moment)
            case missed(at: Moment)
            case moot(at: Moment)
            case waived(at: Moment, because: String)
        }

        package var name: DutyName
        package var owner: Party
        package var openedAt: Moment
        package var due: Moment
        package var state: State
        /// False for an escalation: what counts is what happens when the time is over, and nobody has broken a promise.
        package var isPromise: Bool
        /// When a duty of this name was kept last, this one or one before it.
        package var lastKept: Moment?
        /// How often each step of its rule was taken, and when last.
        package var steps: [Int: Stepping]

        package struct Stepping: Hashable, Sendable {
            package var count: Int
            package var last: Moment

            package init(count: Int, last: Moment) {
                self.count = count
                self.last = last
            }
        }

        package init(
            name: DutyName, owner: Party, openedAt: Moment, due: Moment, state: State = .open, isPromise: Bool = true, lastKept: Moment? = nil,
            steps: [Int: Stepping] = [:]
        ) {
            self.name = name
            self.owner = owner
            self.openedAt = openedAt
            self.due = due
            self.state = state
            self.isPromise = isPromise
            self.lastKept = lastKept
            self.steps = steps
        }
    }

    package var isMerged: Bool { if case .merged = phase { true } else { false } }

    package var id: IncidentID
    /// What people call it: `INC-42`, or what the runbook makes of that.
    package var name: String { opening.name ?? id.description }
    /// Its title, after the name the runbook gave it: every message names the incident already where it has no other name than its number.
    var calledOut: String { opening.name.map { "\($0) \(opening.title)" } ?? opening.title }
    package var opening: Opening
    package var runbook: RunbookVersion
    package var openedAt: Moment
    package var openedBy: Author
    /// Since when promises count: raised, let go by a maintenance window, or reopened.
    package var liveSince: Moment
    package var changedAt: Moment
    package var phase: Phase
    /// The maintenance window of the phase `quiet`.
    package var quietBy: QuietName?
    package var severity: SeverityName
    package var severityBecause: SeverityReason
    /// When it last changed; nil while it is what it was raised with.
    package var severitySince: Moment?
    package var tags: [String]
    package var impact: [String: Double]
    /// Alerts that ever joined, and those still firing.
    package var alerts: Int
    package var alertsFiring: Int
    package var responders: [PersonName]
    /// Who acknowledged since it was triggered last.
    package var answeredBy: [Author]
    package var acknowledgedAt: Moment?
    package var mitigatedAt: Moment?
    package var climb: Climb?
    package var duties: [Duty]
    /// Pages that have not ended.
    package var pending: [PageNote]
    package var pendingNotices: [NoticeNote]
    package var waves: [Wave]
    /// Pages a provider took while the incident is open, newest last: a text message that was taken may still turn out undelivered.
    package var taken: [PageNote]
    /// Numbers of pages that were taken back; one that had left already may still report that it arrived.
    package var withdrawn: [Int]
    package var lastPage: Int
    package var absorbed: [IncidentID]
    package var escalationsFired: [EscalationName]
    package var summary: String

    /// Everybody Runbell ever rang, wrote to or named in a channel because of it.
    package var addressed: Set<PersonName> = []
    /// When each of the moments duties begin or end at came last.
    package var occasions: [Occasion: Moment] = [:]
    package var staff: [RoleName: Holding] = [:]
    package var progress = Progress()
    package var knowledge = Knowledge()
    package var updates: [Update] = []
    package var plays: [Play] = []
    package var conditions: [ComponentName: StatusPage.Condition] = [:]
    package var review = Review()
}
