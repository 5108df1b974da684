internal import Chronicle
internal import Engine
internal import Runtime

extension IncidentActs {
    /// What the text wants done becomes action items in the same moment; a box to tick that cannot become one keeps all of it back.
    static let publishReview = act(
        "review/publish", "publishReview", "Publish the review as it was drafted last; its open boxes to tick become action items"
    ) { visit, site in
        let incident = try await site.incident(visit.incident(), for: visit.caller)
        let runbook = await site.dispatcher.library.runbook(incident.runbook)
        do throws(ReviewFault) {
            let text = ReviewDraft(markdown: incident.review.text)
            return .review(.publishAdding(try text.newActions(beside: incident.review.actions, under: runbook)))
        } catch {
            throw ProblemDocument.invalid("#/text", error.sentence)
        }
    }
}
