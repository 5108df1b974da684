package import Engine
package import Storage
internal import Vocabulary

extension IncidentRow {
    /// The line of the list that an incident's events amount to.
    package init(_ incident: Incident) {
        var resolvedAt = incident.changedAt as Moment?
        var acknowledgedBy: String?
        switch incident.phase {
        case .resolved(let at): resolvedAt = at
        case .merged: break
        case .acknowledged(let by, _):
            resolvedAt = nil
            acknowledgedBy = by.description
        case .triggered, .quiet, .snoozed, .mitigated: resolvedAt = nil
        }
        self.init(
            id: incident.id, title: incident.opening.title, service: incident.opening.service, severity: incident.severity,
            status: incident.phase.word, isOpen: incident.phase.isOpen, group: incident.opening.group, openedAt: incident.openedAt,
            changedAt: incident.changedAt, acknowledgedAt: incident.acknowledgedAt, resolvedAt: resolvedAt, acknowledgedBy: acknowledgedBy,
            alerts: incident.alerts, alertsFiring: incident.alertsFiring, duties: incident.duties, runbook: incident.runbook)
    }
}
