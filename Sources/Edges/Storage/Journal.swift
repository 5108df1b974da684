package import Engine
package import OnCall
package import Runbooks
package import Vocabulary

/// Where everything that happened is kept, in one append-only, hash-chained order. One law suite (`JournalLaws`) holds for every home.
///
/// A commit returns only when it is durable. Many callers share one transaction and one `fsync`.
package protocol Journal: JournalReading {
    // Writing.

    /// Makes all of the entry true, or none of it. Throws `.conflict` when the stream has moved on, an alert is not as the
    /// entry expects or a group is taken: read again and decide again.
    ///
    /// `placed` is called as soon as the entry's place in the order of commits is fixed, which is before it is durable: what is
    /// placed later is committed later.
    func commit(_ entry: Entry, placed: () -> Void) async throws(JournalError) -> Committed
    /// Counts repeats of known open alerts, as many as one request brought: no event, one row changed for each. Answers those
    /// that are not open any more, which were not counted.
    func bump(_ repeats: [AlertRepeat], at now: Moment) async throws(JournalError) -> [AlertRowID]
    /// Appends to the stream of what belongs to no incident: overrides, adopted runbooks, acts on settings.
    func commit(_ entry: ProgrammeEntry) async throws(JournalError) -> Committed
    /// What was decided on the programme, all of it or none. Throws `.conflict` when its stream has moved on.
    func commit(_ change: ProgrammeChange) async throws(JournalError) -> Committed
    func record(_ change: Change, at now: Moment) async throws(JournalError)

    // Streams.

    func nextIncident() async throws(JournalError) -> IncidentID
    /// In commit order over all streams, after a position; for watchers and for the auditor.
    func feed(after position: Int64, limit: Int) async throws(JournalError) -> [FeedLine]
    var lastPosition: Int64 { get async throws(JournalError) }
    /// Walks the whole chain.
    func verify() async throws(JournalError) -> ChainReport

    // Alerts.

    func openAlert(_ key: AlertKey) async throws(JournalError) -> AlertRow?
    func openGroup(_ group: String) async throws(JournalError) -> OpenGroup?
    /// Open alerts whose sender promised a refresh by now and did not send it.
    func lapsedAlerts(at now: Moment, limit: Int) async throws(JournalError) -> [AlertRow]
    /// Received at or after the one and before the other, newest first.
    func changes(from start: Moment, to end: Moment, limit: Int) async throws(JournalError) -> [RecordedChange]

    // Lists.

    func incident(_ id: IncidentID) async throws(JournalError) -> IncidentRow?
    /// Also of incidents that are over: clocks, reviews and actions are owed on.
    func duties(_ query: DutyQuery) async throws(JournalError) -> [DutyRow]
    func actions(_ query: ActionQuery) async throws(JournalError) -> [ActionRow]
    func overrides(endingAfter moment: Moment) async throws(JournalError) -> [Override]

    // Wakes.

    /// Leases what is due until `until`: nobody else gets it before then. Earliest first.
    func dueWakes(at now: Moment, leaseUntil until: Moment, limit: Int) async throws(JournalError) -> [Wake]
    /// When there is next a wake to lease; a leased one counts at the end of its lease.
    func nextWake() async throws(JournalError) -> Moment?

    // Outbox.

    /// Leases what is due, earliest first. What has expired comes too, so that whoever sends can say that it did: no page ends in
    /// silence. The due rows of one person's bundle come together, beyond the limit if need be.
    func claim(at now: Moment, leaseUntil until: Moment, limit: Int) async throws(JournalError) -> [OutboxRow]
    /// When there is next something to claim; a leased row counts at the end of its lease.
    func nextDue() async throws(JournalError) -> Moment?
    /// Puts a row back for another attempt. A row that has ended stays ended.
    func retry(_ id: PageID, attempts: Int, at moment: Moment) async throws(JournalError)
    func outbox(of incident: IncidentID) async throws(JournalError) -> [OutboxRow]
    /// How many pages a person was sent or is owed since then; the storm rule reads it.
    func pages(to person: PersonName, since: Moment, atMost: Int) async throws(JournalError) -> Int

    /// Pages that left for people, or are about to, from when they were due: at or after the one, before the other. Those that were
    /// taken back or came too late to leave disturbed nobody, and are not here.
    func pageLoads(since start: Moment, until end: Moment) async throws(JournalError) -> [PageLoad]

    // Subscribers of the status page.

    /// Keeps what somebody wants, in place of what has the same digest. What nobody confirmed in time is forgotten meanwhile.
    func put(_ subscriber: Subscriber) async throws(JournalError)
    /// From now on they are told, as they wanted it last: what the same address wanted before is dropped. Nil when nobody waits under
    /// this digest, or has waited for too long.
    func confirm(subscriber digest: String, at now: Moment) async throws(JournalError) -> Subscriber?
    /// False when there is none.
    func drop(subscriber digest: String) async throws(JournalError) -> Bool
    func subscriber(_ digest: String) async throws(JournalError) -> Subscriber?
    /// Everybody who confirmed, by address.
    func subscribers() async throws(JournalError) -> [Subscriber]
    /// Notes that a subscriber has their copy of a notice, so that whoever goes on with it, also after a restart, leaves them out. Kept for
    /// a week, which is longer than any notice is tried.
    func note(handed notice: PageID, to digest: String, at now: Moment) async throws(JournalError)
    /// The digests of those who have their copy.
    func handed(_ notice: PageID) async throws(JournalError) -> Set<String>

    // Heartbeats.

    /// It came, or, with no moment, is expected from now on; in either case the next one is due then.
    func beat(_ source: SourceName, at now: Moment?, due: Moment) async throws(JournalError)
    func heartbeats() async throws(JournalError) -> [HeartbeatRow]

    // Runbooks, tokens, replies to repeated requests.

    /// Keeping a version again makes it the latest.
    func keep(runbook version: RunbookVersion, text: String, at now: Moment) async throws(JournalError)
    func runbook(_ version: RunbookVersion) async throws(JournalError) -> String?
    func tokens() async throws(JournalError) -> [TokenRow]
    func put(_ token: TokenRow) async throws(JournalError)
    func drop(token: TokenName) async throws(JournalError)
    /// Notes that it was used. One that was revoked meanwhile stays so, also when another has its name now.
    func note(usedToken hash: String, at now: Moment) async throws(JournalError)

    /// What people proved to be their own addresses; each changes with a decision on the programme.
    func ownAddresses() async throws(JournalError) -> [OwnAddressRow]

    // Accounts and the browsers that signed in.

    func accounts() async throws(JournalError) -> [AccountRow]
    func put(_ account: AccountRow) async throws(JournalError)
    func session(_ hash: String) async throws(JournalError) -> SessionRow?
    /// Keeps it, and forgets those that have ended meanwhile.
    func put(_ session: SessionRow) async throws(JournalError)
    func drop(session hash: String) async throws(JournalError)
    /// Ends whatever the holder has open, but for the one named.
    func dropSessions(of holder: SessionRow.Holder, but hash: String?) async throws(JournalError)

    // Browsers that pages are pushed to.

    /// By person, the oldest first.
    func devices() async throws(JournalError) -> [DeviceRow]
    func put(_ device: DeviceRow) async throws(JournalError)
    /// Nothing where it was taken off meanwhile.
    func used(device id: String, at now: Moment) async throws(JournalError)
    /// False when there is none.
    func drop(device id: String) async throws(JournalError) -> Bool

    /// The answer given to this key before, if any.
    func reply(to key: String) async throws(JournalError) -> KeptReply?
    func keep(reply: KeptReply, for key: String, at now: Moment) async throws(JournalError)

    // Health.

    func pulse(at now: Moment) async throws(JournalError) -> StoragePulse
    /// Writes and removes one row durably: proves that the next alert can be kept.
    func probe() async throws(JournalError)
    func close() async
}

