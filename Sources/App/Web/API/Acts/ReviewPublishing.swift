internal import Chronicle
internal import Engine
internal import Runbooks
internal import Runtime

extension IncidentActs {
    /// What the text wants done becomes action items in the same moment, and what it says of the harm becomes the incident's. A box that
    /// cannot become an item, and words where a number belongs, keep all of it back.
    static let publishReview = act(
        "review/publish", "publishReview",
        "Publish the review as it was drafted last; its open boxes become action items, and its impact the incident's"
    ) { visit, site in
        let incident = try await site.incident(visit.incident(), for: visit.caller)
        let runbook = await site.dispatcher.library.runbook(incident.runbook)
        let text = ReviewDraft(markdown: incident.review.text)
        do {
            let stated = try text.statedImpact(of: incident, under: runbook.reviews ?? ReviewPolicy())
            let actions = try text.newActions(beside: incident.review.actions, under: runbook)
            return .review(.publishAdding(actions, impact: stated.numbers, words: stated.words))
        } catch let fault as ReviewFault {
            throw ProblemDocument.invalid("#/text", fault.sentence)
        } catch let fault as ImpactFault {
            throw ProblemDocument.invalid("#/text", fault.sentence)
        }
    }
}
