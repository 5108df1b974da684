internal import Signing
internal import Vocabulary

/// A webhook: where it is, and the keys its letters are signed with.
package struct WebhookSettings: Sendable {
    package var url: String
    /// Several while a secret is being changed; each gives one signature. None: letters go unsigned.
    package var keys: [[UInt8]]
    package var timeout: Duration

    package init(url: String, keys: [[UInt8]] = [], timeout: Duration = Limits.sendTimeout) {
        self.url = url
        self.keys = keys
        self.timeout = timeout
    }

    /// Reads `url` and `secret`: one or more `whsec_…` with spaces between.
    init(_ settings: ConnectionSettings, timeout: Duration) throws(ConnectionProblem) {
        // The slash at the end may matter to somebody else's server, so the address is kept as it was written.
        _ = try settings.webURL("url")
        url = try settings["url"] ?? ""
        keys = []
        self.timeout = timeout
        for text in (try settings["secret"] ?? "").split(separator: " ") {
            guard let key = WebhookSignature.key(String(text)) else {
                throw settings.problem("the setting secret is not a Standard Webhooks secret: write whsec_ and 24 to 64 bytes in base64")
            }
            keys.append(key)
        }
    }
}
