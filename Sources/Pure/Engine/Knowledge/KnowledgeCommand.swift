package import Vocabulary

/// What is known about an incident, and what was told to authorities.
package enum KnowledgeCommand: Hashable, Sendable {
    /// Since when it is known may lie in the past: an authority's clock starts then.
    case state(FactName, since: Moment)
    case withdraw(FactName, because: String)
    case file(ClockName, StageName, evidence: String)
    /// Keeps a sentence where everybody sees it.
    case pin(String)
    /// Pins are numbered from 1 in the order they stand there.
    case unpin(Int)
    case link(Incident.Link)
    case relate(IncidentID)
    case affect([ServiceName])
    /// Labels of impact that are words: `regions: eu-north`.
    case describe(impact: [String: String])
    /// Numbers and words in place of what somebody has read, in the same words as `statedImpact`: where something else is stated by now,
    /// nothing changes.
    case amend(impact: [String: Double], words: [String: String], over: [String: String])
    case setPrivate(Bool)
    case untag([String])
    /// What the next shift has to know.
    case brief(String)
    case setEstimate(Moment?)
    case falseAlarm(because: String)
    /// Somebody need not do what they owe.
    case waive(DutyName, because: String)
    /// Sets an escalation off at once, for one of its reasons.
    case escalate(EscalationName, because: String)
}

package enum KnowledgeEvent: Hashable, Sendable {
    case stated(FactName, since: Moment)
    case withdrawn(FactName, because: String)
    case filed(ClockName, StageName, evidence: String)
    case pinned(String)
    case unpinned(Int)
    case linked(Incident.Link)
    case related(IncidentID)
    case affected([ServiceName])
    case described(impact: [String: String])
    case madePrivate(Bool)
    case untagged([String])
    case briefed(String)
    case estimated(Moment?)
    case foundFalse(because: String)
}

extension Incident {
    /// A ticket, a document, a call, a dashboard.
    package struct Link: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable, CaseIterable { case ticket, document, call, chat, dashboard, tool, vendor, evidence, other }
        package var kind: Kind
        package var title: String
        package var url: String

        package init(_ kind: Kind, title: String, url: String) {
            self.kind = kind
            self.title = title
            self.url = url
        }
    }

    /// What was told to an authority or a partner.
    package struct Filing: Hashable, Sendable {
        package var at: Moment
        package var by: Author
        package var evidence: String

        package init(at: Moment, by: Author, evidence: String) {
            self.at = at
            self.by = by
            self.evidence = evidence
        }
    }

    package struct Knowledge: Hashable, Sendable {
        /// Since when each is known.
        package var stated: [FactName: Moment]
        package var pins: [String]
        package var links: [Link]
        package var related: [IncidentID]
        package var services: [ServiceName]
        package var words: [String: String]
        package var briefing: String
        /// When it is expected to be over.
        package var estimate: Moment?
        package var isPrivate: Bool
        package var isFalseAlarm: Bool
        /// What was told to authorities and partners.
        package var filings: [ClockName: [StageName: Filing]] = [:]

        package init(
            stated: [FactName: Moment] = [:], pins: [String] = [], links: [Link] = [], related: [IncidentID] = [], services: [ServiceName] = [],
            words: [String: String] = [:], briefing: String = "", estimate: Moment? = nil, isPrivate: Bool = false, isFalseAlarm: Bool = false
        ) {
            self.stated = stated
            self.pins = pins
            self.links = links
            self.related = related
            self.services = services
            self.words = words
            self.briefing = briefing
            self.estimate = estimate
            self.isPrivate = isPrivate
            self.isFalseAlarm = isFalseAlarm
        }
    }
}
