package import Vocabulary

/// Who plays which part in an incident.
package enum StaffCommand: Hashable, Sendable {
    /// Gives the role to somebody at once; whoever had it has it no more.
    case assign(RoleName, to: PersonName)
    /// Offers the role; whoever has it keeps it until the other accepts. Without `accept_within` it is theirs at once.
    case handOver(RoleName, to: PersonName, note: String)
    case accept(RoleName)
    case decline(RoleName, because: String)
    /// Nobody has it any more.
    case vacate(RoleName, because: String)
}

package enum StaffEvent: Hashable, Sendable {
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case firstToAcknowledge, firstOnCall, declarer, standing, assigned, handedOver, backup
    }

    case filled(RoleName, by: PersonName, because: Reason)
    case offered(RoleName, to: PersonName, note: String)
    case declined(RoleName, because: String)
    case vacated(RoleName, because: String)
}

extension Incident {
    /// Who holds a role, and to whom it is offered.
    package struct Holding: Hashable, Sendable {
        package var holder: PersonName?
        package var since: Moment?
        package var offeredTo: PersonName?
        package var note: String

        package init(holder: PersonName? = nil, since: Moment? = nil, offeredTo: PersonName? = nil, note: String = "") {
            self.holder = holder
            self.since = since
            self.offeredTo = offeredTo
            self.note = note
        }
    }
}
