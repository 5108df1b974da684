internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// Who is on call, and shifts taken over from others.
enum OnCallRoutes {
    static let all = [
        Route(.get, "/oncall", .browser(.read)) { visit, site in
            let page = try await screen(visit, site, view(visit.query, site))
            return site.screens.page(page)
        },
        Route(.post, "/covers", .browser(.respond), bodyBytes: Limits.formBytes) { visit, site in
            _ = try await CoversAPI.ask(visit.carrying(exact(visit.checkedForm(site), site), CoversAPI.asking), site)
            return .seeOther("/oncall#covers")
        },
        Route(.post, "/covers/{number}/take", .browser(.respond), bodyBytes: Limits.formBytes) { visit, site in
            _ = try await CoversAPI.take(visit.carrying(visit.checkedForm(site), CoversAPI.taking), site)
            return .seeOther("/oncall#covers")
        },
        Route(.post, "/covers/{number}/withdraw", .browser(.respond), bodyBytes: Limits.formBytes) { visit, site in
            _ = try visit.checkedForm(site)
            _ = try await CoversAPI.withdraw(visit, site)
            return .seeOther("/oncall#covers")
        },
        Route(.post, "/overrides", .browser(.respond), bodyBytes: Limits.formBytes, take),
        Route(.post, "/overrides/{id}/end", .browser(.respond), bodyBytes: Limits.formBytes) { visit, site in
            _ = try visit.checkedForm(site)
            _ = try await OverridesAPI.end(visit, site)
            return .seeOther("/oncall#overrides")
        },
    ]

    /// What the address asks for: this week of every schedule when it asks for nothing.
    private static func view(_ query: Form, _ site: Site) throws(ProblemDocument) -> OnCallScreen.View {
        let book = site.dispatcher.library.current
        let schedule = query["schedule"].flatMap { $0.isEmpty ? nil : ScheduleName($0) }
        if let schedule, book.schedules[schedule] == nil { throw .notFound("the runbook has no schedule '\(schedule)'") }
        guard let length = CalendarSpan.Length(rawValue: query["span"] ?? "week") else { throw .invalid("?span", "must be week or month") }
        let zone = schedule.flatMap { book.schedules[$0]?.zone } ?? book.zone
        guard let from = query["from"] else {
            return OnCallScreen.View(CalendarSpan(length, around: WallClock.of(zone).reading(at: site.now).day), of: schedule)
        }
        // Far enough for anybody's plans, and where changes of the clock are known.
        guard let day = CivilDay(written: from), (1971...2099).contains(day.components.year) else {
            throw .invalid("?from", "must be a day such as 2026-11-16")
        }
        return OnCallScreen.View(CalendarSpan(length, around: day), of: schedule)
    }

    private static func screen(
        _ visit: Visit, _ site: Site, _ view: OnCallScreen.View, written: [String: String] = [:], problem: String? = nil
    ) async throws -> OnCallScreen {
        let (now, book) = (site.now, site.dispatcher.library.current)
        let position = try await site.journal.lastPosition
        let zone = view.schedule.flatMap { book.schedules[$0]?.zone } ?? book.zone
        let start = view.span.stretch(on: .of(zone)).lowerBound
        let me: PersonName? = if case .person(let person) = visit.caller.author { person } else { nil }
        let facts = try await OnCallScreen.Facts(
            roster: site.roster(around: min(start, now) - Roster.calendarReach),
            calendars: Dictionary(uniqueKeysWithValues: book.schedules.keys.map { ($0, site.calendarAddress(of: $0)) }), me: me,
            covers: site.dispatcher.programme().covers.filter { $0.end > now && $0.takenBy == nil }, written: written, problem: problem)
        let frame = try await site.frame(visit, "On call", at: .oncall, position: position)
        return OnCallScreen(facts, view, under: book, at: now, frame: frame)
    }

    /// A browser's field says what a clock on the wall shows; it is the clock of the schedule.
    private static func exact(_ form: Form, _ site: Site) -> Form {
        let book = site.dispatcher.library.current
        let schedule = form["schedule"].flatMap { book.schedules[ScheduleName($0)] }
        let clock = WallClock.of(schedule?.zone ?? book.zone)
        var exact = form
        for name in ["start", "end"] { exact[name] = form[name].flatMap(clock.moment(written:))?.rfc3339 ?? form[name] }
        return exact
    }

    private static func take(_ visit: Visit, _ site: Site) async throws -> Response {
        let form = try visit.checkedForm(site)
        do {
            _ = try await OverridesAPI.make(visit.carrying(exact(form, site), OverridesAPI.making), site)
        } catch let problem as ProblemDocument {
            // Nobody writes it twice: the page comes back with all of it.
            let page = try await screen(visit, site, view(Form(""), site), written: form.fields, problem: problem.words)
            return site.screens.page(page, status: 422)
        }
        return .seeOther("/oncall#overrides")
    }
}

extension ProblemDocument {
    /// All of it in one line, for beside the form it is about.
    var words: String { detail + errors.map { " \($0.pointer.drop { "#/?".contains($0) }) \($0.detail)." }.joined() }
}

extension WallClock {
    /// Reads `2026-11-16T09:00`; nil for anything else.
    func moment(written text: String) -> Moment? {
        Moment(rfc3339: text + (text.utf8.count == 16 ? ":00Z" : "Z")).map { moment(of: WallClock.utc.reading(at: $0)) }
    }
}
