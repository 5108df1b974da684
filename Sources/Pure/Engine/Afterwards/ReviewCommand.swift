package import Runbooks
package import Vocabulary

/// Looking back: watching, the review, and what has to become better.
package indirect enum ReviewCommand: Hashable, Sendable {
    /// The time of watching passed without a relapse.
    case observed(words: String)
    /// The review's text as it is now, Markdown. `over` is the text it was written from: where that is not the text any more, somebody else
    /// has written meanwhile, and nothing is replaced.
    case draft(String, over: String? = nil)
    /// Only as long as this is still the text: what somebody agrees to or publishes is what they have read.
    case asRead(String, then: ReviewCommand)
    case reach(milestone: String)
    case approve
    /// The text goes out as it was drafted last.
    case publish
    /// The same, with the action items its text has and the incident's list does not, and with what it says of the harm: all of it or
    /// nothing.
    case publishAdding([Incident.ActionDraft], impact: [String: Double] = [:], words: [String: String] = [:])
    case addAction(Incident.ActionDraft)
    case changeAction(Int, Incident.ActionDraft)
    case finishAction(Int, words: String)
    case dropAction(Int, because: String)
}

package enum ReviewEvent: Hashable, Sendable {
    case observed(words: String)
    case drafted(String)
    case reached(milestone: String)
    /// One of several who have to.
    case agreed
    case approved
    case published(title: String)
    case actionAdded(Int, Incident.ActionDraft, due: Moment)
    case actionChanged(Int, Incident.ActionDraft, due: Moment)
    case actionFinished(Int, words: String)
    case actionDropped(Int, because: String)
}

extension Incident {
    /// An action item as it is written.
    package struct ActionDraft: Hashable, Sendable {
        package var text: String
        package var owner: Party
        package var category: CategoryName?
        /// Nil: as the category says.
        package var due: Moment?
        package var priority: String?
        /// How one sees that it is done.
        package var verification: String?

        package init(
            text: String, owner: Party, category: CategoryName? = nil, due: Moment? = nil, priority: String? = nil, verification: String? = nil
        ) {
            self.text = text
            self.owner = owner
            self.category = category
            self.due = due
            self.priority = priority
            self.verification = verification
        }
    }

    package struct ActionItem: Hashable, Sendable {
        package enum State: Hashable, Sendable {
            case open
            case done(at: Moment, words: String)
            case dropped(because: String)
        }

        package var number: Int
        package var draft: ActionDraft
        package var addedAt: Moment
        package var due: Moment
        package var state: State

        package init(number: Int, draft: ActionDraft, addedAt: Moment, due: Moment, state: State = .open) {
            self.number = number
            self.draft = draft
            self.addedAt = addedAt
            self.due = due
            self.state = state
        }
    }

    package struct Review: Hashable, Sendable {
        package var text: String
        package var approvedBy: Author?
        package var publishedAt: Moment?
        package var actions: [ActionItem]
        /// Who wrote the text as it is now.
        package var draftedBy: Author?
        /// Which of several who have to agree have.
        package var agreed: [Author] = []

        package init(text: String = "", approvedBy: Author? = nil, publishedAt: Moment? = nil, actions: [ActionItem] = []) {
            self.text = text
            self.approvedBy = approvedBy
            self.publishedAt = publishedAt
            self.actions = actions
        }
    }
}
