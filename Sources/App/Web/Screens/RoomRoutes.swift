internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// The incident room, and what an audience would be told from there.
enum RoomRoutes {
    static let all = [
        Route(.get, "/incidents/{id}", .browser(.read)) { visit, site in
            let position = try await site.journal.lastPosition
            let dossier = try await site.dossier(of: visit.incident(), for: visit.caller)
            let frame = try await site.frame(
                visit, "\(dossier.incident.name) \(dossier.incident.opening.title)", at: .incidents, about: dossier.incident.id,
                position: position)
            return site.screens.page(RoomScreen(dossier, frame: frame)).kept(!dossier.incident.knowledge.isPrivate)
        },
        Route(.post, "/incidents/{id}/preview", .browser(.respond), bodyBytes: Limits.formBytes, RoomRoutes.preview),
    ]

    /// What was written, or the template filled with what is known; nothing is said yet.
    private static func preview(_ visit: Visit, _ site: Site) async throws -> Response {
        let fields = try visit.form(site)
        let incident = try await site.incident(visit.incident(), for: visit.caller)
        let audience = AudienceName(fields["audience"] ?? "")
        let status = fields["status"].flatMap { $0.isEmpty ? nil : StatusName($0) }
        var (subject, text) = (incident.opening.title, fields["text"] ?? "")
        if text.isEmpty {
            do throws(Trouble) {
                let drawn = try await site.dispatcher.draft(for: audience, status: status, of: incident)
                (subject, text) = (drawn.subject, drawn.text)
            } catch {
                throw ProblemDocument(error, of: visit)
            }
        }
        let runbook = await site.dispatcher.library.runbook(incident.runbook)
        let isPublic = runbook.communications.first { $0.name == audience }?.isPublic ?? false
        return site.screens.page(
            PreviewScreen(
                id: incident.id.description, audience: audience.text, subject: subject, text: text, status: status?.text ?? "", isPublic: isPublic,
                frame: try await site.frame(visit, "Preview", at: .incidents)))
    }
}

extension Site {
    /// Everything on record about an incident that this caller may see.
    func dossier(of id: IncidentID, for caller: Caller) async throws -> Dossier {
        let incident = try await incident(id, for: caller)
        let began = incident.opening.startedAt ?? incident.openedAt
        let overdue = ActionQuery(open: true, service: incident.opening.service, dueBefore: now, limit: Limits.listLines)
        return Dossier(
            incident: incident, runbook: await dispatcher.library.runbook(incident.runbook), events: try await journal.events(of: id).map(\.event),
            alerts: try await journal.alerts(AlertQuery(incident: id, limit: Limits.listLines)),
            messages: try await journal.outbox(of: id).sorted { $0.id < $1.id },
            changes: try await journal.changes(from: began - .hours(1), to: incident.isOver ? incident.changedAt : now, limit: 20),
            overdue: try await actions(overdue, for: caller).filter { $0.incident != id }, now: now)
    }
}

extension Incident {
    fileprivate var isOver: Bool { !phase.isOpen }
}
