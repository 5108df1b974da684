package import Vocabulary

/// An API token as it is stored: never the token itself.
package struct TokenRow: Hashable, Sendable {
    package var name: TokenName
    /// SHA-256 of the token, in hex.
    package var hash: String
    /// `read`, `respond`, `declare`, `admin`, `send:<source>`.
    package var scopes: [String]
    package var person: PersonName?
    package var createdAt: Moment
    package var expiresAt: Moment?
    /// When it was last used, to ten minutes; nil: never, or by a release that did not note it.
    package var usedAt: Moment?

    package init(
        name: TokenName, hash: String, scopes: [String], person: PersonName? = nil, createdAt: Moment, expiresAt: Moment? = nil,
        usedAt: Moment? = nil
    ) {
        self.name = name
        self.hash = hash
        self.scopes = scopes
        self.person = person
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.usedAt = usedAt
    }
}
