internal import Engine
internal import OnCall
internal import Runbooks
internal import Screens
internal import Vocabulary

enum OnCallStories {
    static func all(_ told: Told) -> [Story] {
        let shop = told.plain
        let wrong = facts(
            shop, written: ["schedule": "primary", "person": "bo", "start": "2026-11-20T18:00", "end": "2026-11-19T08:00"],
            problem: "the request is not valid end must be after start.")
        var nobody = facts(shop)
        nobody.roster.schedules["primary"]?.cover = .layers([])
        var none = facts(shop)
        none.roster.schedules = [:]
        none.covers = []
        return [
            Story("oncall", "month", page(shop, facts(shop), .month)), Story("oncall", "one schedule", page(shop, facts(shop), of: "primary")),
            Story("oncall", "one schedule for a month", page(shop, facts(shop), .month, of: "support")),
            Story("oncall", "nobody", page(shop, nobody)), Story("oncall", "no schedule", page(shop, none)),
            Story("oncall", "with a mistake", page(shop, wrong)), Story("oncall", "may not respond", page(shop, facts(shop), mayRespond: false)),
        ] + told.thrice("oncall", "week") { page($0, facts($0)) }
    }

    private static func facts(_ shop: Shop, written: [String: String] = [:], problem: String? = nil) -> OnCallScreen.Facts {
        OnCallScreen.Facts(
            roster: shop.roster,
            calendars: Dictionary(uniqueKeysWithValues: shop.book.schedules.keys.map { ($0, "https://runbell.example/calendar/\($0).ics") }),
            me: shop.ana, covers: shop.programme.covers.filter { $0.end > shop.now && $0.takenBy == nil }, written: written, problem: problem)
    }

    private static func page(
        _ shop: Shop, _ facts: OnCallScreen.Facts, _ length: CalendarSpan.Length = .week, of schedule: ScheduleName? = nil, mayRespond: Bool = true
    ) -> OnCallScreen {
        let span = CalendarSpan(length, around: shop.clock.reading(at: shop.now).day)
        return OnCallScreen(
            facts, .init(span, of: schedule), under: shop.book, at: shop.now, frame: shop.frame("On call", at: .oncall, mayRespond: mayRespond))
    }
}
