package import Engine
package import Storage
internal import Vocabulary

/// What one command did.
package struct Carried: Hashable, Sendable {
    package var incident: Incident
    /// How many events it wrote; none means it was heard and changed nothing.
    package var events: Int
    /// Rows of the alerts it opened, in order.
    package var alerts: [AlertRowID]

    package init(incident: Incident, events: Int, alerts: [AlertRowID] = []) {
        self.incident = incident
        self.events = events
        self.alerts = alerts
    }
}
