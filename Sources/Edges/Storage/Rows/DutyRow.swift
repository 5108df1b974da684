package import Engine
package import Runbooks
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
    package static func earlier(_ a: DutyRow, _ b: DutyRow) -> Bool { a.place < b.place }

    package var place: Place { Place(due: duty.due, incident: incident, name: duty.name) }

    /// Where in that order it stands.
    package struct Place: Hashable, Comparable, Sendable {
        package var due: Moment
        package var incident: IncidentID
        package var name: DutyName

        package init(due: Moment, incident: IncidentID, name: DutyName) {
            self.due = due
            self.incident = incident
            self.name = name
        }

        package static func < (a: Place, b: Place) -> Bool { (a.due, a.incident, a.name) < (b.due, b.incident, b.name) }
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
    package var owner: Party?
    package var state: Incident.Duty.State.Kind?
    /// Only what stands behind it in the list.
    package var after: DutyRow.Place?

    package init(
        open: Bool? = nil, incident: IncidentID? = nil, dueBefore: Moment? = nil, limit: Int = 200, waived: Bool? = nil, isPromise: Bool? = nil,
        includePrivate: Bool = true, owner: Party? = nil, state: Incident.Duty.State.Kind? = nil, after: DutyRow.Place? = nil
    ) {
        self.open = open
        self.incident = incident
        self.dueBefore = dueBefore
        self.limit = limit
        self.waived = waived
        self.isPromise = isPromise
        self.includePrivate = includePrivate
        self.owner = owner
        self.state = state
        self.after = after
    }

    package func matches(_ row: DutyRow) -> Bool {
        (open.map { (row.duty.state == .open) == $0 } ?? true) && (incident.map { row.incident == $0 } ?? true)
            && (dueBefore.map { row.duty.due < $0 } ?? true) && (waived.map { row.duty.isWaived == $0 } ?? true)
            && (isPromise.map { row.duty.isPromise == $0 } ?? true) && (includePrivate || !row.isPrivate) && matchesPlace(row)
    }

    private func matchesPlace(_ row: DutyRow) -> Bool {
        (owner.map { row.duty.owner == $0 } ?? true) && (state.map { row.duty.state.kind == $0 } ?? true) && (after.map { $0 < row.place } ?? true)
    }
}

extension Incident.Duty.State {
    /// Which it is, without when.
    package enum Kind: String, Hashable, Sendable, CaseIterable { case open, kept, keptLate, missed, moot, waived }

    package var kind: Kind {
        switch self {
        case .open: .open
        case .kept: .kept
        case .keptLate: .keptLate
        case .missed: .missed
        case .moot: .moot
        case .waived: .waived
        }
    }
}

extension Incident.Duty {
    fileprivate var isWaived: Bool { if case .waived = state { true } else { false } }
}
