internal import Engine
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
                try await list(visit, site) { ListedAlert.document($0) }
            },
            Route.door(.get, "\(prefix)/api/v2/alerts/groups") { visit, site in
                try await list(visit, site) { alerts in
                    let groups = Dictionary(grouping: alerts) { $0.receivers.first ?? "" }.sorted { $0.key < $1.key }
                    return ListedGroup.document(groups.map { ListedGroup(labels: [:], receiver: $0.key, alerts: $0.value) })
                }
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
            return Response(PostableAlerts.refused([site.refused(error, of: source)]))
        }
        try await site.take(received, of: source.name)
        return Response(PostableAlerts.answer(to: received))
    }

    private static func list(_ visit: Visit, _ site: Site, _ document: ([ListedAlert]) -> String) async throws -> Response {
        let source = try source(visit, site)
        let filter: AlertFilter
        do { filter = try AlertFilter(visit.query) } catch { return Response(PostableAlerts.refused([error])) }
        return .text(200, document(try await listed(source, filter, site)), "application/json")
    }

    /// Open alerts of this source that somebody asked for, newest first, at most as many as one request may bring.
    private static func listed(_ source: Source, _ filter: AlertFilter, _ site: Site) async throws -> [ListedAlert] {
        var found: [ListedAlert] = []
        var before: AlertRowID?
        while found.count < Limits.alertsEachRequest {
            let query = AlertQuery(open: true, source: source.name, before: before, limit: Limits.alertsEachRequest)
            let rows = try await site.journal.alerts(query)
            for row in rows {
                let alert = try await listed(row, site)
                if filter.accepts(alert) { found.append(alert) }
            }
            guard rows.count == Limits.alertsEachRequest, let last = rows.last else { break }
            before = last.id
        }
        return Array(found.prefix(Limits.alertsEachRequest))
    }

    /// The receiver is the service it went to; a maintenance window that holds its pages back is what Alertmanager calls a silence.
    private static func listed(_ row: AlertRow, _ site: Site) async throws -> ListedAlert {
        guard let incident = try await site.dispatcher.incident(row.incident) else {
            return ListedAlert(row.alert, updatedAt: row.lastAt, receivers: [row.alert.key.source.text])
        }
        let windows = incident.quietBy.map { [$0.text] } ?? []
        return ListedAlert(
            row.alert, updatedAt: row.lastAt, receivers: [incident.opening.service.text], state: windows.isEmpty ? .active : .suppressed,
            silencedBy: windows)
    }
}
