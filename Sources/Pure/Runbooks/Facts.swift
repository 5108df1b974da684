package import Vocabulary

/// What a matcher can ask about an alert or an incident.
package struct Facts: Hashable, Sendable {
    package var severity: SeverityName?
    package var service: ServiceName?
    package var source: SourceName?
    package var alertSeverity: String?
    package var summary: String
    package var labels: Labels
    package var tags: [String]
    package var impact: [String: Double]
    package var stated: [FactName] = []
    package var phase: PhaseName?
    package var status: StatusName?

    package init(
        severity: SeverityName? = nil, service: ServiceName? = nil, source: SourceName? = nil, alertSeverity: String? = nil, summary: String = "",
        labels: Labels = [:], tags: [String] = [], impact: [String: Double] = [:]
    ) {
        self.severity = severity
        self.service = service
        self.source = source
        self.alertSeverity = alertSeverity
        self.summary = summary
        self.labels = labels
        self.tags = tags
        self.impact = impact
    }
}
