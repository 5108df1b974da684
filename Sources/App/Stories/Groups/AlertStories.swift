internal import Chronicle
internal import Engine
internal import Screens
internal import Storage
internal import Vocabulary

enum AlertStories {
    static func all(_ told: Told) throws -> [Story] {
        let shop = told.plain
        func page(_ found: [AlertsScreen.Found], _ filter: AlertsScreen.Filter = .init(), _ further: AlertsScreen.Further? = nil) -> AlertsScreen {
            AlertsScreen(found, filter, further: further, under: shop.book, at: shop.now, frame: shop.frame("Alerts", at: .alerts))
        }
        let search = AlertsScreen.Filter(search: "eu-south", source: "alertmanager", firing: true)
        return [
            Story("alerts", "none", page([])), Story("alerts", "nothing like that", page([], search, .init(cursor: "b", looked: 100_000))),
            Story("alerts", "one", page(try found(shop, [shop.unanswered()]))),
            Story("alerts", "a severe incident elsewhere", try elsewhere(shop)),
        ]
            + (try told.thrice("alerts", "many") { shop in
                AlertsScreen(
                    try found(shop, shop.busy() + shop.history(8)), .init(), further: .init(cursor: "b"), under: shop.book, at: shop.now,
                    frame: shop.frame("Alerts", at: .alerts))
            })
    }

    /// The strip that no page is without while the worst goes on.
    private static func elsewhere(_ shop: Shop) throws -> AlertsScreen {
        let banner = Banner(
            severity: "SEV1", id: IncidentID(42), called: "INC-42", title: shop.words.title,
            since: When(shop.now - .minutes(47), at: shop.now, on: shop.clock), leader: shop.ana, others: 2)
        return AlertsScreen(
            [], .init(), further: nil, under: shop.book, at: shop.now, frame: shop.frame("Alerts", at: .alerts, banner: banner))
    }

    private static func found(_ shop: Shop, _ tales: [Tale]) throws -> [AlertsScreen.Found] {
        tales.enumerated().compactMap { place, tale in
            guard let incident = tale.incident, let key = incident.opening.alerts.first else { return nil }
            let severity = ["critical", "error", "warning", "info"][place % 4]
            var alert = shop.alert(key.key, incident.opening.title, severity: severity)
            alert.key = key
            let row = AlertRow(
                id: AlertRowID(Int64(100 - place)), alert: alert, incident: tale.id, isOpen: incident.phase.isOpen, count: 1 + place * 17,
                firstAt: tale.begunAt, lastAt: tale.begunAt + .minutes(Int64(place)))
            return AlertsScreen.Found(
                row: row, incident: incident, explanation: Explanation(of: alert, at: tale.begunAt, in: incident, under: shop.book))
        }
    }
}
