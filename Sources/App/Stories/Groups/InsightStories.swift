internal import Chronicle
internal import Runbooks
internal import Screens
internal import Storage
internal import Vocabulary
internal import Web

/// Numbers, and what they are made of.
enum InsightStories {
    static func all(_ told: Told) throws -> [Story] {
        let shop = told.plain
        let history = try shop.history()
        func counted(_ title: String, _ sum: String, _ tales: [Tale]) -> CountedScreen {
            let lines = tales.enumerated().compactMap { place, tale in
                shop.row(tale).map {
                    CountedScreen.Line(
                        $0, words: "\(3 + place * 7 % 60) min", isBad: place % 3 == 0, at: $0.openedAt, seenAt: shop.now, under: shop.book)
                }
            }
            return CountedScreen(
                title, sum: sum, lines: lines, back: "/insights", hidesPrivate: tales.isEmpty, frame: shop.frame(title, at: .afterwards))
        }
        return [
            Story("insights", "nothing happened", insights(shop, [], months: 1)),
            Story("insights", "half a year", insights(shop, history, months: 6)),
            Story("insights", "two years", insights(shop, history, months: 24)),
            Story("insights", "very long words", insights(told.long, try told.long.history(12) + [told.long.learnt()], months: 6)),
            Story("insights", "right to left", insights(told.rightToLeft, try told.rightToLeft.history(12), months: 6)),
            Story("counted", "none", counted("Time to acknowledge, November 2026", "Nothing was counted.", [])),
            Story(
                "counted", "many", counted("Time to acknowledge, the last 6 months", "7 min; the target is 5 min at SEV1, which was missed.", history)
            ),
        ]
    }

    private static func insights(_ shop: Shop, _ tales: [Tale], months: Int) -> InsightsScreen {
        let facts = InsightsScreen.Facts(
            of: shop.facts(tales), rows: tales.compactMap(shop.row), periods: shop.months(months), until: shop.now, seesPrivate: true,
            under: shop.book, at: shop.now)
        return InsightsScreen(facts, under: shop.book, at: shop.now, frame: shop.frame("Insights", at: .afterwards))
    }
}
