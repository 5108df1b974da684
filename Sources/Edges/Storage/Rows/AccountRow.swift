package import Vocabulary

/// Somebody who signs in, with a password or by way of an identity provider. Never the password itself, nor the link that sets one.
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
    /// Who it is for the identity provider; nil for somebody who never came by way of one.
    package var subject: Subject?

    /// Somebody as an identity provider knows them: never given to anybody else, unlike a name (OpenID Connect Core, section 5.7).
    package struct Subject: Hashable, Sendable {
        package var issuer: String
        package var id: String

        package init(issuer: String, id: String) {
            self.issuer = issuer
            self.id = id
        }
    }

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

    /// Nobody has come in with it yet.
    package var isInvited: Bool { password == nil && subject == nil }

    package init(
        name: AccountName, person: PersonName? = nil, role: AccessRole? = nil, password: String? = nil, createdAt: Moment,
        disabledAt: Moment? = nil, invitation: Invitation? = nil, subject: Subject? = nil
    ) {
        self.name = name
        self.person = person
        self.role = role
        self.password = password
        self.createdAt = createdAt
        self.disabledAt = disabledAt
        self.invitation = invitation
        self.subject = subject
    }
}

extension AccountRow.Subject: CustomStringConvertible {
    /// The issuer, which holds no space, a space, and the subject. Read back by `init(_:)`.
    package var description: String { "\(issuer) \(id)" }

    package init?(_ text: String) {
        guard let space = text.firstIndex(of: " ") else { return nil }
        self.init(issuer: String(text[..<space]), id: String(text[text.index(after: space)...]))
    }
}
