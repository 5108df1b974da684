internal import Outbound
package import Runbooks
internal import Vocabulary

/// Whose addresses are whose: a reminder says where it goes, not to whom.
package struct AddressBook: Sendable {
    private struct Address: Hashable {
        var connection: ConnectionName
        var address: String
    }

    private var people: [Address: PersonName] = [:]

    package init() {}

    package init(_ runbook: Runbook) {
        for person in runbook.people.keys.sorted() {
            let quiet = [runbook.quietly(to: person, at: Moment(milliseconds: 0))?.approach].compactMap(\.self)
            for approach in quiet + runbook.waysToReach(person, urgency: .normal) + runbook.waysToReach(person, urgency: .urgent) {
                let address = Address(connection: approach.connection, address: approach.address)
                people[address] = people[address] ?? person
            }
        }
    }

    func person(of letter: Letter) -> PersonName? { letter.person ?? people[Address(connection: letter.connection, address: letter.address)] }
}

extension Runbook {
    /// Who carries a letter when its own connection takes nothing, in their order.
    func substitutes(for letter: Letter) -> [ConnectionName] {
        guard let first = connections.first(where: { $0.name == letter.connection }) else { return [] }
        return first.fallback.filter { name in
            guard let other = connections.first(where: { $0.name == name }) else { return false }
            return letter.way.map { other.kind.carries.contains($0) } ?? (other.kind == first.kind)
        }
    }
}
