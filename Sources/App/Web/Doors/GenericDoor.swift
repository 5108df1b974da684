internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Runbooks
internal import Runtime

/// JSON of any make, read as the runbook's mapping says.
enum GenericDoor {
    static let routes = [
        Route.door(.post, "/inbound/json/{key}") { visit, site in try await receive(visit, site, from: site.source(.json, key: visit.arguments[0])) },
        Route.door(.post, "/inbound/json") { visit, site in try await receive(visit, site, from: site.source(.json, visit.request.headers)) },
    ]

    private static func receive(_ visit: Visit, _ site: Site, from source: Source) async throws -> Response {
        let received: Received
        do { received = try GenericJSON.received(visit.body, from: source) } catch {
            return Response(Answer.refused([site.refused(error, of: source)]))
        }
        try await site.take(received, of: source.name)
        return Response(Answer.to(received))
    }
}
