internal import ServiceLifecycle
package import Storage
internal import Vocabulary

/// What watchers see: the journal's own lines, in commit order, from any position on.
package struct EventFeed: Sendable {
    private let journal: any Journal
    private let bell: FeedBell

    package init(journal: any Journal, bell: FeedBell) {
        self.journal = journal
        self.bell = bell
    }

    /// Hands every line after the position to `deliver`, for ever, until it throws, the task is cancelled or the server stops. An
    /// empty batch is handed over when nothing happened for a while, so that a broken connection is noticed. A pause after each batch
    /// that is not full lets a storm gather, for those who need not know at once.
    package func follow(
        after position: Int64, pausing pause: Duration = .zero, _ deliver: ([FeedLine]) async throws -> Void
    ) async throws {
        try await bell.listening { bell in
            var position = position
            while !Task.isCancelled, !Task.isShuttingDownGracefully {
                let lines = try await journal.feed(after: position, limit: Limits.feedBatch)
                if let last = lines.last {
                    position = last.position
                    try await deliver(lines)
                    if pause > .zero, lines.count < Limits.feedBatch { try await Task.sleep(for: pause) }
                } else {
                    // Also looks by itself: on a shared database another node may have written.
                    for _ in 0..<Limits.feedQuietRounds {
                        await bell.wait(atMost: Limits.feedPoll)
                        if try await journal.lastPosition > position || Task.isCancelled || Task.isShuttingDownGracefully { break }
                    }
                    if try await journal.lastPosition <= position { try await deliver([]) }
                }
            }
        }
    }
}