extension Journal {
    package func commit(_ entry: Entry) async throws(JournalError) -> Committed { try await commit(entry) {} }

    package func changes(since start: Moment, limit: Int) async throws(JournalError) -> [RecordedChange] {
        try await changes(from: start, to: .distantFuture, limit: limit)
    }
}

package enum JournalError: Error, Hashable, Sendable {
    case conflict
    /// The disk is full, read-only or broken: answer 503 and try again later.
    case unwritable(String)
    case broken(String)
    case closed
}

/// What one decision changes, all in one transaction.
package struct Entry: Sendable {
    package var incident: IncidentID
    /// Events already in the stream; 0 opens it.
    package var expected: Int
    package var events: [IncidentEvent]
    package var alerts: [AlertChange]
    package var effects: [Effect]
    /// The list row as it is after these events.
    package var row: IncidentRow
    /// The action items that these events changed, as they are now.
    package var actions: [Incident.ActionItem]
    /// An outbox row that this entry ends, with how. A row that has ended keeps its outcome, but for a withdrawn one: it may have
    /// been on its way already, and what its receipt says is what happened.
    package var ended: [PageID: PageOutcome]
    /// The open incident whose group this one takes over, when grouping's window has passed; otherwise a taken group is a conflict.
    package var replacesGroup: IncidentID?
    /// The footing of the entry this one was decided on top of, when that one is still on its way: if it is refused, so is this.
    package var standsOn: Footing?
    package let footing = Footing()

    package init(
        incident: IncidentID, expected: Int, events: [IncidentEvent], alerts: [AlertChange] = [], effects: [Effect], row: IncidentRow,
        actions: [Incident.ActionItem] = [], ended: [PageID: PageOutcome] = [:], replacesGroup: IncidentID? = nil, standsOn: Footing? = nil
    ) {
        self.incident = incident
        self.expected = expected
        self.events = events
        self.alerts = alerts
        self.effects = effects
        self.row = row
        self.actions = actions
        self.ended = ended
        self.replacesGroup = replacesGroup
        self.standsOn = standsOn
    }
}

