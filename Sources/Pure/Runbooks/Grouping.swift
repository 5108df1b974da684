/// Which alerts join one incident, and when one person's pages become one message.
package struct Grouping: Hashable, Sendable {
    package enum Key: Hashable, Sendable {
        case service, source, severity
        /// Every alert its own incident.
        case alert
        case label(String)
    }

    package struct Storm: Hashable, Sendable {
        package var pages: Int
        package var within: Duration

        package init(pages: Int, within: Duration) {
            self.pages = pages
            self.within = within
        }
    }

    /// How long an incident goes on taking in alerts of its service in a runbook that says nothing about grouping.
    package static let withinUnwritten = Duration.seconds(300)

    package var by: [Key]
    /// An alert joins an open incident that was last joined no longer ago than this; nil means however long it stays open.
    package var within: Duration?
    /// Nil: never bundled.
    package var storm: Storm?

    package init(by: [Key] = [.service], within: Duration? = nil, storm: Storm? = Storm(pages: 10, within: .seconds(300))) {
        self.by = by
        self.within = within
        self.storm = storm
    }
}
