package import Vocabulary

package struct RecordedChange: Hashable, Sendable {
    package var change: Change
    package var receivedAt: Moment

    package init(change: Change, receivedAt: Moment) {
        self.change = change
        self.receivedAt = receivedAt
    }
}
