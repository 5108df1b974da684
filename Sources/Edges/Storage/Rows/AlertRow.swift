package import Vocabulary

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
    /// When it was sent; of what an older Runbell counted it knows nothing.
    package var rhythm: Rhythm

    /// Without a rhythm it was sent once.
    package init(
        id: AlertRowID, alert: Alert, incident: IncidentID, isOpen: Bool, count: Int, firstAt: Moment, lastAt: Moment, endedAt: Moment? = nil,
        rhythm: Rhythm? = nil
    ) {
        self.id = id
        self.alert = alert
        self.incident = incident
        self.isOpen = isOpen
        self.count = count
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.endedAt = endedAt
        self.rhythm = rhythm ?? Rhythm(at: firstAt)
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
    /// Only those with a larger row: how far back a search may look.
    package var after: AlertRowID?
    package var limit: Int

    package init(
        incident: IncidentID? = nil, open: Bool? = nil, source: SourceName? = nil, search: String? = nil, before: AlertRowID? = nil,
        after: AlertRowID? = nil, limit: Int = 50
    ) {
        self.incident = incident
        self.open = open
        self.source = source
        self.search = search
        self.before = before
        self.after = after
        self.limit = limit
    }
}
