internal import Chronicle
internal import Engine
internal import Runbooks
internal import Screens
internal import Vocabulary
internal import Web

/// What customers see.
enum StatusStories {
    static func all(_ told: Told) throws -> [Story] {
        let shop = told.plain
        let history = try shop.history()
        var plain = shop.book
        plain.statusPage.components = []
        plain.statusPage.takesSubmissions = false
        return [
            Story("status", "all well", page(shop, [])),
            Story("status", "maintenance", page(shop, Array(history.prefix(4)), [plan(shop, in: .hours(-1)), plan(shop, in: .days(3))])),
            Story("status", "long history", page(shop, history)), Story("status", "no components", page(shop, [], under: plain)),
            Story("status-said", "thank you", StatusSaidScreen("Thank you", "Your report has reached us.", status: 202)),
            Story("status-said", "confirm", StatusSaidScreen.confirming("t")), Story("status-said", "unsubscribe", StatusSaidScreen.leaving("t")),
        ] + (try told.thrice("status", "outage") { page($0, [try $0.worst()] + (try $0.history(6)), [plan($0, in: .days(3))]) })
    }

    private static func plan(_ shop: Shop, in time: Duration) -> Programme.Maintenance {
        Programme.Maintenance(
            number: 1, title: "The database moves", text: "Search is read-only for two hours.", components: ["Search"], start: shop.now + time,
            end: shop.now + time + .hours(2))
    }

    private static func page(
        _ shop: Shop, _ tales: [Tale], _ plans: [Programme.Maintenance] = [], under book: Runbook? = nil
    ) -> StatusScreen {
        let book = book ?? shop.book
        let incidents = tales.compactMap { tale in tale.incident.flatMap { PublicIncident($0, events: tale.events, runbook: book) } }
        return StatusScreen(
            StatusSummary(incidents, plans, under: book, at: shop.now), book, at: .server("https://status.linden.example"))
    }
}
