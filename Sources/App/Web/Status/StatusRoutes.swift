internal import Chronicle
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Screens
internal import Vocabulary

/// The public status page: for everybody, without a token.
enum StatusRoutes {
    static let all: [Route] =
        [
            Route(.get, "/status", .free) { visit, site in
                var response = try await site.board.drawing().page.response(to: visit)
                response.headers[.contentSecurityPolicy] = ScreenLibrary.policy
                response.headers[.referrerPolicy] = "no-referrer"
                return response
            },
            Route(.get, "/status/summary.json", .free) { visit, site in try await site.board.drawing().json.response(to: visit) },
            Route(.get, "/status/feed.atom", .free) { visit, site in try await site.board.drawing().feed.response(to: visit) },
            Route(.get, "/status/history.json", .free, history),
            Route(.get, "/status/incidents/{id}.json", .free, incident),
            Route(.get, "/assets/status.css", .free) { visit, site in
                StatusFile(Array(StatusStyle.text.utf8), "text/css; charset=utf-8", at: site.wiring.startedAt).response(to: visit)
            },
        ] + SubscriptionRoutes.routes + ReportRoutes.routes

    private static func incident(_ visit: Visit, _ site: Site) async throws -> Response {
        let name = visit.arguments[0]
        guard name.hasSuffix(".json"), let id = IncidentID(name.dropLast(5)), let incident = try await site.board.drawing().incident(id) else {
            throw ProblemDocument.notFound("the status page shows no incident of this name")
        }
        var writer = JSONWriter()
        writer.incident(incident)
        return StatusFile(writer.bytes, "application/json", at: incident.updatedAt ?? site.wiring.startedAt).response(to: visit)
    }

    /// What is over, newest first, some on each page.
    private static func history(_ visit: Visit, _ site: Site) async throws -> Response {
        guard let page = Int(visit.query["page"] ?? "1"), (1...Limits.statusIncidents).contains(page) else {
            throw ProblemDocument.invalid("?page", "must be a page's number, from 1")
        }
        let history = StatusHistory(try await site.board.drawing().summary)
        return StatusFile(history.page(page), "application/json", at: history.changedAt ?? site.wiring.startedAt).response(to: visit)
    }
}
