internal import Chronicle
internal import Engine
internal import Runbooks
internal import Screens
internal import Storage
internal import Vocabulary
internal import Web

/// Reviews, and what has to become better.
enum ReviewStories {
    static func all(_ told: Told) throws -> [Story] {
        let shop = told.plain
        let fresh = try shop.learnt()
        let written = try shop.learnt(text(shop))
        return [
            Story(
                "reviews", "none", ReviewsScreen(owed: [], published: [], others: [], under: shop.book, at: shop.now, frame: frame(shop, "Reviews"))),
            Story("review", "with a first draft", review(shop, fresh) { $0.draft = draft(shop, fresh) }),
            Story("review", "previewed", review(shop, written) { $0.hasPreview = true }),
            Story(
                "review", "refused",
                review(shop, written) { $0.problem = "The runbook asks for an owner of every action: the second one has none." }),
            Story(
                "review", "somebody else has written",
                review(shop, written) {
                    $0.overtaken = .init(text: text(shop) + "\nThe alert came four minutes after the first error.", by: .person(shop.bo))
                }),
            Story("review", "published", review(shop, try shop.learnt(text(shop), isPublished: true)) { $0.notice = "Published." }),
            Story("actions", "none", actions(shop, [])),
        ] + (try told.thrice("reviews", "many") { try reviews($0) }) + (try told.thrice("review", "written") { review($0, try $0.learnt(text($0))) })
            + (try told.thrice("actions", "many") { actions($0, [try $0.learnt(text($0))]) })
    }

    private static func frame(_ shop: Shop, _ title: String) -> Frame { shop.frame(title, at: .afterwards) }

    private static func text(_ shop: Shop) -> String {
        """
        # \(shop.words.title)

        ## Summary
        \(shop.words.told)

        ## Root cause
        - **The deploy** began before its migration had ended.
        - Nothing in the pipeline *waits* for `migrate`; see [the pipeline](https://deploy.linden.example/pipeline).

        > \(shop.words.note)
        """
    }

    private static func draft(_ shop: Shop, _ tale: Tale) -> String? {
        tale.incident.map { ReviewDraft(of: ReviewSource(incident: $0, events: tale.events, runbook: shop.book, now: shop.now)).markdown }
    }

    private static func review(_ shop: Shop, _ tale: Tale, _ change: (inout ReviewScreen.Facts) -> Void = { _ in }) -> any Screen {
        guard let incident = tale.incident else { return ProblemDocument.notFound("there is no such incident").screen() }
        var facts = ReviewScreen.Facts(
            incident, under: shop.book, state: incident.review.state, text: incident.review.text, revision: "5f2c")
        change(&facts)
        return ReviewScreen(facts, at: shop.now, frame: shop.frame("Review of \(incident.name)", at: .afterwards, about: incident.id))
    }

    private static func reviews(_ shop: Shop) throws -> ReviewsScreen {
        let (owed, published) = (try shop.learnt(text(shop)), try shop.learnt(text(shop), isPublished: true))
        let others = try shop.history(9).compactMap(shop.row)
        let owing = owed.incident.flatMap { incident in
            shop.row(owed).map {
                ReviewsScreen.Owed($0, state: incident.review.state, duties: incident.duties.filter { $0.isOwed && $0.name.isReview })
            }
        }
        return ReviewsScreen(
            owed: [owing].compactMap { $0 }, published: [published].compactMap(shop.row), others: others, under: shop.book, at: shop.now,
            frame: frame(shop, "Reviews"))
    }

    private static func actions(_ shop: Shop, _ tales: [Tale]) -> ActionsScreen {
        let rows = tales.compactMap(\.incident).flatMap { incident in
            incident.review.actions.map { ActionRow(incident: incident.id, service: incident.opening.service, item: $0) }
        }
        let ended = rows.prefix(1).map { row in
            var row = row
            row.item.state = .done(at: shop.now - .hours(2), words: shop.words.note)
            row.item.number = 7
            return row
        }
        return ActionsScreen(
            open: rows, ended: ended, titles: Dictionary(tales.map { ($0.id, shop.words.title) }) { $1 }, owner: nil,
            owners: rows.map(\.item.draft.owner), under: shop.book, at: shop.now, frame: frame(shop, "Actions"))
    }
}
