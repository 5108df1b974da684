package import Vocabulary

/// A browser a person switched notifications on in.
package struct DeviceRow: Hashable, Sendable {
    /// Made from its address, so that switching on twice is switching on once.
    package var id: String
    package var person: PersonName
    /// What the person calls it.
    package var name: String
    /// Where its push service takes messages for it.
    package var endpoint: String
    /// The browser's key and secret, in base64url, as it gave them.
    package var p256dh: String
    package var auth: String
    package var addedAt: Moment
    /// When its push service last took a message for it.
    package var usedAt: Moment?

    package init(
        id: String, person: PersonName, name: String, endpoint: String, p256dh: String, auth: String, addedAt: Moment, usedAt: Moment? = nil
    ) {
        self.id = id
        self.person = person
        self.name = name
        self.endpoint = endpoint
        self.p256dh = p256dh
        self.auth = auth
        self.addedAt = addedAt
        self.usedAt = usedAt
    }
}
