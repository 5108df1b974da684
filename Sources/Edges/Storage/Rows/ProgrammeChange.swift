package import Engine
package import Vocabulary

/// What one decision on the programme changes, all in one transaction.
package struct ProgrammeChange: Sendable {
    /// Events already in the programme's stream, those of overrides, tokens and alarms among them.
    package var expected: Int
    package var at: Moment
    package var events: [ProgrammeEvent]
    package var effects: [Effect]
    /// Outbox rows that this ends.
    package var ended: [PageID: PageOutcome]

    package init(expected: Int, at: Moment, events: [ProgrammeEvent], effects: [Effect] = [], ended: [PageID: PageOutcome] = [:]) {
        self.expected = expected
        self.at = at
        self.events = events
        self.effects = effects
        self.ended = ended
    }

    package var entries: [ProgrammeEntry] { events.map { ProgrammeEntry(at: $0.at, by: $0.by, .decided($0.what)) } }
}
