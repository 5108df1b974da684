package import Storage

/// What the pages and operations for devices need of whoever pushes.
package struct PushDesk: Sendable {
    /// The public key that browsers subscribe with, in base64url.
    package var key: String
    /// What is wrong with what a browser gave, as the rest of a sentence; nil when it can be pushed to.
    package var objection: @Sendable (DeviceRow) -> (member: String, text: String)?
    /// Pushes a test to one device; nil when its push service took it, else why not.
    package var test: @Sendable (DeviceRow) async -> String?

    package init(
        key: String, objection: @escaping @Sendable (DeviceRow) -> (member: String, text: String)?,
        test: @escaping @Sendable (DeviceRow) async -> String?
    ) {
        self.key = key
        self.objection = objection
        self.test = test
    }
}
