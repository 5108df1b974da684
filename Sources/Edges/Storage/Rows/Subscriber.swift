package import Vocabulary

/// Somebody who wants to be told by mail what the status page says.
package struct Subscriber: Hashable, Sendable {
    /// SHA-256, in hex, of the token in the links they get; never the token itself.
    package var digest: String
    package var email: String
    /// Those they want to be told of; empty: all.
    package var components: [ComponentName]
    package var askedAt: Moment
    /// When they followed the link; nothing but that link is sent to them before.
    package var confirmedAt: Moment?

    package init(digest: String, email: String, components: [ComponentName] = [], askedAt: Moment, confirmedAt: Moment? = nil) {
        self.digest = digest
        self.email = email
        self.components = components
        self.askedAt = askedAt
        self.confirmedAt = confirmedAt
    }

    /// How long somebody may take to follow the link.
    package static let patience = Duration.days(7)
    /// How long it is known who has their copy of a notice.
    package static let memory = Duration.days(7)
}
