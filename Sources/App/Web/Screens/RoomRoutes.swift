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
        Route(.get, "/incidents/{id}", .browser(.read), show),
        Route(.post, "/incidents/{id}/preview", .browser(.respond), bodyBytes: Limits.formBytes, RoomRoutes.preview),
    ]

    /// Whether the caller may see it is asked each time; what is drawn may be shared.
    private static func show(_ visit: Visit, _ site: Site) async throws -> Response {
        let position = try await site.journal.lastPosition
        let incident = try await site.incident(visit.incident(), for: visit.caller)
        let overdue = try await site.overdue(beside: incident, for: visit.caller)
        var frame = try await site.frame(
            visit, "\(incident.name) \(incident.opening.title)", at: .incidents, about: incident.id, position: position)
        let viewer = frame.viewer
        let placeholders = Placeholders(site.access.sessions)
        frame.viewer = placeholders.viewer(like: viewer)
        let now = site.now
        let sight = RoomDrawings.Sight(
            incident: incident.id, position: position, second: now.milliseconds / 1000, viewer: frame.viewer, banner: frame.banner,
            overdue: overdue)
        let page = try await site.rooms.page(for: sight) { [frame] in
            site.screens.html(RoomScreen(try await site.dossier(of: incident, overdue: overdue, at: now), frame: frame))
        }
        return site.screens.page(drawn: placeholders.personal(page, for: viewer)).kept(!incident.knowledge.isPrivate)
    }

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
    /// Open actions that are overdue on the same service, from incidents before which this caller may see.
    fileprivate func overdue(beside incident: Incident, for caller: Caller) async throws -> [ActionRow] {
        let query = ActionQuery(open: true, service: incident.opening.service, dueBefore: now, limit: Limits.listLines)
        return try await actions(query, for: caller).filter { $0.incident != incident.id }
    }

    /// Everything on record about an incident.
    fileprivate func dossier(of incident: Incident, overdue: [ActionRow], at now: Moment) async throws -> Dossier {
        let id = incident.id
        let began = incident.opening.startedAt ?? incident.openedAt
        return Dossier(
            incident: incident, runbook: await dispatcher.library.runbook(incident.runbook), events: try await journal.events(of: id).map(\.event),
            alerts: try await journal.alerts(AlertQuery(incident: id, limit: Limits.listLines)),
            messages: try await journal.outbox(of: id).sorted { $0.id < $1.id },
            changes: try await journal.changes(from: began - .hours(1), to: incident.isOver ? incident.changedAt : now, limit: 20),
            overdue: overdue, now: now)
    }
}

extension Incident {
    fileprivate var isOver: Bool { !phase.isOpen }
}
