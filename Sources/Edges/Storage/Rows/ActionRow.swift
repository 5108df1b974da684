package import Engine
package import Runbooks
package import Vocabulary

/// Something that has to become better after an incident, in the list of all of them.
package struct ActionRow: Hashable, Sendable {
    package var incident: IncidentID
    package var service: ServiceName
    package var item: Incident.ActionItem
    package var isPrivate: Bool
    package var isDrill: Bool

    package init(incident: IncidentID, service: ServiceName, item: Incident.ActionItem, isPrivate: Bool = false, isDrill: Bool = false) {
        self.incident = incident
        self.service = service
        self.item = item
        self.isPrivate = isPrivate
        self.isDrill = isDrill
    }

    /// The order of every list of actions: what is due first comes first.
    package static func earlier(_ a: ActionRow, _ b: ActionRow) -> Bool {
        (a.item.due, a.incident, a.item.number) < (b.item.due, b.incident, b.item.number)
    }
}

/// Which actions a list is to show, by when they are due. What is nil does not matter.
package struct ActionQuery: Hashable, Sendable {
    package var open: Bool?
    package var incident: IncidentID?
    /// Of any of these; empty: whoever owns it.
    package var owners: [Party]
    package var service: ServiceName?
    /// With `open`, what is overdue then.
    package var dueBefore: Moment?
    package var dueAfter: Moment?
    package var includePrivate: Bool
    package var limit: Int

    package init(
        open: Bool? = nil, incident: IncidentID? = nil, owners: [Party] = [], service: ServiceName? = nil, dueBefore: Moment? = nil,
        dueAfter: Moment? = nil, includePrivate: Bool = true, limit: Int = 200
    ) {
        self.open = open
        self.incident = incident
        self.owners = owners
        self.service = service
        self.dueBefore = dueBefore
        self.dueAfter = dueAfter
        self.includePrivate = includePrivate
        self.limit = limit
    }

    package func matches(_ row: ActionRow) -> Bool {
        (open.map { (row.item.state == .open) == $0 } ?? true) && (incident.map { row.incident == $0 } ?? true)
            && (owners.isEmpty || owners.contains(row.item.draft.owner)) && (service.map { row.service == $0 } ?? true)
            && (dueBefore.map { row.item.due < $0 } ?? true) && (dueAfter.map { $0 <= row.item.due } ?? true)
            && (includePrivate || !row.isPrivate)
    }
}
