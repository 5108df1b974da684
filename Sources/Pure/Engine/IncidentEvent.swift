package import Runbooks
package import Vocabulary

/// One line of an incident's journal: what happened, when, and who did it. Folding these is the only way an incident exists.
package struct IncidentEvent: Hashable, Sendable {
    package var at: Moment
    package var by: Author
    package var what: What

    package init(at: Moment, by: Author, _ what: What) {
        self.at = at
        self.by = by
        self.what = what
    }

    package enum What: Hashable, Sendable {
        case raised(Opening, runbook: RunbookVersion)
        case alertsJoined([AlertKey], summary: String)
        case alertsCleared([AlertKey], remaining: Int)
        /// A maintenance window holds the pages back until then.
        case quieted(QuietName, until: Moment)
        case quietEnded(QuietName)

        case ladderStarted(LadderName, round: Int, because: LadderReason)
        /// No rung that pages may page at this hour: the climb waits, and everything in it moves from the first moment to the second.
        case ladderDeferred(LadderName, from: Moment, until: Moment)
        /// Reached, or repeated when it is the rung reached last.
        case rungReached(Int, round: Int, people: [PersonName])
        case rungSkipped(Int, round: Int, because: SkipReason)
        case ladderExhausted(LadderName)
        case paged([PageNote], because: PageReason)
        case noticed([NoticeNote], because: PageReason)
        case pageEnded(PageID, PageOutcome, latency: Duration)
        case pageStumbled(PageID, reason: String)

        case acknowledged(via: Channel)
        case unacknowledged(because: UnacknowledgeReason)
        case escalated
        case reassigned([Rung.Target], people: [PersonName])
        case respondersAdded([Rung.Target], people: [PersonName])
        case severityChanged(from: SeverityName, to: SeverityName, because: SeverityReason)
        case snoozed(until: Moment)
        case mitigated
        case resolved(summary: String, because: ResolveReason)
        case reopened(because: ReopenReason)
        case merged(into: IncidentID)
        case absorbed(IncidentID)
        case noted(String)
        case tagged([String])
        case impactStated([String: Double])

        case staff(StaffEvent)
        case progress(ProgressEvent)
        case knowledge(KnowledgeEvent)
        case update(UpdateEvent)
        case play(PlayEvent)
        case review(ReviewEvent)

        /// `from` is what the time counts from; nil: since promises count. Due at the end of all time: as soon as possible.
        /// Not a promise: an escalation, which nobody breaks.
        case dutyOpened(DutyName, owner: Party, from: Moment?, due: Moment, isPromise: Bool)
        case dutyKept(DutyName, late: Bool)
        case dutyMissed(DutyName)
        case dutyMoot(DutyName)
        case dutyWaived(DutyName, because: String)
        /// A step of the rule was taken: somebody was reminded, paged, named; or, of a proposal, what is proposed.
        case dutyStepped(DutyName, step: Int, people: [PersonName], words: String)
        case escalationFired(EscalationName, people: [PersonName])
        /// Something arrived too late or in the wrong order to count; kept so that nobody wonders where it went.
        case disregarded(String)
    }
}

/// What the journal says of a page that was queued.
package struct PageNote: Hashable, Sendable {
    package var id: PageID
    package var person: PersonName
    package var way: Way
    package var connection: ConnectionName
    package var due: Moment
    package var expires: Moment
    package var bundled: Bool

    package init(id: PageID, person: PersonName, way: Way, connection: ConnectionName, due: Moment, expires: Moment, bundled: Bool) {
        self.id = id
        self.person = person
        self.way = way
        self.connection = connection
        self.due = due
        self.expires = expires
        self.bundled = bundled
    }
}

package struct NoticeNote: Hashable, Sendable {
    package var id: PageID
    package var connection: ConnectionName
    package var destination: String
    /// When it leaves, if that is not at once: what can wait is not said at night.
    package var due: Moment?
    /// Whom it is for: who is written to, or named in a channel. Empty where a channel is told, and in older records.
    package var people: [PersonName]

    package init(id: PageID, connection: ConnectionName, destination: String, due: Moment? = nil, people: [PersonName] = []) {
        self.id = id
        self.connection = connection
        self.destination = destination
        self.due = due
        self.people = people
    }
}

package enum LadderReason: String, Hashable, Sendable, CaseIterable {
    case raised, nextRound, quietEnded, snoozeEnded, handedBack, reopened, reassigned, severityRaised, severityLowered
}

package enum SkipReason: String, Hashable, Sendable, CaseIterable {
    case nobodyOnCall, outsideHours, unreachable
}

package enum PageReason: Hashable, Sendable {
    case rung(Int, round: Int)
    case escalation(EscalationName)
    case responder
    case reassigned
    /// A page could not be delivered, and this is the alarm.
    case undeliverable(PageID)
    case exhausted
    /// A duty's warning or consequence.
    case duty(DutyName)
    /// An update to an audience.
    case update(Int)
    /// Asked for a role, an approval or advice, or told.
    case asked
}

package enum UnacknowledgeReason: String, Hashable, Sendable, CaseIterable { case handedBack, snoozeEnded, severityRaised }
package enum ResolveReason: String, Hashable, Sendable, CaseIterable { case person, alertsCleared, merged, falseAlarm }
package enum ReopenReason: String, Hashable, Sendable, CaseIterable { case person }
