package import Runbooks
package import Vocabulary

/// An address somebody proved to be theirs. It is no evidence, so it is not in the chain, and whoever drops it leaves no trace of it.
package struct OwnAddressRow: Hashable, Sendable {
    package var person: PersonName
    package var contact: AddressKind
    package var address: String
    package var provenAt: Moment

    package init(person: PersonName, contact: AddressKind, address: String, provenAt: Moment) {
        self.person = person
        self.contact = contact
        self.address = address
        self.provenAt = provenAt
    }

    /// What becomes of one with a decision on the programme.
    package enum Change: Hashable, Sendable {
        case keep(OwnAddressRow)
        case drop(PersonName, AddressKind)
    }
}