/// Indirect, because an alert is large and a change is handed on from list to list.
package indirect enum AlertChange: Sendable {
    /// Not open yet; conflict otherwise.
    case open(Alert, at: Moment)
    /// Open and belonging to this incident; conflict otherwise.
    case close(AlertKey, at: Moment)
}

package struct Committed: Hashable, Sendable {
    /// Events in the stream now.
    package var sequence: Int
    /// Position of the last event in the whole journal.
    package var position: Int64
    /// Rows of the alerts this opened, in order.
    package var alerts: [AlertRowID]

    package init(sequence: Int, position: Int64, alerts: [AlertRowID] = []) {
        self.sequence = sequence
        self.position = position
        self.alerts = alerts
    }
}

package struct AlertRowID: Hashable, Sendable {
    package let number: Int64
    package init(_ number: Int64) { self.number = number }
}

package struct Recorded<Event: Sendable & Hashable>: Hashable, Sendable {
    package var position: Int64
    package var sequence: Int
    package var event: Event

    package init(position: Int64, sequence: Int, event: Event) {
        self.position = position
        self.sequence = sequence
        self.event = event
    }
}

/// The open incident that alerts of one group join, and when the last one did.
package struct OpenGroup: Hashable, Sendable {
    package var incident: IncidentID
    package var joinedAt: Moment

    package init(incident: IncidentID, joinedAt: Moment) {
        self.incident = incident
        self.joinedAt = joinedAt
    }
}

/// An open alert that was sent again.
package struct AlertRepeat: Hashable, Sendable {
    package var alert: AlertRowID
    /// Until when the sender vouches for it now.
    package var endsAt: Moment?

    package init(alert: AlertRowID, endsAt: Moment? = nil) {
        self.alert = alert
        self.endsAt = endsAt
    }
}
