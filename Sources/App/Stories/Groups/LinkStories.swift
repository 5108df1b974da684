internal import Engine
internal import Screens
internal import Vocabulary
internal import Web

/// What the link in a message opens.
enum LinkStories {
    static func all(_ told: Told) throws -> [Story] {
        let shop = told.plain
        let captured = [
            CapturedMessage(
                at: shop.now - .minutes(3), way: "push", to: "ana", title: shop.words.title, text: "checkout, SEV1",
                acknowledge: "https://runbell.example/a/1.x"),
            CapturedMessage(at: shop.now - .minutes(2), way: "chat", to: "#incidents", title: "INC-42", text: shop.words.told),
        ]
        func messages(_ messages: [CapturedMessage]) -> CapturedScreen {
            CapturedScreen(of: messages, at: shop.now, on: shop.clock, frame: shop.frame("Captured messages", at: nil))
        }
        return [
            Story("link", "acknowledged by somebody", try link(shop, shop.answered())),
            Story("link", "over", try link(shop, shop.learnt())),
            Story("link", "expired", ProblemDocument.expiredLink(of: IncidentID(42)).screen()),
            Story("link", "broken on the way", ProblemDocument.brokenLink.screen()),
            Story("captured", "none", messages([])), Story("captured", "some", messages(captured)),
        ] + (try told.thrice("link", "fresh") { try link($0, $0.fresh()) })
    }

    private static func link(_ shop: Shop, _ tale: Tale) throws -> any Screen {
        guard let incident = tale.incident else { return ProblemDocument.brokenLink.screen() }
        return LinkScreen(of: incident, for: shop.ana, link: "1.x", under: shop.book, at: shop.now)
    }
}
