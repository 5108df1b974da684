internal import Chronicle
internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// Agreeing to a review and publishing it, both on the text as it was read: whoever says which text that is, in `If-Match`, is told when
/// there is another by now.
extension IncidentActs {
    static let approveReview = onReview("approve", "approveReview", "Agree to the review; with `If-Match` only to the text that was read") {
        incident, visit, site in
        try await site.approveReview(of: incident, over: visit.request.headers[.ifMatch], visit)
    }

    static let publishReview = onReview(
        "publish", "publishReview",
        "Publish the review as it was drafted last, with `If-Match` only the text that was read; its open boxes become action items, and its "
            + "impact the incident's"
    ) { incident, visit, site in
        try await site.publishReview(of: incident, over: visit.request.headers[.ifMatch], visit)
    }

    private static func onReview(
        _ word: String, _ id: String, _ summary: String, _ carryOut: @escaping @Sendable (Incident, Visit, Site) async throws -> Incident
    ) -> Route {
        Route(
            .post, "/api/v1/incidents/{id}/review/\(word)", .respond, operation(id, summary, [], isTagged: true)
        ) { visit, site in
            let incident = try await carryOut(site.incident(visit.incident(), for: visit.caller), visit, site)
            return await site.detail(incident).tagged(incident.review.tag)
        }
    }
}

extension Site {
    /// `tags` as in `If-Match`; nil: the text there is.
    func approveReview(of incident: Incident, over tags: String?, _ visit: Visit) async throws -> Incident {
        try await carryOut(.approve, onReviewOf: incident, over: tags, visit)
    }

    /// What the text wants done becomes action items in the same moment, and what it says of the harm becomes the incident's. A box that
    /// cannot become an item, and words where a number belongs, keep all of it back.
    func publishReview(of incident: Incident, over tags: String?, _ visit: Visit) async throws -> Incident {
        let runbook = await dispatcher.library.runbook(incident.runbook)
        let text = ReviewDraft(markdown: incident.review.text)
        do {
            let stated = try text.statedImpact(of: incident, under: runbook.reviews ?? ReviewPolicy())
            let actions = try text.newActions(beside: incident.review.actions, under: runbook)
            let command = ReviewCommand.publishAdding(actions, impact: stated.numbers, words: stated.words)
            return try await carryOut(command, onReviewOf: incident, over: tags, visit)
        } catch let fault as ReviewFault {
            throw ProblemDocument.invalid("#/text", fault.sentence)
        } catch let fault as ImpactFault {
            throw ProblemDocument.invalid("#/text", fault.sentence)
        }
    }

    /// On the text that was just looked at, whatever is written between that and the commit.
    private func carryOut(_ command: ReviewCommand, onReviewOf before: Incident, over tags: String?, _ visit: Visit) async throws -> Incident {
        guard tags.map({ before.review.tag.isAmong($0, weakly: false) }) ?? true else { throw ProblemDocument.overtaken(before.review) }
        do throws(Trouble) {
            let onText = ReviewCommand.asRead(before.review.text, then: command)
            return try await dispatcher.perform(.review(onText), on: before.id, by: visit.caller.author).incident
        } catch .refused(.overtaken) {
            throw ProblemDocument.overtaken(try await incident(before.id, for: visit.caller).review)
        } catch {
            throw ProblemDocument(error, of: visit)
        }
    }
}
