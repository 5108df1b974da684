internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Runtime
internal import Vocabulary

extension IncidentActs {
    /// Two who write at the same time never put each other's text aside: whoever says which text theirs comes from is told when that is not
    /// the text any more.
    static let keepReview = Route(
        .put, "/api/v1/incidents/{id}/review", .respond,
        operation(
            "draftReview", "Keep the review's text as it is now; with `If-Match` only in place of the text that was read",
            [.required("text", .text(1...Limits.reviewBytes), "Markdown")], Limits.reviewBodyBytes, isTagged: true)
    ) { visit, site in
        let incident = try await site.keepReview(visit.text("text") ?? "", over: visit.request.headers[.ifMatch], visit)
        return await site.detail(incident).tagged(incident.review.tag)
    }
}

extension Site {
    /// `tags` as in `If-Match`; nil: whatever text there is. Answers the incident with the text in it.
    func keepReview(_ text: String, over tags: String?, _ visit: Visit) async throws -> Incident {
        let before = try await incident(visit.incident(), for: visit.caller)
        // Sent again after the answer was lost, the text is there already: nothing is put aside.
        guard tags.map({ before.review.tag.isAmong($0, weakly: false) }) ?? true || before.review.text == text else {
            throw ProblemDocument.overtaken(before.review)
        }
        do throws(Trouble) {
            let draft = ReviewCommand.draft(text, over: tags.map { _ in before.review.text })
            return try await dispatcher.perform(.review(draft), on: before.id, by: visit.caller.author).incident
        } catch .refused(.overtaken) {
            throw ProblemDocument.overtaken(try await incident(before.id, for: visit.caller).review)
        } catch {
            throw ProblemDocument(error, of: visit)
        }
    }
}

extension Incident.Review {
    /// Of the text people kept; as long as there is none, of Runbell's first draft, whatever that says by now.
    var tag: EntityTag { EntityTag(of: Array(text.utf8)) }
}

extension ProblemDocument {
    static func overtaken(_ review: Incident.Review) -> ProblemDocument {
        let who = review.draftedBy?.description ?? "nobody"
        return ProblemDocument(
            status: 412, kind: "overtaken", title: "Somebody else has written meanwhile",
            detail: "\(who) wrote the text that is there now: read it, bring both together, and send yours again with its ETag", tag: review.tag)
    }
}

extension Response {
    func tagged(_ tag: EntityTag) -> Response {
        var response = self
        response.headers[.eTag] = tag.quoted
        return response
    }
}
