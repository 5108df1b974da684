/// Where a sender's own JSON keeps what we ask for. A path is names and array places with dots between: `alert.labels.0.name`.
package struct JSONMapping: Hashable, Sendable {
    /// Path of an array of alerts in one request; nil means the document is one alert.
    package var each: String?
    package var key: String?
    package var summary: String
    package var severity: String?
    package var status: String?
    /// Values of `status` that mean the alert is over, such as `ok`.
    package var resolvedWhen: [String]
    package var acknowledgedWhen: [String]
    package var labels: [String: String]
    package var link: String?

    package init(
        each: String? = nil, key: String? = nil, summary: String, severity: String? = nil, status: String? = nil, resolvedWhen: [String] = [],
        acknowledgedWhen: [String] = [], labels: [String: String] = [:], link: String? = nil
    ) {
        self.each = each
        self.key = key
        self.summary = summary
        self.severity = severity
        self.status = status
        self.resolvedWhen = resolvedWhen
        self.acknowledgedWhen = acknowledgedWhen
        self.labels = labels
        self.link = link
    }
}
