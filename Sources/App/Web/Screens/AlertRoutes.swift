internal import Chronicle
internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// What came in, and why it paged or did not.
enum AlertRoutes {
    static let all = [
        Route(.get, "/alerts", .browser(.read)) { visit, site in
            let filter = filter(visit.query)
            let cursor = try Cursor.read(visit.query).map { AlertRowID($0) }
            let position = cursor == nil ? try await site.journal.lastPosition : nil
            let (rows, further) = try await site.alerts(filter, before: cursor)
            let found = try await site.explained(rows, for: visit.caller)
            let frame = try await site.frame(visit, "Alerts", at: .alerts, position: position)
            let screen = AlertsScreen(found, filter, further: further, under: site.dispatcher.library.current, at: site.now, frame: frame)
            return site.screens.page(screen)
        }
    ]

    /// A browser sends every field of the form, also those left empty.
    private static func filter(_ query: Form) -> AlertsScreen.Filter {
        let given = { (name: String) in query[name].flatMap { $0.isEmpty ? nil : $0 } }
        return AlertsScreen.Filter(
            search: given("search").map { String($0.prefix(200)) }, source: given("source").map { SourceName($0) },
            firing: given("firing").flatMap(Bool.init))
    }
}

extension Site {
    /// A page of the list. What no index serves looks only so far back at a time, so that the answer comes at once however many alerts there
    /// are; the reader says whether to look further.
    fileprivate func alerts(
        _ filter: AlertsScreen.Filter, before cursor: AlertRowID?
    ) async throws -> ([AlertRow], AlertsScreen.Further?) {
        var query = AlertQuery(open: filter.firing, source: filter.source, search: filter.search, before: cursor, limit: Limits.alertLines + 1)
        var bottom: Int64 = 0
        var top: Int64 = 0
        // Those that fire have a list of their own.
        if filter.firing != true, filter.search != nil || filter.source != nil {
            let newest = try await journal.alerts(AlertQuery(limit: 1)).first?.id.number ?? 0
            top = cursor?.number ?? newest + 1
            bottom = max(0, top - 1 - Limits.searchReach)
            query.after = AlertRowID(bottom)
        }
        let rows = try await journal.alerts(query)
        if rows.count > Limits.alertLines {
            let page = Array(rows.prefix(Limits.alertLines))
            return (page, page.last.map { AlertsScreen.Further(cursor: Cursor.write($0.id.number)) })
        }
        guard bottom > 0 else { return (rows, nil) }
        return (rows, AlertsScreen.Further(cursor: Cursor.write(bottom + 1), looked: Int(top - 1 - bottom)))
    }

    /// Each with the incident it belongs to, as far as this caller may see it.
    fileprivate func explained(_ rows: [AlertRow], for caller: Caller) async throws -> [AlertsScreen.Found] {
        var incidents: [IncidentID: (Incident, Runbook)] = [:]
        for id in Set(rows.map(\.incident)) {
            guard try await maySee(id, caller), let incident = try await dispatcher.incident(id) else { continue }
            incidents[id] = (incident, await dispatcher.library.runbook(incident.runbook))
        }
        return rows.compactMap { row in
            guard let (incident, runbook) = incidents[row.incident] else { return nil }
            let explanation = Explanation(of: row.alert, at: row.firstAt, in: incident, under: runbook)
            return AlertsScreen.Found(row: row, incident: incident, explanation: explanation)
        }
    }
}
