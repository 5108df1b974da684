internal import Synchronization

/// Tells every watcher of the feed that there is something new. Watchers read the journal from where they were; the bell carries
/// no news itself, so a missed ring costs nothing but a moment.
package final class FeedBell: Sendable {
    private let watchers = Mutex<(next: Int, bells: [Int: Bell])>((0, [:]))

    package init() {}

    package func ring() {
        for bell in watchers.withLock({ Array($0.bells.values) }) { bell.ring() }
    }

    /// A bell of one's own for as long as `body` runs.
    package func listening<Value>(_ body: (Bell) async throws -> Value) async rethrows -> Value {
        let bell = Bell()
        let id = watchers.withLock { watchers in
            watchers.next += 1
            watchers.bells[watchers.next] = bell
            return watchers.next
        }
        defer { watchers.withLock { $0.bells[id] = nil } }
        return try await body(bell)
    }

    package var listeners: Int { watchers.withLock { $0.bells.count } }
}
