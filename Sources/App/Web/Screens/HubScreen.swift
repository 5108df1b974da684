internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// The start page: what is open, who is on call, what is owed, what changed.
struct HubScreen: Sendable {
    struct Watch: Sendable {
        let schedule: String
        let people: String
        let until: When?
        let next: String
    }

    struct ChangeLine: Sendable {
        let at: When
        let summary: String
        let source: String
    }

    let title: String
    let runbook: String
    let incidents: [IncidentLine]
    let isCalm: Bool
    let closed: [IncidentLine]
    let watches: [Watch]
    let duties: [DutyLine]
    let changes: [ChangeLine]
    let findings: [String]
    let isWell: Bool
    let hasCapture: Bool
    let canSignOut: Bool
    let form: FormBits

    static let routes = [
        Route(.get, "/", .browser(.read)) { visit, site in try await site.screens.hub(HubScreen(visit, site)) }
    ]

    private init(_ visit: Visit, _ site: Site) async throws {
        let now = site.now
        let book = site.dispatcher.library.current
        let open = try await site.incidents(IncidentQuery(open: true, limit: Limits.listLines), for: visit.caller)
        title = open.isEmpty ? "All calm" : "\(open.count) open"
        runbook = book.name
        incidents = open.map { IncidentLine($0, book, at: now) }
        isCalm = open.isEmpty
        closed = try await site.incidents(IncidentQuery(open: false, limit: 10), for: visit.caller).map { IncidentLine($0, book, at: now) }
        watches = try await site.onCall(at: now).map(HubScreen.watch)
        duties = open.flatMap { row in row.duties.filter { $0.state == .open }.map { (row.id, $0) } }.sorted { $0.1.due < $1.1.due }.prefix(20)
            .map { DutyLine($1, of: $0, at: now) }
        changes = try await site.journal.changes(since: now - .hours(24), limit: 10).map {
            ChangeLine(at: When($0.change.at ?? $0.receivedAt, at: now), summary: $0.change.summary, source: $0.change.source.text)
        }
        findings = site.wiring.health.report(at: now).findings
        isWell = findings.isEmpty
        hasCapture = site.wiring.captured != nil
        canSignOut = visit.caller.session != nil
        form = FormBits(visit, site)
    }

    private static func watch(_ now: OnCallNow) -> Watch {
        Watch(
            schedule: now.schedule.name.text, people: now.people.isEmpty ? "nobody" : now.people.map(\.text).joined(separator: ", "),
            until: now.handover.map { When($0.at, at: now.at) }, next: now.handover?.incoming.map(\.text).joined(separator: ", ") ?? "")
    }
}
