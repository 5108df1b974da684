package import Engine
package import OnCall
package import Runbooks
package import Vocabulary

/// A line of the incident list: what can be said without folding its events.
package struct IncidentRow: Hashable, Sendable {
    package var id: IncidentID
    package var title: String
    package var service: ServiceName
    package var severity: SeverityName
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

    package init(
        id: IncidentID, title: String, service: ServiceName, severity: SeverityName, status: String, isOpen: Bool, group: String? = nil,
        openedAt: Moment,
        changedAt: Moment, acknowledgedAt: Moment? = nil, resolvedAt: Moment? = nil, acknowledgedBy: String? = nil, alerts: Int = 0,
        alertsFiring: Int = 0,
        duties: [Incident.Duty] = [], runbook: RunbookVersion
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
}

/// One alert from its first firing to its end.
package struct AlertRow: Hashable, Sendable {
    package var id: AlertRowID
    package var alert: Alert
    package var incident: IncidentID
    package var isOpen: Bool
    package var count: Int
    package var firstAt: Moment
    package var lastAt: Moment
    package var endedAt: Moment?

    package init(
        id: AlertRowID, alert: Alert, incident: IncidentID, isOpen: Bool, count: Int, firstAt: Moment, lastAt: Moment, endedAt: Moment? = nil
    ) {
        self.id = id
        self.alert = alert
        self.incident = incident
        self.isOpen = isOpen
        self.count = count
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.endedAt = endedAt
    }
}

package struct OutboxRow: Hashable, Sendable {
    package enum Message: Hashable, Sendable {
        case page(Page)
        case notice(Notice)
    }

    package var message: Message
    package var queuedAt: Moment
    package var due: Moment
    package var attempts: Int
    package var outcome: PageOutcome?

    package init(message: Message, queuedAt: Moment, due: Moment, attempts: Int = 0, outcome: PageOutcome? = nil) {
        self.message = message
        self.queuedAt = queuedAt
        self.due = due
        self.attempts = attempts
        self.outcome = outcome
    }

    package var id: PageID {
        switch message {
        case .page(let page): page.id
        case .notice(let notice): notice.id
        }
    }
}

/// An incident that wants to be asked again. One for each incident at most: the earliest thing it waits for.
package struct Wake: Hashable, Sendable {
    package var incident: IncidentID
    package var due: Moment

    package init(incident: IncidentID, due: Moment) {
        self.incident = incident
        self.due = due
    }
}

/// A line of the feed: an event of any stream, already written as JSON for whoever watches.
package struct FeedLine: Hashable, Sendable {
    package var position: Int64
    /// `INC-42` or `programme`.
    package var stream: String
    package var kind: String
    package var at: Moment
    package var by: Author
    /// The stored body, a JSON object.
    package var body: String

    package init(position: Int64, stream: String, kind: String, at: Moment, by: Author, body: String) {
        self.position = position
        self.stream = stream
        self.kind = kind
        self.at = at
        self.by = by
        self.body = body
    }
}

package struct DutyRow: Hashable, Sendable {
    package var incident: IncidentID
    package var duty: Incident.Duty

    package init(incident: IncidentID, duty: Incident.Duty) {
        self.incident = incident
        self.duty = duty
    }
}

package struct IncidentQuery: Hashable, Sendable {
    package var open: Bool?
    package var service: ServiceName?
    package var severity: SeverityName?
    package var statuses: [String]
    /// In title, service or id.
    package var search: String?
    /// Newest first; only those with a smaller number.
    package var before: IncidentID?
    package var limit: Int

    package init(
        open: Bool? = nil, service: ServiceName? = nil, severity: SeverityName? = nil, statuses: [String] = [], search: String? = nil,
        before: IncidentID? = nil, limit: Int = 50
    ) {
        self.open = open
        self.service = service
        self.severity = severity
        self.statuses = statuses
        self.search = search
        self.before = before
        self.limit = limit
    }
}

package struct AlertQuery: Hashable, Sendable {
    package var incident: IncidentID?
    package var open: Bool?
    package var source: SourceName?
    /// In key, summary or a label's value.
    package var search: String?
    /// Newest first; only those with a smaller row.
    package var before: AlertRowID?
    package var limit: Int

    package init(
        incident: IncidentID? = nil, open: Bool? = nil, source: SourceName? = nil, search: String? = nil, before: AlertRowID? = nil, limit: Int = 50
    ) {
        self.incident = incident
        self.open = open
        self.source = source
        self.search = search
        self.before = before
        self.limit = limit
    }
}

package struct DutyQuery: Hashable, Sendable {
    /// Only duties whose state is open.
    package var open: Bool?
    package var incident: IncidentID?
    package var dueBefore: Moment?
    package var limit: Int

    package init(open: Bool? = nil, incident: IncidentID? = nil, dueBefore: Moment? = nil, limit: Int = 200) {
        self.open = open
        self.incident = incident
        self.dueBefore = dueBefore
        self.limit = limit
    }
}

package struct RecordedChange: Hashable, Sendable {
    package var change: Change
    package var receivedAt: Moment

    package init(change: Change, receivedAt: Moment) {
        self.change = change
        self.receivedAt = receivedAt
    }
}

package struct HeartbeatRow: Hashable, Sendable {
    package var source: SourceName
    package var lastAt: Moment
    package var due: Moment

    package init(source: SourceName, lastAt: Moment, due: Moment) {
        self.source = source
        self.lastAt = lastAt
        self.due = due
    }
}

/// An API token as it is stored: never the token itself.
package struct TokenRow: Hashable, Sendable {
    package var name: TokenName
    /// SHA-256 of the token, in hex.
    package var hash: String
    /// `read`, `respond`, `declare`, `admin`, `send:<source>`.
    package var scopes: [String]
    package var person: PersonName?
    package var createdAt: Moment
    package var expiresAt: Moment?

    package init(name: TokenName, hash: String, scopes: [String], person: PersonName? = nil, createdAt: Moment, expiresAt: Moment? = nil) {
        self.name = name
        self.hash = hash
        self.scopes = scopes
        self.person = person
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

/// The answer to a request that carried an `Idempotency-Key`.
package struct KeptReply: Hashable, Sendable {
    /// SHA-256 of method, path and body: the same key with another request is refused.
    package var request: String
    package var status: Int
    package var body: String

    package init(request: String, status: Int, body: String) {
        self.request = request
        self.status = status
        self.body = body
    }
}

/// What the watchdog asks of storage.
package struct StoragePulse: Hashable, Sendable {
    /// The earliest wake that is due and not leased.
    package var oldestDueWake: Moment?
    /// The earliest outbox row that is due and not leased.
    package var oldestDueMessage: Moment?
    package var waiting: Int

    package init(oldestDueWake: Moment?, oldestDueMessage: Moment?, waiting: Int) {
        self.oldestDueWake = oldestDueWake
        self.oldestDueMessage = oldestDueMessage
        self.waiting = waiting
    }
}

package struct ChainReport: Hashable, Sendable {
    package var events: Int64
    package var head: String
    /// The first position that does not follow from the one before, and why.
    package var broken: Broken?

    package struct Broken: Hashable, Sendable {
        package var position: Int64
        package var reason: String

        package init(position: Int64, reason: String) {
            self.position = position
            self.reason = reason
        }
    }

    package init(events: Int64, head: String, broken: Broken? = nil) {
        self.events = events
        self.head = head
        self.broken = broken
    }
}

/// What happened outside any incident, kept in the same chain.
package struct ProgrammeEntry: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        case overrideMade(Override)
        case overrideEnded(Int64)
        case runbookAdopted(RunbookVersion, name: String)
        case runbookRefused(String)
        case tokenMade(TokenName, scopes: [String])
        case tokenRevoked(TokenName)
        case alarm(String)
    }

    package var at: Moment
    package var by: Author
    package var what: What

    package init(at: Moment, by: Author, _ what: What) {
        self.at = at
        self.by = by
        self.what = what
    }
}

/// A runbook's text as it was put in force.
package struct KeptText: Hashable, Sendable {
    package var version: RunbookVersion
    package var text: String

    package init(version: RunbookVersion, text: String) {
        self.version = version
        self.text = text
    }
}
