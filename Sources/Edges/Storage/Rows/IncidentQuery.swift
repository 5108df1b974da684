package import Vocabulary

package struct IncidentQuery: Hashable, Sendable {
    package var open: Bool?
    package var service: ServiceName?
    package var severity: SeverityName?
    package var statuses: [String]
    /// In title, service or id.
    package var search: String?
    /// Newest first; only those with a smaller number.
    package var before: IncidentID?
    package var limit: Int

    package init(
        open: Bool? = nil, service: ServiceName? = nil, severity: SeverityName? = nil, statuses: [String] = [], search: String? = nil,
        before: IncidentID? = nil, limit: Int = 50
    ) {
        self.open = open
        self.service = service
        self.severity = severity
        self.statuses = statuses
        self.search = search
        self.before = before
        self.limit = limit
    }
}
