package import Vocabulary

/// Somebody who signs in with a password. Never the password itself, nor the link that sets one.
package struct AccountRow: Hashable, Sendable {
    package var name: AccountName
    /// Whom of the runbook it is; nil for somebody who only looks in, such as an auditor.
    package var person: PersonName?
    /// Nil: what the runbook gives the person.
    package var role: AccessRole?
    /// The password's hash with its salt and cost; nil until one was set.
    package var password: String?
    package var createdAt: Moment
    /// Signs in no more.
    package var disabledAt: Moment?
    package var invitation: Invitation?

    /// A link by which a password is set, once.
    package struct Invitation: Hashable, Sendable {
        /// SHA-256 of the link's key, in hex.
        package var hash: String
        package var until: Moment

        package init(hash: String, until: Moment) {
            self.hash = hash
            self.until = until
        }
    }

    package init(
        name: AccountName, person: PersonName? = nil, role: AccessRole? = nil, password: String? = nil, createdAt: Moment,
        disabledAt: Moment? = nil, invitation: Invitation? = nil
    ) {
        self.name = name
        self.person = person
        self.role = role
        self.password = password
        self.createdAt = createdAt
        self.disabledAt = disabledAt
        self.invitation = invitation
    }
}
