package import Vocabulary

/// Who is told what, how often, by whom.
package struct Communication: Hashable, Sendable {
    package indirect enum Destination: Hashable, Sendable {
        /// A connection, and where on it; the place may hold template fields: `#inc-{{incident.slug}}`.
        case channel(ConnectionName, place: String)
        case statusPage
        /// Each by the way of theirs that wakes nobody, or by these.
        case people([Party], by: [Way])
        /// Everybody who subscribed on the status page.
        case subscribers
        /// Channels and people together: one update, sent to each.
        case several([Destination])

        package var parts: [Destination] {
            if case .several(let parts) = self { parts } else { [self] }
        }
    }

    package enum Cadence: Hashable, Sendable {
        case every(Span)
        case asNeeded
        /// Once when it begins and once when it is over.
        case startAndEnd
        case never
    }

    package enum Sending: String, Hashable, Sendable, CaseIterable {
        case byHand = "by hand"
        case automatically
    }

    package enum Visibility: String, Hashable, Sendable, CaseIterable {
        case everybody = "public"
        case `internal`
    }

    /// Which text belongs to which moment.
    package struct Templates: Hashable, Sendable {
        package var first: TemplateName?
        package var update: TemplateName?
        package var resolved: TemplateName?

        package init(first: TemplateName? = nil, update: TemplateName? = nil, resolved: TemplateName? = nil) {
            self.first = first
            self.update = update
            self.resolved = resolved
        }
    }

    package var name: AudienceName
    package var to: Destination
    package var owner: Party
    package var match: Matcher
    /// From when on this audience is owed updates.
    package var begins: Occasion
    /// Asked at every update; nothing is owed while it does not hold.
    package var only: Matcher
    /// Nothing is owed before the incident is open that long.
    package var after: Duration
    package var first: Terms
    package var cadence: Cadence
    package var cadenceBySeverity: [SeverityName: Cadence]
    package var templates: Templates
    /// Who lets an update out; nil: whoever writes it.
    package var approve: Approval?
    /// Held back until this is stated.
    package var embargo: FactName?
    package var sending: Sending
    package var fallback: Destination?
    /// How long before an update is due its owner is reminded.
    package var remind: Duration?
    package var visibility: Visibility
    /// The first update is due that long before the planned moment it begins with.
    package var isCountedBack = false

    package init(
        name: AudienceName, to: Destination, owner: Party = .responders, match: Matcher = .everything, begins: Occasion = .raised,
        only: Matcher = .everything, after: Duration = .zero, first: Terms = Terms(), cadence: Cadence = .asNeeded,
        cadenceBySeverity: [SeverityName: Cadence] = [:], templates: Templates = Templates(), approve: Approval? = nil, embargo: FactName? = nil,
        sending: Sending = .byHand, fallback: Destination? = nil, remind: Duration? = nil, visibility: Visibility = .internal
    ) {
        self.name = name
        self.to = to
        self.owner = owner
        self.match = match
        self.begins = begins
        self.only = only
        self.after = after
        self.first = first
        self.cadence = cadence
        self.cadenceBySeverity = cadenceBySeverity
        self.templates = templates
        self.approve = approve
        self.embargo = embargo
        self.sending = sending
        self.fallback = fallback
        self.remind = remind
        self.visibility = visibility
    }

    package func cadence(for severity: SeverityName) -> Cadence { cadenceBySeverity[severity] ?? cadence }
}

/// A text with places to fill in.
package struct Template: Hashable, Sendable {
    package var name: TemplateName
    /// Nil: the incident's title.
    package var subject: String?
    package var text: String

    package init(name: TemplateName, subject: String? = nil, text: String) {
        self.name = name
        self.subject = subject
        self.text = text
    }
}
