package import Engine
internal import OnCall
package import Runbooks
package import Storage
package import Vocabulary

/// Everything that is on record about one incident, as its room shows it.
package struct Dossier: Sendable {
    package var incident: Incident
    /// The version it was opened under.
    package var runbook: Runbook
    package var events: [IncidentEvent]
    package var alerts: [AlertRow]
    package var messages: [OutboxRow]
    /// What was changed in the hour before it began, and since.
    package var changes: [RecordedChange]
    /// Open actions that are overdue on the same service, from incidents before.
    package var overdue: [ActionRow]
    package var now: Moment

    package init(
        incident: Incident, runbook: Runbook, events: [IncidentEvent], alerts: [AlertRow] = [], messages: [OutboxRow] = [],
        changes: [RecordedChange] = [], overdue: [ActionRow] = [], now: Moment
    ) {
        self.incident = incident
        self.runbook = runbook
        self.events = events
        self.alerts = alerts
        self.messages = messages
        self.changes = changes
        self.overdue = overdue
        self.now = now
    }

    var clock: WallClock { .of(runbook.zone) }
    func when(_ moment: Moment) -> When { When(moment, at: now, on: clock) }
}
