package import Vocabulary

/// Which incidents a list is to show, newest first. What is nil does not matter.
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

    package var isDrill: Bool?
    /// Who may not see private incidents asks without them.
    package var includePrivate = true
    /// Something about it was said in public.
    package var isPublic: Bool?
    /// Opened at or after the one, and before the other.
    package var openedAfter: Moment?
    package var openedBefore: Moment?
    /// Over, and since then or later.
    package var resolvedAfter: Moment?

    package init(
        open: Bool? = nil, service: ServiceName? = nil, severity: SeverityName? = nil, statuses: [String] = [], search: String? = nil,
        before: IncidentID? = nil, limit: Int = 50, isDrill: Bool? = nil, includePrivate: Bool = true, isPublic: Bool? = nil,
        openedAfter: Moment? = nil, openedBefore: Moment? = nil, resolvedAfter: Moment? = nil
    ) {
        self.open = open
        self.service = service
        self.severity = severity
        self.statuses = statuses
        self.search = search
        self.before = before
        self.limit = limit
        self.isDrill = isDrill
        self.includePrivate = includePrivate
        self.isPublic = isPublic
        self.openedAfter = openedAfter
        self.openedBefore = openedBefore
        self.resolvedAfter = resolvedAfter
    }

    /// Everything but the search and the limit.
    package func matches(_ row: IncidentRow) -> Bool {
        matchesKind(row) && matchesTime(row)
    }

    private func matchesKind(_ row: IncidentRow) -> Bool {
        (open.map { row.isOpen == $0 } ?? true) && (service.map { row.service == $0 } ?? true) && (severity.map { row.severity == $0 } ?? true)
            && (statuses.isEmpty || statuses.contains(row.status)) && (isDrill.map { row.isDrill == $0 } ?? true)
            && (includePrivate || !row.isPrivate) && (isPublic.map { row.isPublic == $0 } ?? true)
    }

    private func matchesTime(_ row: IncidentRow) -> Bool {
        (before.map { row.id < $0 } ?? true) && (openedAfter.map { row.openedAt >= $0 } ?? true)
            && (openedBefore.map { row.openedAt < $0 } ?? true)
            && (resolvedAfter.map { after in row.resolvedAt.map { $0 >= after } ?? false } ?? true)
    }
}
