package import Engine
package import Vocabulary

/// A duty in the list of all that is owed, with what one has to know of its incident. Clocks, reviews and actions are owed on after
/// the incident is over.
package struct DutyRow: Hashable, Sendable {
    package var incident: IncidentID
    package var duty: Incident.Duty
    package var isPrivate: Bool
    package var isDrill: Bool

    package init(incident: IncidentID, duty: Incident.Duty, isPrivate: Bool = false, isDrill: Bool = false) {
        self.incident = incident
        self.duty = duty
        self.isPrivate = isPrivate
        self.isDrill = isDrill
    }

    /// The order of every list of duties: what is due first comes first.
    package static func earlier(_ a: DutyRow, _ b: DutyRow) -> Bool {
        (a.duty.due, a.incident, a.duty.name) < (b.duty.due, b.incident, b.duty.name)
    }
}

/// Which duties a list is to show, by when they are due. What is nil does not matter.
package struct DutyQuery: Hashable, Sendable {
    /// Only duties whose state is open.
    package var open: Bool?
    package var incident: IncidentID?
    package var dueBefore: Moment?
    package var limit: Int
    package var waived: Bool?
    /// False: escalations, which nobody breaks.
    package var isPromise: Bool?
    package var includePrivate: Bool

    package init(
        open: Bool? = nil, incident: IncidentID? = nil, dueBefore: Moment? = nil, limit: Int = 200, waived: Bool? = nil, isPromise: Bool? = nil,
        includePrivate: Bool = true
    ) {
        self.open = open
        self.incident = incident
        self.dueBefore = dueBefore
        self.limit = limit
        self.waived = waived
        self.isPromise = isPromise
        self.includePrivate = includePrivate
    }

    package func matches(_ row: DutyRow) -> Bool {
        (open.map { (row.duty.state == .open) == $0 } ?? true) && (incident.map { row.incident == $0 } ?? true)
            && (dueBefore.map { row.duty.due < $0 } ?? true) && (waived.map { row.duty.isWaived == $0 } ?? true)
            && (isPromise.map { row.duty.isPromise == $0 } ?? true) && (includePrivate || !row.isPrivate)
    }
}

extension Incident.Duty {
    fileprivate var isWaived: Bool { if case .waived = state { true } else { false } }
}
