package import Runbooks

/// The answer to a request that carried an `Idempotency-Key`.
package struct KeptReply: Hashable, Sendable {
    /// SHA-256 of method, path and body: the same key with another request is refused.
    package var request: String
    package var status: Int
    package var body: String

    package init(request: String, status: Int, body: String) {
        self.request = request
        self.status = status
        self.body = body
    }
}

/// A runbook's text as it was put in force.
package struct KeptText: Hashable, Sendable {
    package var version: RunbookVersion
    package var text: String

    package init(version: RunbookVersion, text: String) {
        self.version = version
        self.text = text
    }
}
