package import Engine
package import Runbooks
package import Vocabulary

/// A line of the incident list: what can be said, counted and shown to the public without folding an incident's events.
package struct IncidentRow: Hashable, Sendable {
    package var id: IncidentID
    /// What the runbook calls it; nil: `INC-42`.
    package var givenName: String?
    package var title: String
    package var service: ServiceName
    package var severity: SeverityName
    /// Runbell's own word, such as `acknowledged`.
    package var status: String
    package var isOpen: Bool
    package var group: String?
    package var openedAt: Moment
    package var changedAt: Moment
    package var acknowledgedAt: Moment?
    package var resolvedAt: Moment?
    package var acknowledgedBy: String?
    package var alerts: Int
    package var alertsFiring: Int
    package var duties: [Incident.Duty]
    package var runbook: RunbookVersion

    /// When it began, as far as its declarer knew; nil: when it was opened.
    package var startedAt: Moment?
    package var mitigatedAt: Moment?
    package var openedBy: Author = .runbell
    /// The exercise it is; nil when it is none.
    package var drill: DrillName?
    package var isPrivate = false
    package var isFalseAlarm = false
    /// Where in the runbook's lifecycle it is, and what the runbook calls its status.
    package var phase: PhaseName?
    package var statusName: StatusName?
    /// Who holds the runbook's first role.
    package var commander: PersonName?
    package var tags: [String] = []
    /// Numbers by name, such as `customers`.
    package var impact: [String: Double] = [:]
    /// Whether anything about it was said in public: in words, or by how a component of the status page is.
    package var isPublic = false
    package var reviewPublishedAt: Moment?

    package init(
        id: IncidentID, title: String, service: ServiceName, severity: SeverityName, status: String, isOpen: Bool, group: String? = nil,
        openedAt: Moment, changedAt: Moment, acknowledgedAt: Moment? = nil, resolvedAt: Moment? = nil, acknowledgedBy: String? = nil,
        alerts: Int = 0, alertsFiring: Int = 0, duties: [Incident.Duty] = [], runbook: RunbookVersion
    ) {
        self.id = id
        self.title = title
        self.service = service
        self.severity = severity
        self.status = status
        self.isOpen = isOpen
        self.group = group
        self.openedAt = openedAt
        self.changedAt = changedAt
        self.acknowledgedAt = acknowledgedAt
        self.resolvedAt = resolvedAt
        self.acknowledgedBy = acknowledgedBy
        self.alerts = alerts
        self.alertsFiring = alertsFiring
        self.duties = duties
        self.runbook = runbook
    }

    package var name: String { givenName ?? id.description }
    package var isDrill: Bool { drill != nil }
}
