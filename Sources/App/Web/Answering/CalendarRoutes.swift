internal import CalendarFiles
internal import HTTPTypes
internal import HummingbirdCore
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// The calendar of a schedule, for programs that subscribe to an address.
enum CalendarRoutes {
    static let routes = [Route(.get, "/calendar/{token}", .free, calendar)]

    /// What a calendar shows: a month back, half a year ahead.
    private static let past = Duration.days(31)
    private static let future = Duration.days(184)

    private static func calendar(_ visit: Visit, _ site: Site) async throws -> Response {
        let token = visit.arguments[0].hasSuffix(".ics") ? String(visit.arguments[0].dropLast(4)) : visit.arguments[0]
        guard let schedule = CalendarLink.schedule(in: token, key: site.wiring.serverKey) else {
            throw ProblemDocument.notFound("this is no calendar of ours; `/api/v1/oncall` names the address of each schedule's")
        }
        let start = site.now - past
        let position = try await site.journal.lastPosition
        // A shift that began before the calendar does must begin there whatever day it is asked, so must the overrides that cut it.
        let roster = try await site.roster(around: start - Roster.calendarReach)
        guard roster.schedules[schedule] != nil else { throw ProblemDocument.notFound("the runbook has no schedule '\(schedule)' any more") }
        let shifts = roster.calendar(of: schedule, from: start, to: site.now + future)
        let names = site.dispatcher.library.current.people.mapValues(\.fullName)
        let revision = site.rosterRevision.number(of: roster, at: position)
        let feed = CalendarFeed(title: schedule.text, host: site.host)
        var response = Response.text(
            200, feed.text(shifts: shifts, stamp: site.now, revision: revision, people: names), "text/calendar; charset=utf-8")
        response.headers[.cacheControl] = "private, max-age=300"
        return response
    }
}

extension Site {
    /// Our own name, as it stands behind the `@` of calendar entries.
    fileprivate var host: String {
        let rest = wiring.publicURL.split(separator: "/").dropFirst().first ?? "runbell"
        return String(rest.prefix { $0 != ":" })
    }
}
