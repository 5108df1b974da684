internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// Who is on call at an instant, until when, and who is next.
enum OnCallAPI {
    static let routes = [Route(.get, "/api/v1/oncall", .read, operation, list)]

    private static let operation = Operation(
        "getOnCall", "Who is on call", tag: "on call",
        query: [
            Operation.Query("at", .moment, "now when left out"), Operation.Query("schedule", .name, "every schedule when left out"),
        ],
        success: Operation.Success(200, "One for each schedule", .page("oncall", of: "OnCall")), notFound: true)

    private static func list(_ visit: Visit, _ site: Site) async throws -> Response {
        let at = visit.query["at"].flatMap { Moment(rfc3339: $0) } ?? site.now
        let duties = try await site.onCall(at: at, schedule: visit.query["schedule"].map { ScheduleName($0) })
        return .json { $0.page("oncall", duties) { $0.onCall($1, site) } }
    }

    static let shape = Shape.object([
        .required("schedule", .words), .required("zone", .words), .required("at", .moment),
        .required("people", .list(.words, atMost: 100), "nobody when empty"),
        .optional("until", .moment, "the next hand-over; left out when there is none"),
        .optional("next", .list(.words, atMost: 100), "who takes over then"),
        .required("calendar", .words, "its iCalendar feed: whoever has this address reads it"),
    ])
}

/// One schedule at one instant.
struct OnCallNow: Sendable {
    let schedule: Schedule
    let at: Moment
    let people: [PersonName]
    let handover: Handover?
}

extension Site {
    func calendarAddress(of schedule: ScheduleName) -> String {
        "\(wiring.publicURL)/calendar/\(CalendarLink.token(schedule, key: wiring.serverKey)).ics"
    }

    func roster(around moment: Moment) async throws -> Roster {
        let runbook = dispatcher.library.current
        let overrides = moment < now ? try await journal.overrides(endingAfter: moment) : try await dispatcher.overridesInForce()
        return Roster(schedules: runbook.schedules, seats: runbook.seats, overrides: overrides)
    }

    func onCall(at moment: Moment, schedule: ScheduleName? = nil) async throws -> [OnCallNow] {
        let roster = try await roster(around: moment)
        if let schedule, roster.schedules[schedule] == nil {
            let near = Nearest.word(to: schedule.text, among: roster.schedules.keys.map(\.text)).map { " Did you mean '\($0)'?" } ?? ""
            throw ProblemDocument.notFound("the runbook has no schedule '\(schedule)'.\(near)")
        }
        let asked = schedule.flatMap { roster.schedules[$0] }.map { [$0] } ?? roster.schedules.values.sorted { $0.name < $1.name }
        return asked.map {
            OnCallNow(
                schedule: $0, at: moment, people: roster.onCall($0.name, at: moment), handover: roster.nextHandover(of: $0.name, after: moment))
        }
    }
}

extension JSONWriter {
    fileprivate mutating func onCall(_ now: OnCallNow, _ site: Site) {
        object {
            $0.member("schedule", now.schedule.name)
            $0.member("zone", now.schedule.zone)
            $0.member("at", now.at)
            $0.member("people", now.people)
            $0.member("until", ifAny: now.handover?.at)
            if let next = now.handover?.incoming { $0.member("next", next) }
            $0.member("calendar", site.calendarAddress(of: now.schedule.name))
        }
    }
}
