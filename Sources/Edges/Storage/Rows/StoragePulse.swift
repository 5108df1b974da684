package import Vocabulary

/// What the watchdog asks of storage.
package struct StoragePulse: Hashable, Sendable {
    /// The earliest wake that is due and not leased.
    package var oldestDueWake: Moment?
    /// The earliest outbox row that is due and not leased.
    package var oldestDueMessage: Moment?
    package var waiting: Int

    package init(oldestDueWake: Moment?, oldestDueMessage: Moment?, waiting: Int) {
        self.oldestDueWake = oldestDueWake
        self.oldestDueMessage = oldestDueMessage
        self.waiting = waiting
    }
}
