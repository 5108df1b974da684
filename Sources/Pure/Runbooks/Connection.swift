package import Vocabulary

/// How to talk to the outside; one entry a system.
package struct Connection: Hashable, Sendable {
    /// The kinds a runbook may write, by their names there.
    package enum Kind: String, Hashable, Sendable, CaseIterable { case smtp, webhook, slack, ntfy, webpush, twilio, capture }

    package var name: ConnectionName
    package var kind: Kind
    /// `url`, `from`, `channel`, `account` … as the kind needs them.
    package var settings: [String: Setting]
    /// Tried in this order when this one fails.
    package var fallback: [ConnectionName]

    package init(name: ConnectionName, kind: Kind, settings: [String: Setting] = [:], fallback: [ConnectionName] = []) {
        self.name = name
        self.kind = kind
        self.settings = settings
        self.fallback = fallback
    }
}

extension ConnectionName {
    /// Not written in any runbook: a notice to it becomes a file in the folder reviews are published in; the destination is its path there.
    package static let folder: ConnectionName = "folder"
    /// Not written in any runbook: a notice to it goes to everybody who subscribed on the status page.
    package static let subscribers: ConnectionName = "subscribers"
}
