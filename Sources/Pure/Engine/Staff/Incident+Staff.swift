internal import Runbooks
package import Vocabulary

/// Who plays which part, as the events tell it.
extension Incident {
    mutating func apply(_ event: StaffEvent, by author: Author, at moment: Moment) {
        switch event {
        case .filled(let role, let person, let because):
            if because == .handedOver { occasions[.roleAccepted(role)] = moment }
            occasions[.roleFilled(role)] = moment
            occasions[.roleOffered(role)] = nil
            staff[role] = Holding(holder: person, since: moment)
            add(responder: person)
        case .offered(let role, let person, let note):
            occasions[.roleOffered(role)] = moment
            staff[role, default: Holding()].offeredTo = person
            staff[role, default: Holding()].note = note
        case .declined(let role, _):
            occasions[.roleOffered(role)] = nil
            staff[role]?.offeredTo = nil
            staff[role]?.note = ""
        case .vacated(let role, _):
            occasions[.roleFilled(role)] = nil
            occasions[.roleVacated(role)] = moment
            staff[role]?.holder = nil
            staff[role]?.since = nil
        }
    }

    /// What one person does here.
    package func roles(of person: PersonName) -> [RoleName] {
        staff.filter { $0.value.holder == person }.map(\.key).sorted()
    }
}
