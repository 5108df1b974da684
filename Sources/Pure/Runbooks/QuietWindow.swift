package import OnCall
package import Vocabulary

/// A maintenance window: an incident raised inside it waits, visibly, and pages when the window ends if it is still open.
package struct QuietWindow: Hashable, Sendable {
    package var name: QuietName
    package var match: Matcher
    package var why: String
    package var approvedBy: String?
    package var zone: String
    package var start: WallTime
    package var length: Duration
    /// Nil: once.
    package var every: Span?
    package var until: WallTime?

    package init(
        name: QuietName, match: Matcher, why: String, approvedBy: String? = nil, zone: String, start: WallTime, length: Duration, every: Span? = nil,
        until: WallTime? = nil
    ) {
        self.name = name
        self.match = match
        self.why = why
        self.approvedBy = approvedBy
        self.zone = zone
        self.start = start
        self.length = length
        self.every = every
        self.until = until
    }
}

extension QuietName {
    /// No maintenance window: a route wants it to last before it counts.
    package static let untilItLasts: QuietName = "until it lasts"
}
