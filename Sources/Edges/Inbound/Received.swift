package import Vocabulary

/// What one request of a monitoring system came to. Partial success is the rule: one bad alert among many never costs the others.
package struct Received: Hashable, Sendable {
    package var alerts: [Alert]
    package var changes: [Change]
    /// Why a part of the request was not taken. When there are any, the sender is told so with a 400, whatever else was taken.
    package var problems: [Problem]
    /// What was shortened or put right on the way. Never a reason to refuse; for the log.
    package var notes: [Problem]

    package init(alerts: [Alert] = [], changes: [Change] = [], problems: [Problem] = [], notes: [Problem] = []) {
        self.alerts = alerts
        self.changes = changes
        self.problems = problems
        self.notes = notes
    }
}
