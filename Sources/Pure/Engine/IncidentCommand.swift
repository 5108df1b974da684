package import Runbooks
package import Vocabulary

/// Everything that can be asked of an incident, by a monitoring system, a person, a timer or a receipt. All of it comes through
/// the one door and is answered by `Incident.decide`.
package enum IncidentCommand: Hashable, Sendable {
    // From alerts.
    case raise(Opening)
    case join([AlertKey], summary: String)
    /// One of those that joined counts at once, whatever the first had to wait for.
    case countAtOnce
    /// These alerts are over; `remaining` of the incident's alerts still fire.
    case clear([AlertKey], remaining: Int)

    // From people.
    case acknowledge(via: Channel)
    /// Hand back: the ladder starts again.
    case unacknowledge
    /// Climb to the next rung now.
    case escalate
    case reassign(to: [Rung.Target])
    case addResponders([Rung.Target])
    case changeSeverity(SeverityName, because: String)
    case snooze(until: Moment)
    case mitigate
    case resolve(summary: String)
    case reopen
    /// This incident goes on as part of that one.
    case merge(into: IncidentID)
    /// The other side of a merge.
    case absorb(IncidentID)
    case note(String)
    case tag([String])
    /// Numbers by name, such as `customers: 7`; severity is asked again.
    case state(impact: [String: Double])
    case staff(StaffCommand)
    case progress(ProgressCommand)
    case knowledge(KnowledgeCommand)
    case update(UpdateCommand)
    case play(PlayCommand)
    case review(ReviewCommand)
    /// Only in place of what was read; if somebody else has changed that meanwhile, nothing happens.
    indirect case over(Reading, IncidentCommand)

    // From Runbell.
    /// A timer fired. What is due is asked of the incident, never of the timer.
    case wake
    /// A page ended. `latency` is from when it was due until the provider answered.
    case receipt(PageID, PageOutcome, latency: Duration)
    /// An attempt failed and will be tried again; the next way must not wait for that.
    case stumbled(PageID, reason: String)
}

/// What somebody saw of an incident before they asked for something else in its place.
package enum Reading: Hashable, Sendable {
    case severity(SeverityName)
    case phase(PhaseName?)
    case status(StatusName?)
    case holder(of: RoleName, PersonName?)
}

/// What an incident is opened with.
package struct Opening: Hashable, Sendable {
    package var title: String
    package var service: ServiceName
    package var severity: SeverityName
    package var severityBecause: SeverityReason
    package var tags: [String]
    /// The alerts it is about; empty when a person declared it.
    package var alerts: [AlertKey]
    /// What groups further alerts with it; nil for a declared one.
    package var group: String?
    /// What the matchers asked about, kept so that severity can be asked again when impact or tags change.
    package var facts: Facts
    /// When it began, as far as its declarer knows; nil: when it was raised.
    package var startedAt: Moment?
    /// An exercise: marked everywhere, counted nowhere.
    package var drill: DrillName?
    package var isPrivate: Bool
    /// The address of the room its declarer opened for it: a chat, a call.
    package var channel: String?
    /// What its declarer knows beyond the title; it is pinned.
    package var summary: String?
    /// What the runbook calls it; nil: `INC-42`. Said once, when it is raised, so that a name that was told stays its name.
    package var name: String?
    /// How long it has to last before anybody is paged; nil: it counts at once.
    package var lasts: Duration?

    package init(
        title: String, service: ServiceName, severity: SeverityName, severityBecause: SeverityReason, tags: [String] = [], alerts: [AlertKey] = [],
        group: String? = nil, facts: Facts = Facts(), startedAt: Moment? = nil, drill: DrillName? = nil, isPrivate: Bool = false,
        channel: String? = nil, summary: String? = nil
    ) {
        self.title = title
        self.service = service
        self.severity = severity
        self.severityBecause = severityBecause
        self.tags = tags
        self.alerts = alerts
        self.group = group
        self.facts = facts
        self.startedAt = startedAt
        self.drill = drill
        self.isPrivate = isPrivate
        self.channel = channel
        self.summary = summary
    }
}

/// Why an incident has the severity it has; shown wherever the severity is.
package enum SeverityReason: Hashable, Sendable {
    /// A severity's own matcher held.
    case matched
    /// No matcher held: the default, shown as such.
    case byDefault
    /// Monitoring said so: an alert joined that is worse than those before it. Matchers may raise it further, and do not lower it.
    case joined(String)
    /// A person said so; the words are theirs.
    case chosen(String)
    /// It would have been another one, which the alert's source may not raise.
    case limited(SourceName, wanted: SeverityName)
    /// It lasted until an escalation raised it. Matchers do not lower it.
    case lasted(EscalationName)
}
