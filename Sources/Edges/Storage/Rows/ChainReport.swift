package struct ChainReport: Hashable, Sendable {
    package var events: Int64
    package var head: String
    /// The first position that does not follow from the one before, and why.
    package var broken: Broken?

    package struct Broken: Hashable, Sendable {
        package var position: Int64
        package var reason: String

        package init(position: Int64, reason: String) {
            self.position = position
            self.reason = reason
        }
    }

    package init(events: Int64, head: String, broken: Broken? = nil) {
        self.events = events
        self.head = head
        self.broken = broken
    }
}
