package import Runbooks
package import Vocabulary

/// An incident, as its events tell it.
package struct Incident: Hashable, Sendable {
    package enum Phase: Hashable, Sendable {
        /// Waits for somebody to acknowledge; the ladder climbs.
        case triggered
        /// A maintenance window holds the pages back until then.
        case quiet(until: Moment)
        case acknowledged(by: Author, at: Moment)
        /// Acknowledged, and to be asked again then.
        case snoozed(until: Moment)
        case mitigated
        case resolved(at: Moment)
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
        /// How often the rung before was repeated, and when last.
        package var repeats: Int
        package var reachedAt: Moment?
        package var exhausted: Bool

        package init(ladder: LadderName, round: Int, startedAt: Moment, next: Int = 0, repeats: Int = 0, reachedAt: Moment? = nil, exhausted: Bool = false) {
            self.ladder = ladder
            self.round = round
            self.startedAt = startedAt
            self.next = next
            self.repeats = repeats
            self.reachedAt = reachedAt
            self.exhausted = exhausted
        }
    }

    /// Who owes what by when, and how it ended.
    package struct Duty: Hashable, Sendable {
        package enum State: Hashable, Sendable { case open, kept(at: Moment), keptLate(at: Moment), missed(at: Moment), moot(at: Moment) }

        package var name: DutyName
        package var owner: DutyOwner
        package var openedAt: Moment
        package var due: Moment
        package var state: State

        package init(name: DutyName, owner: DutyOwner, openedAt: Moment, due: Moment, state: State = .open) {
            self.name = name
            self.owner = owner
            self.openedAt = openedAt
            self.due = due
            self.state = state
        }
    }

    package var id: IncidentID
    package var opening: Opening
    package var runbook: RunbookVersion
    package var openedAt: Moment
    package var openedBy: Author
    package var changedAt: Moment
    package var phase: Phase
    package var severity: SeverityName
    package var severityBecause: SeverityReason
    package var tags: [String]
    package var impact: [String: Double]
    /// Alerts that ever joined, and those still firing.
    package var alerts: Int
    package var alertsFiring: Int
    package var responders: [PersonName]
    package var acknowledgedAt: Moment?
    package var mitigatedAt: Moment?
    package var climb: Climb?
    package var duties: [Duty]
    /// Pages that have not ended.
    package var pending: [PageNote]
    package var lastPage: Int
    package var absorbed: [IncidentID]
    package var escalationsFired: [EscalationName]
    package var summary: String
}
