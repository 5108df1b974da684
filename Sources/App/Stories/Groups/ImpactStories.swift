internal import Engine
internal import Screens

/// Saying how many are harmed, and what that would set off.
enum ImpactStories {
    static func all(_ told: Told) throws -> [Story] {
        let shop = told.plain
        let tale = try shop.worst()
        guard let incident = tale.incident else { return [] }
        let wakes = tale.events.filter { event in
            switch event.what {
            case .paged, .severityChanged: true
            default: false
            }
        }
        func impact(_ written: String, _ matter: ImpactScreen.Matter) -> ImpactScreen {
            ImpactScreen(
                ImpactScreen.Edit(name: "customers", written: written, was: "120"), matter, of: incident, under: shop.book,
                frame: shop.frame("\(incident.name) customers", at: .incidents, about: incident.id))
        }
        return [
            Story("impact", "what follows", impact("12000", .follows(wakes))), Story("impact", "overtaken by somebody", impact("300", .overtaken)),
            Story("impact", "a mistake", impact("many", .problem("customers is a number, such as 1200, 12.5 or 3 %."))),
        ]
    }
}
