package import Vocabulary

package struct HeartbeatRow: Hashable, Sendable {
    package var source: SourceName
    /// Nil: it is expected, and has never come.
    package var lastAt: Moment?
    package var due: Moment

    package init(source: SourceName, lastAt: Moment?, due: Moment) {
        self.source = source
        self.lastAt = lastAt
        self.due = due
    }
}
