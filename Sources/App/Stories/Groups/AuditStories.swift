internal import Screens
internal import Storage
internal import Vocabulary

/// Who did what.
enum AuditStories {
    static func all(_ told: Told) throws -> [Story] {
        let shop = told.plain
        let good = AuditScreen.Chain(report: ChainReport(events: 4_812, head: "9f2b71c0d3"), walkedAt: shop.now - .minutes(4))
        let broken = AuditScreen.Chain(
            report: ChainReport(events: 4_812, head: "9f2b71c0d3", broken: .init(position: 977, reason: "its hash is another one")),
            walkedAt: shop.now - .minutes(4))
        return [
            Story("audit", "nothing", page(shop, [], .init())), Story("audit", "the chain is broken", page(shop, [], broken)),
            Story("audit", "the chain is walked", page(shop, [], .init(isWalking: true))),
            Story("audit", "may not walk", page(shop, try lines(shop), good, mayWalk: false)),
        ] + (try told.thrice("audit", "many") { page($0, try lines($0), good) })
    }

    private static func lines(_ shop: Shop) throws -> [FeedLine] { Array(shop.feed([try shop.worst(), try shop.learnt()]).prefix(50)) }

    private static func page(_ shop: Shop, _ lines: [FeedLine], _ chain: AuditScreen.Chain, mayWalk: Bool = true) -> AuditScreen {
        AuditScreen(
            lines, asked: .init(by: "people", kind: "", older: lines.isEmpty ? nil : "/audit?cursor=b"), chain: chain, mayWalk: mayWalk,
            under: shop.book, at: shop.now, frame: shop.frame("Audit", at: .afterwards))
    }
}
