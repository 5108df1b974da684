/// Work that goes on after the answer was given: Slack allows three seconds, then its own address takes the rest. Run by the
/// server beside its listener, so that a stop waits for what was begun.
package final class Errands: Sendable {
    package typealias Errand = @Sendable () async -> Void

    private let errands: AsyncStream<Errand>
    private let queue: AsyncStream<Errand>.Continuation

    package init() { (errands, queue) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1000)) }

    /// False when too many wait already.
    package func add(_ errand: @escaping Errand) -> Bool {
        if case .enqueued = queue.yield(errand) { true } else { false }
    }

    /// No more are taken; `run` returns when the last one is done.
    package func close() { queue.finish() }

    package func run() async {
        await withDiscardingTaskGroup { group in
            for await errand in errands { group.addTask { await errand() } }
        }
    }
}
