internal import Chronicle
internal import Engine
internal import Runtime
internal import Storage
internal import Vocabulary

/// What a signed link opens: one incident, one button.
struct LinkScreen: Sendable {
    let title: String
    let id: String
    let summary: String
    let service: String
    let severity: String
    let status: String
    let since: When
    let person: String
    let by: String?
    let token: String
    let canAcknowledge: Bool

    init(_ incident: Incident, person: PersonName, token: String, at now: Moment) {
        let row = IncidentRow(incident)
        id = incident.id.description
        title = "\(id) \(row.title)"
        summary = row.title
        service = row.service.text
        severity = row.severity.text
        status = row.status
        since = When(row.openedAt, at: now)
        self.person = person.text
        by = row.acknowledgedBy.flatMap { Author($0)?.plain }
        self.token = token
        canAcknowledge = incident.phase.isOpen && row.acknowledgedBy == nil && row.status != "mitigated"
    }
}
