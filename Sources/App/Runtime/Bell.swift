internal import Synchronization

/// Wakes a loop early. Ringing a bell nobody waits at is remembered, so that no ring is lost between two waits.
package final class Bell: Sendable {
    private struct State {
        var rung = false
        var waiter: (id: Int, continuation: CheckedContinuation<Void, Never>)?
        var count = 0
    }

    private let state = Mutex(State())

    package init() {}

    package func ring() {
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            if state.waiter == nil { state.rung = true }
            return state.waiter
        }
        waiter?.continuation.resume()
    }

    /// Returns at the next ring, after the longest time, or when the task is cancelled. One waiter at a time.
    package func wait(atMost longest: Duration) async {
        let timer = Task { [weak self] in
            try? await Task.sleep(for: longest)
            if !Task.isCancelled { self?.ring() }
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now = state.withLock { state in
                    if state.rung || Task.isCancelled {
                        state.rung = false
                        return true
                    }
                    state.count += 1
                    state.waiter = (state.count, continuation)
                    return false
                }
                if now { continuation.resume() }
            }
        } onCancel: {
            ring()
        }
        timer.cancel()
    }
}
