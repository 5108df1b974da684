internal import Vocabulary

/// How this server is known to the push services of browsers.
package struct WebPushSettings: Sendable {
    package var key: PushKey
    /// `mailto:` or `https:`: whom a push service writes to.
    package var contact: String
    /// For a push service of one's own, and for tests: what browsers name may lie in a private network, and be plain http.
    package var allowsPrivate: Bool
    package var timeout: Duration

    package init(key: PushKey, contact: String, allowsPrivate: Bool = false, timeout: Duration = Limits.sendTimeout) {
        self.key = key
        self.contact = contact
        self.allowsPrivate = allowsPrivate
        self.timeout = timeout
    }

    /// Reads `key`, `contact` and `allow_private`; where they are left out the server's own key and address are taken.
    init(
        _ settings: ConnectionSettings, key ownKey: () throws -> PushKey, publicURL: String?, timeout: Duration
    ) throws(ConnectionProblem) {
        let key: PushKey
        if let text = try settings["key"] {
            guard let written = PushKey(base64: text) else { throw settings.problem("the setting key is no key: it is 32 bytes in base64") }
            key = written
        } else {
            do { key = try ownKey() } catch { throw settings.problem("the server's own push key cannot be used: \(error)") }
        }
        // Some push services refuse a contact that is neither; a mail address nobody reads is still one.
        let contact = try settings["contact"] ?? publicURL.flatMap { $0.hasPrefix("https://") ? $0 : nil } ?? "mailto:runbell@localhost"
        guard contact.hasPrefix("mailto:") || contact.hasPrefix("https://") else {
            throw settings.problem("the setting contact begins with mailto: or https://")
        }
        self.init(key: key, contact: contact, allowsPrivate: try settings["allow_private"] == "yes", timeout: timeout)
    }
}
