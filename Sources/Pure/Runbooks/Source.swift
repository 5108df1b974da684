package import Vocabulary

/// Who may send alerts, and with which key.
package struct Source: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case pagerduty = "pagerduty-v2"
        case alertmanager, prometheus, json, heartbeat
    }

    package var name: SourceName
    package var kind: Kind
    package var key: Setting
    /// For `json`: where in the document each part of an alert is.
    package var mapping: JSONMapping?
    /// For `heartbeat`: how often a beat is expected, and how late it may be.
    package var heartbeat: Heartbeat?
    /// Requests a minute; nil means no limit.
    package var rateEachMinute: Int?
    /// Labels that differ between senders of the same alert (`replica`), left out of its identity.
    package var dropLabels: [String]
    /// Which severities its alerts may have; empty: any.
    package var severities: [SeverityName] = []

    package init(
        name: SourceName, kind: Kind, key: Setting, mapping: JSONMapping? = nil, heartbeat: Heartbeat? = nil, rateEachMinute: Int? = nil,
        dropLabels: [String] = []
    ) {
        self.name = name
        self.kind = kind
        self.key = key
        self.mapping = mapping
        self.heartbeat = heartbeat
        self.rateEachMinute = rateEachMinute
        self.dropLabels = dropLabels
    }
}
