internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Runbooks
internal import Runtime

/// Alertmanager's webhook receiver: the key in the path, or in `Authorization`.
enum AlertmanagerDoor {
    static let routes = [
        Route.door(.post, "/inbound/alertmanager/{key}") { visit, site in
            try await receive(visit, site, from: site.source(.alertmanager, key: visit.arguments[0]))
        },
        Route.door(.post, "/inbound/alertmanager") { visit, site in
            try await receive(visit, site, from: site.source(.alertmanager, visit.request.headers))
        },
    ]

    private static func receive(_ visit: Visit, _ site: Site, from source: Source) async throws -> Response {
        let received: Received
        do { received = try AlertmanagerWebhook.received(visit.body, from: source) } catch {
            return Response(Answer.refused([site.refused(error, of: source)]))
        }
        try await site.take(received, of: source.name)
        return Response(Answer.to(received))
    }
}
