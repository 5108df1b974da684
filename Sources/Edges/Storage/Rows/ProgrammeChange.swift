package import Engine
package import OnCall
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
    /// A shift that somebody takes over with it. A number that is taken already is a conflict.
    package var override: Override?
    /// An address somebody proved, or gave up, with it.
    package var ownAddress: OwnAddressRow.Change?

    package init(
        expected: Int, at: Moment, events: [ProgrammeEvent], effects: [Effect] = [], ended: [PageID: PageOutcome] = [:],
        override: Override? = nil, ownAddress: OwnAddressRow.Change? = nil
    ) {
        self.expected = expected
        self.at = at
        self.events = events
        self.effects = effects
        self.ended = ended
        self.override = override
        self.ownAddress = ownAddress
    }

    package var entries: [ProgrammeEntry] {
        let taken = override.map { ProgrammeEntry(at: at, by: events.last { $0.by != .runbell }?.by ?? .runbell, .overrideMade($0)) }
        return events.map { ProgrammeEntry(at: $0.at, by: $0.by, .decided($0.what)) } + [taken].compactMap { $0 }
    }
}
