package import OnCall
package import Vocabulary

/// A promise that may differ by severity. No entry, no deadline.
package struct Terms: Hashable, Sendable {
    package var all: Promise?
    package var bySeverity: [SeverityName: Promise]

    package init(_ all: Promise? = nil, bySeverity: [SeverityName: Promise] = [:]) {
        self.all = all
        self.bySeverity = bySeverity
    }

    package func promise(for severity: SeverityName) -> Promise? { bySeverity[severity] ?? all }

    /// When it is missed if it begins at `start`; the end of all time where it never is, nil where nothing is owed.
    package func due(from start: Moment, severity: SeverityName, in calendar: BusinessCalendar) -> Moment? {
        promise(for: severity)?.due(from: start, in: calendar)
    }

    /// How often whoever owes it is reminded where no moment makes it late; nil where there is always one.
    package var rhythm: Duration? {
        (Array(bySeverity.values) + [all].compactMap { $0 }).flatMap { [$0.target, $0.outOfHours] }.compactMap { $0?.rhythm }.min()
    }

    package var isEmpty: Bool { all == nil && bySeverity.isEmpty }
}
