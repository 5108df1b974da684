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

    /// When it is missed if it begins at `start`; nil when there is no such moment.
    package func due(from start: Moment, severity: SeverityName, in calendar: BusinessCalendar) -> Moment? {
        promise(for: severity)?.due(from: start, in: calendar)
    }

    package var isEmpty: Bool { all == nil && bySeverity.isEmpty }
}
