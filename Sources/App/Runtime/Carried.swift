package import Engine
package import Storage
internal import Vocabulary

/// What one command did.
package struct Carried: Hashable, Sendable {
    /// All who waited together are handed the same one.
    private let standing: Boxed<Incident>
    /// How many events it wrote; none means it was heard and changed nothing.
    package let events: Int
    /// Rows of the alerts it opened, in order.
    package var alerts: [AlertRowID]

    package init(incident: Incident, events: Int, alerts: [AlertRowID] = []) {
        standing = Boxed(incident)
        self.events = events
        self.alerts = alerts
    }

    package var incident: Incident { standing.value }
}

/// Something large, handed on without being copied.
private final class Boxed<Value: Hashable & Sendable>: Hashable, Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }

    static func == (one: Boxed, other: Boxed) -> Bool { one === other || one.value == other.value }

    func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
