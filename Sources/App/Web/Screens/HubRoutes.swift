internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// The start page.
enum HubRoutes {
    static let all = [
        Route(.get, "/", .browser(.read)) { visit, site in
            let position = try await site.journal.lastPosition
            let (now, book) = (site.now, site.dispatcher.library.current)
            let facts = try await HubScreen.Facts(
                open: site.incidents(IncidentQuery(open: true, limit: Limits.listLines), for: visit.caller),
                closed: site.incidents(IncidentQuery(open: false, limit: 5), for: visit.caller),
                watches: site.onCall(at: now).map { watch($0, on: .of(book.zone)) },
                owed: site.dispatcher.programme().duties.filter { $0.isOwed && $0.due < now + .days(7) }.sorted { $0.due < $1.due }.prefix(5).map {
                    HubScreen.Owed(
                        name: $0.name.text, owner: $0.owner, path: "/programme#\($0.name.anchor)", due: When($0.due, at: now, on: .of(book.zone)),
                        isLate: $0.due < now)
                },
                changes: site.journal.changes(since: now - .hours(24), limit: 10),
                findings: site.wiring.health.report(at: now).findings, hasCapture: site.wiring.captured != nil)
            let title = facts.open.isEmpty ? "All calm" : "\(facts.open.count) open"
            let frame = try await site.frame(visit, title, at: .incidents, position: position)
            let isPrivate = (facts.open + facts.closed).contains(where: \.isPrivate)
            return site.screens.page(HubScreen(facts, under: book, at: now, frame: frame)).kept(!isPrivate)
        }
    ]

    private static func watch(_ now: OnCallNow, on clock: WallClock) -> HubScreen.Watch {
        HubScreen.Watch(
            now.schedule.name, people: now.people, until: now.handover.map { When($0.at, at: now.at, on: clock) },
            next: now.handover?.incoming ?? [])
    }
}
