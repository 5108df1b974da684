package import Vocabulary

/// A browser that signed in. Its cookie is not stored, only what it hashes to.
package struct SessionRow: Hashable, Sendable {
    /// What it was begun with, and ends with.
    package enum Holder: Hashable, Sendable {
        case account(AccountName)
        case token(TokenName)
    }

    /// SHA-256 of the cookie, in hex.
    package var hash: String
    package var holder: Holder
    package var startedAt: Moment
    /// When it was last used, to the minute.
    package var seenAt: Moment
    /// What the identity provider said its holder belongs to when it began; nil when it began in another way.
    package var groups: [String]?

    package init(hash: String, holder: Holder, startedAt: Moment, seenAt: Moment, groups: [String]? = nil) {
        self.hash = hash
        self.holder = holder
        self.startedAt = startedAt
        self.seenAt = seenAt
        self.groups = groups
    }

    /// How long it lasts however busy it is.
    package static let lifetime = Duration.hours(12)
    /// How long it lasts unused.
    package static let patience = Duration.hours(2)

    package func holds(at now: Moment) -> Bool { now < startedAt + Self.lifetime && now < seenAt + Self.patience }
}

extension SessionRow.Holder: CustomStringConvertible {
    /// `account:ana`, `token:deploys`. Read back by `init(_:)`.
    package var description: String {
        switch self {
        case .account(let name): "account:\(name)"
        case .token(let name): "token:\(name)"
        }
    }

    package init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let name = text[text.index(after: colon)...]
        switch text[..<colon] {
        case "account": self = .account(AccountName(name))
        case "token": self = .token(TokenName(name))
        default: return nil
        }
    }
}
