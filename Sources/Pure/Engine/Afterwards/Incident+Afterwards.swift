internal import Runbooks
internal import Vocabulary

/// Looking back, as the events tell it.
extension Incident {
    mutating func apply(_ event: ReviewEvent, by author: Author, at moment: Moment) {
        switch event {
        case .observed: occasions[.observed] = moment
        case .drafted(let text):
            review.text = text
            review.draftedBy = author
            review.approvedBy = nil
            review.agreed = []
        case .reached(let milestone): occasions[.reviewed(milestone: milestone)] = moment
        case .agreed: review.agreed.append(author)
        case .approved: review.approvedBy = author
        case .published:
            review.publishedAt = moment
            occasions[.reviewed(milestone: ReviewPolicy.published)] = moment
        case .actionAdded(let number, let draft, let due):
            review.actions.append(ActionItem(number: number, draft: draft, addedAt: moment, due: due))
            occasions[.actionAdded(number)] = moment
        case .actionChanged(let number, let draft, let due):
            change(number) {
                $0.draft = draft
                $0.due = due
            }
        case .actionFinished(let number, let words):
            change(number) { $0.state = .done(at: moment, words: words) }
            occasions[.actionDone(number)] = moment
        case .actionDropped(let number, let because):
            change(number) { $0.state = .dropped(because: because) }
        }
    }

    private mutating func change(_ number: Int, _ change: (inout ActionItem) -> Void) {
        if let place = review.actions.firstIndex(where: { $0.number == number }) { change(&review.actions[place]) }
    }

    func action(numbered number: Int) -> ActionItem? { review.actions.first { $0.number == number } }
}
