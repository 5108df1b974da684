package import Engine
package import Storage
package import Vocabulary

extension IncidentRow {
    /// The line of the list that an incident's events amount to. `first` is the runbook's first role, whose holder leads the incident;
    /// without it the one who has had a role longest is taken for that.
    package init(_ incident: Incident, led first: RoleName? = nil) {
        let ended = End(incident)
        self.init(
            id: incident.id, title: incident.opening.title, service: incident.opening.service, severity: incident.severity,
            status: incident.phase.word, isOpen: incident.phase.isOpen, group: incident.opening.group, openedAt: incident.openedAt,
            changedAt: incident.changedAt, acknowledgedAt: incident.acknowledgedAt, resolvedAt: ended.resolvedAt,
            acknowledgedBy: ended.acknowledgedBy, alerts: incident.alerts, alertsFiring: incident.alertsFiring, duties: incident.duties,
            runbook: incident.runbook)
        givenName = incident.opening.name
        startedAt = incident.opening.startedAt
        mitigatedAt = incident.mitigatedAt
        openedBy = incident.openedBy
        drill = incident.opening.drill
        isPrivate = incident.knowledge.isPrivate
        isFalseAlarm = incident.knowledge.isFalseAlarm
        phase = incident.progress.phase
        statusName = incident.progress.status
        commander = incident.holder(of: first)
        tags = incident.tags
        impact = incident.impact
        isPublic = !incident.conditions.isEmpty || incident.updates.contains { $0.isPublic && $0.state == .posted }
        reviewPublishedAt = incident.review.publishedAt
    }

    /// What the phase knows of times and people.
    private struct End {
        var resolvedAt: Moment?
        var acknowledgedBy: String?

        init(_ incident: Incident) {
            switch incident.phase {
            case .resolved(let at): resolvedAt = at
            case .merged: resolvedAt = incident.changedAt
            case .acknowledged(let by, _): acknowledgedBy = by.description
            case .triggered, .quiet, .snoozed, .mitigated: break
            }
        }
    }
}

extension Incident {
    fileprivate func holder(of role: RoleName?) -> PersonName? {
        if let role { return staff[role]?.holder }
        let held = staff.filter { $0.value.holder != nil }
        return held.min { ($0.value.since ?? changedAt, $0.key) < ($1.value.since ?? changedAt, $1.key) }?.value.holder
    }
}

extension Incident.Review {
    /// Action items that are not as they were.
    package func changed(since before: Incident.Review?) -> [Incident.ActionItem] {
        guard let before, !before.actions.isEmpty else { return actions }
        let known = Dictionary(before.actions.map { ($0.number, $0) }) { $1 }
        return actions.filter { known[$0.number] != $0 }
    }
}
