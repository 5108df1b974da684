package import OnCall
package import Runbooks
package import Vocabulary

/// What follows from a command: what to write down, and what to set in motion. Nothing has happened yet.
package struct Decision: Hashable, Sendable {
    package var events: [IncidentEvent]
    package var effects: [Effect]

    package init(events: [IncidentEvent] = [], effects: [Effect] = []) {
        self.events = events
        self.effects = effects
    }
}

/// One small thing to do, stored in the same transaction as the events that decided it.
package enum Effect: Hashable, Sendable {
    case page(Page)
    case notice(Notice)
    /// Carry out a step of a playbook, once: it is nowhere stored, and what a crash cut short ends as timed out.
    case carryOut(PlaybookName, step: Int, until: Moment)
    /// Send this one now instead of when it was due: the way before it failed.
    case hasten(PageID)
    /// Take this one back if it has not left yet: the person it is for has answered.
    case withdraw(PageID)
    /// Take back every page and notice of this incident that has not left yet.
    case withdrawAll
    /// When this incident wants to be asked again; nil: nothing is pending. The last one in a decision counts.
    case wake(Moment?)
}

/// Everything outside the incident that a decision may read.
package struct Circumstances: Sendable {
    package var now: Moment
    /// The version the incident was opened under.
    package var runbook: Runbook
    package var overrides: [Override]
    /// How many pages each person was sent within the storm window before now; only people with any need be here.
    package var recentPages: [PersonName: Int]
    /// Fills a template with an incident's fields.
    package var press: Press
    /// People a rung may not wake just now: a certificate ran out, or the version in force was not read in time.
    package var barred: Set<PersonName>
    /// Who has each certificate just now; nil: not known, and nobody is kept from anything.
    package var certified: [CertificateName: Set<PersonName>]?
    /// Who agreed to be woken by exercises.
    package var optedIn: Set<PersonName>
    /// How many incidents are open, at most `Limits.listLines`; nil: not known.
    package var openIncidents: Int?
    /// How people said that they are reached.
    package var own: [PersonName: OwnReach]

    package init(
        now: Moment, runbook: Runbook, overrides: [Override] = [], recentPages: [PersonName: Int] = [:], press: Press = .plain,
        barred: Set<PersonName> = [], certified: [CertificateName: Set<PersonName>]? = nil, optedIn: Set<PersonName> = [],
        openIncidents: Int? = nil, own: [PersonName: OwnReach] = [:]
    ) {
        self.now = now
        self.runbook = runbook
        self.overrides = overrides
        self.recentPages = recentPages
        self.press = press
        self.barred = barred
        self.certified = certified
        self.optedIn = optedIn
        self.openIncidents = openIncidents
        self.own = own
    }
}

/// Why the engine said no.
package enum Refusal: Error, Hashable, Sendable {
    case noSuchIncident
    case alreadyRaised
    case alreadyResolved
    case alreadyMerged(into: IncidentID)
    case notResolved
    case notAcknowledged
    case unknownSeverity(SeverityName)
    case unknownTarget(String)
    case nobodyReachable
    case inThePast
    case intoItself
    case tooLong(limit: Int)
    case tooMany(limit: Int)
    /// A name the runbook does not know: what kind of thing, and the name.
    case unknown(String, String)
    /// Not now, or not by this person; in words for people.
    case notAllowed(String)
    case missing([String])
    /// Somebody else has changed it since it was read.
    case overtaken
}
