internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// Alertmanager's own API: Prometheus, rulers and amtool take us for one. All of it also stands under a prefix that carries the
/// key, because a Prometheus can be told a path more easily than a header.
enum AlertmanagerAPIDoor {
    static let routes: [Route] =
        ["", "/inbound/prometheus/{key}"].flatMap(under) + [
            Route.door(.post, "/api/v1/alerts") { _, _ in Response(AlertmanagerStatus.gone) },
            Route.door(.post, "/inbound/prometheus/{key}/api/v1/alerts") { _, _ in Response(AlertmanagerStatus.gone) },
        ]

    private static func under(_ prefix: String) -> [Route] {
        [
            Route.door(.post, "\(prefix)/api/v2/alerts") { visit, site in try await receive(visit, site) },
            Route.door(.get, "\(prefix)/api/v2/alerts") { visit, site in
                .text(200, ListedAlert.document(try await listed(visit, site)), "application/json")
            },
            Route.door(.get, "\(prefix)/api/v2/alerts/groups") { visit, site in
                let groups = Dictionary(grouping: try await listed(visit, site)) { $0.receivers.first ?? "" }.sorted { $0.key < $1.key }
                let document = ListedGroup.document(groups.map { ListedGroup(labels: [:], receiver: $0.key, alerts: $0.value) })
                return .text(200, document, "application/json")
            },
            // amtool asks for this before it does anything else, and there is nothing secret in it.
            Route.door(.get, "\(prefix)/api/v2/status") { _, site in
                .text(200, AlertmanagerStatus.document(version: site.wiring.version, startedAt: site.wiring.startedAt), "application/json")
            },
            Route.door(.get, "\(prefix)/api/v2/receivers") { visit, site in
                _ = try source(visit, site)
                let services = site.dispatcher.library.current.services.keys.map(\.text).sorted()
                return .text(200, AlertmanagerStatus.receivers(services), "application/json")
            },
            Route.door(.get, "\(prefix)/api/v2/silences") { visit, site in
                _ = try source(visit, site)
                return .text(200, "[]", "application/json")
            },
        ]
    }

    private static func source(_ visit: Visit, _ site: Site) throws(ProblemDocument) -> Source {
        if let key = visit.arguments.first { return try site.source(.prometheus, key: key) }
        return try site.source(.prometheus, visit.request.headers)
    }

    private static func receive(_ visit: Visit, _ site: Site) async throws -> Response {
        let source = try source(visit, site)
        let received: Received
        do { received = try PostableAlerts.received(visit.body, from: source, now: site.now) } catch {
            return Response(PostableAlerts.refused([error]))
        }
        try await site.dispatcher.receive(received.alerts)
        return Response(PostableAlerts.answer(to: received))
    }

    /// Open alerts of this source. `active=false` asks for what we never have: silenced and inhibited ones.
    private static func listed(_ visit: Visit, _ site: Site) async throws -> [ListedAlert] {
        let source = try source(visit, site)
        if visit.query["active"] == "false" { return [] }
        let rows = try await site.journal.alerts(AlertQuery(open: true, source: source.name, limit: Limits.alertsEachRequest))
        return rows.map { ListedAlert($0.alert, updatedAt: $0.lastAt, receivers: [source.name.text]) }
    }
}
