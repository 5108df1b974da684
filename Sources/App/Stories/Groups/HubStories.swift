internal import Chronicle
internal import Engine
internal import OnCall
internal import Runbooks
internal import Screens
internal import Storage
internal import Vocabulary
internal import Web

enum HubStories {
    static func all(_ told: Told) throws -> [Story] {
        let shop = told.plain
        let one = try shop.fresh()
        var calm = hub(shop, [], closed: [])
        calm.changes = []
        calm.owed = []
        var alone = calm
        alone.watches = []
        return [
            Story("hub", "all calm", screen(shop, calm)),
            Story("hub", "one", screen(shop, hub(shop, [one], closed: []))),
            Story("hub", "nobody on call", screen(shop, nobody(shop))),
            Story("hub", "no schedule", screen(shop, alone)),
            Story("hub", "may not respond", screen(shop, hub(shop, [one], closed: []), mayRespond: false)),
            Story("hub", "open house", HubScreen(calm, under: shop.book, at: shop.now, frame: shop.openFrame("All calm", at: .incidents))),
        ] + (try told.thrice("hub", "many") { shop in screen(shop, hub(shop, try shop.busy(), closed: try shop.history(5))) })
    }

    static func hub(_ shop: Shop, _ open: [Tale], closed: [Tale]) -> HubScreen.Facts {
        HubScreen.Facts(
            open: open.compactMap(shop.row), closed: closed.compactMap(shop.row),
            watches: HubScreen.Watch.all(of: shop.roster, at: shop.now, on: shop.clock),
            owed: HubScreen.Owed.soon(of: shop.programme, at: shop.now, on: shop.clock), changes: shop.changes)
    }

    /// Long after the last shift, and not well itself.
    private static func nobody(_ shop: Shop) -> HubScreen.Facts {
        var roster = shop.roster
        roster.seats["team-lead"] = .held([])
        roster.schedules["primary"]?.cover = .layers([])
        var facts = hub(shop, [], closed: [])
        facts.watches = HubScreen.Watch.all(of: roster, at: shop.now, on: shop.clock)
        facts.findings = ["a wake is overdue by 2 min: incidents do not climb their ladders", "the journal takes nothing: the disk is full"]
        facts.hasCapture = true
        return facts
    }

    private static func screen(_ shop: Shop, _ facts: HubScreen.Facts, mayRespond: Bool = true) -> HubScreen {
        let title = facts.open.isEmpty ? "All calm" : "\(facts.open.count) open"
        return HubScreen(facts, under: shop.book, at: shop.now, frame: shop.frame(title, at: .incidents, mayRespond: mayRespond))
    }
}
