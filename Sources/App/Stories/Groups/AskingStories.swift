internal import Screens

/// Declaring, and saying something to an audience.
enum AskingStories {
    static func all(_ told: Told) -> [Story] {
        let shop = told.plain
        func preview(_ audience: String, isPublic: Bool) -> PreviewScreen {
            PreviewScreen(
                id: "INC-42", audience: audience, subject: shop.words.title, text: shop.words.told, status: "Identified", isPublic: isPublic,
                frame: shop.frame("Preview", at: .incidents))
        }
        let wrong = DeclareScreen(
            under: shop.book, values: ["title": "Nobody can pay", "service": "chekout", "severity": "SEV1", "question.1": "true"],
            problem: "the runbook has no service 'chekout'. Did you mean 'checkout'?", frame: shop.frame("Declare"))
        return [
            Story("preview", "for colleagues", preview("team", isPublic: false)),
            Story("preview", "for everybody", preview("customers", isPublic: true)),
            Story("declare", "with a mistake", wrong),
        ] + told.thrice("declare", "empty") { DeclareScreen(under: $0.book, frame: $0.frame("Declare")) }
    }
}
