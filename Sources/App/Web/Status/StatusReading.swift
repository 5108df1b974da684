internal import Chronicle
internal import Engine
internal import Runbooks
internal import Storage
internal import Vocabulary

/// What the status page is drawn from, as the journal has it.
struct StatusReading: Sendable {
    let journal: any JournalReading

    /// Those there is something to show of, the last of them when there are very many.
    func incidents(under runbook: Runbook) async throws -> [IncidentID: PublicIncident] {
        var incidents: [IncidentID: PublicIncident] = [:]
        var before: IncidentID?
        while incidents.count < Limits.statusIncidents {
            let rows = try await journal.incidents(
                IncidentQuery(before: before, limit: Limits.listLines, isDrill: false, includePrivate: false, isPublic: true))
            for row in rows { incidents[row.id] = try await incident(row.id, under: runbook) }
            guard rows.count == Limits.listLines, let last = rows.last else { break }
            before = last.id
        }
        return incidents
    }

    func incident(_ id: IncidentID, under runbook: Runbook) async throws -> PublicIncident? {
        let events = try await journal.events(of: id).map(\.event)
        return Incident.fold(events, id: id).flatMap { PublicIncident($0, events: events, runbook: runbook) }
    }

    /// Maintenance that was announced.
    func plans() async throws -> [Programme.Maintenance] {
        var programme = Programme()
        for recorded in try await journal.programme(after: 0) {
            let entry = recorded.event
            if case .decided(let what) = entry.what { programme.apply(ProgrammeEvent(at: entry.at, by: entry.by, what)) }
        }
        return programme.maintenance
    }
}
