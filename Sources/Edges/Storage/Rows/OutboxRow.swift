package import Vocabulary

package struct OutboxRow: Hashable, Sendable {
    package enum Message: Hashable, Sendable {
        case page(Page)
        case notice(Notice)
    }

    package var message: Message
    package var queuedAt: Moment
    package var due: Moment
    package var attempts: Int
    package var outcome: PageOutcome?

    package init(message: Message, queuedAt: Moment, due: Moment, attempts: Int = 0, outcome: PageOutcome? = nil) {
        self.message = message
        self.queuedAt = queuedAt
        self.due = due
        self.attempts = attempts
        self.outcome = outcome
    }

    package var id: PageID {
        switch message {
        case .page(let page): page.id
        case .notice(let notice): notice.id
        }
    }
}
