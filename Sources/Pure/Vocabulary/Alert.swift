/// What came in: one signal from a monitoring system, in our words whatever tongue it was sent in.
package struct Alert: Hashable, Sendable {
    package enum Status: String, Sendable { case firing, acknowledged, resolved }

    package struct Link: Hashable, Sendable {
        package let url: String
        package let text: String

        package init(url: String, text: String) {
            self.url = url
            self.text = text
        }
    }

    package var key: AlertKey
    package var status: Status
    /// One line a person can act on.
    package var summary: String
    /// The sender's own word (`critical`, `P1`), or nil. Which severity of the runbook that means is decided by its matchers.
    package var severity: String?
    package var labels: Labels
    package var annotations: Labels
    package var startsAt: Moment?
    /// When firing: resolved by its own silence unless it is sent again before this.
    package var endsAt: Moment?
    package var links: [Link]
    /// What else the sender said, as a JSON text kept word for word; unknown fields land here. Empty when there is nothing.
    package var details: String

    package init(
        key: AlertKey, status: Status = .firing, summary: String, severity: String? = nil, labels: Labels = [:], annotations: Labels = [:],
        startsAt: Moment? = nil, endsAt: Moment? = nil, links: [Link] = [], details: String = ""
    ) {
        self.key = key
        self.status = status
        self.summary = summary
        self.severity = severity
        self.labels = labels
        self.annotations = annotations
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.links = links
        self.details = details
    }
}

/// What makes two signals the same alert: who sent it, and the sender's deduplication key. The same key from another source
/// is another alert.
package struct AlertKey: Hashable, Sendable, CustomStringConvertible {
    package let source: SourceName
    package let key: String

    package init(source: SourceName, key: String) {
        self.source = source
        self.key = key
    }

    package var description: String { "\(source)/\(key)" }
}

/// What came in beside alerts: a deploy, a change of configuration. Never opens an incident, never pages.
package struct Change: Hashable, Sendable {
    package var source: SourceName
    package var summary: String
    package var at: Moment?
    package var links: [Alert.Link]
    package var details: String

    package init(source: SourceName, summary: String, at: Moment?, links: [Alert.Link] = [], details: String = "") {
        self.source = source
        self.summary = summary
        self.at = at
        self.links = links
        self.details = details
    }
}
