package import Engine
internal import HTTPTypes
internal import HummingbirdCore
package import OnCall
internal import Runbooks
internal import Runtime
package import Screens
internal import Storage
package import Vocabulary

/// The start page.
enum HubRoutes {
    static let all = [
        Route(.get, "/", .browser(.read)) { visit, site in
            let position = try await site.journal.lastPosition
            let (now, book) = (site.now, site.dispatcher.library.current)
            let facts = try await HubScreen.Facts(
                open: site.incidents(IncidentQuery(open: true, limit: Limits.listLines), for: visit.caller),
                closed: site.incidents(IncidentQuery(open: false, limit: 5), for: visit.caller),
                watches: HubScreen.Watch.all(of: site.roster(around: now), at: now, on: .of(book.zone)),
                owed: HubScreen.Owed.soon(of: site.dispatcher.programme(), at: now, on: .of(book.zone)),
                changes: site.journal.changes(since: now - .hours(24), limit: 10),
                findings: site.wiring.health.report(at: now).findings, hasCapture: site.wiring.captured != nil)
            let title = facts.open.isEmpty ? "All calm" : "\(facts.open.count) open"
            let frame = try await site.frame(visit, title, at: .incidents, position: position)
            let isPrivate = (facts.open + facts.closed).contains(where: \.isPrivate)
            return site.screens.page(HubScreen(facts, under: book, at: now, frame: frame)).kept(!isPrivate)
        },
        // Where an incident's address leads when its end is cut off.
        Route(.get, "/incidents", .browser(.read)) { _, _ in .seeOther("/") },
    ]
}

extension HubScreen.Owed {
    /// What the programme owes within a week, soonest first.
    package static func soon(of programme: Programme, at now: Moment, on clock: WallClock) -> [HubScreen.Owed] {
        programme.duties.filter { $0.isOwed && $0.due < now + .days(7) }.sorted { $0.due < $1.due }.prefix(5).map {
            HubScreen.Owed(
                name: $0.name.text, owner: $0.owner, path: "/programme#\($0.name.anchor)", due: When($0.due, at: now, on: clock),
                isLate: $0.due < now)
        }
    }
}
