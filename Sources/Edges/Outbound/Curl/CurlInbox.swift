internal import Synchronization

/// What callers put down and the curl thread takes up.
final class CurlInbox: Sendable {
    private struct State {
        var jobs: [CurlJob] = []
        /// Nil once the thread has gone.
        var multi: MultiHandle?
        var isStopped = false
    }

    private let state: Mutex<State>

    init(multi: MultiHandle) { state = Mutex(State(multi: multi)) }

    func add(_ job: CurlJob) {
        let isTaken = state.withLock { state in
            if state.isStopped { return false }
            // Where jobs wait already, the thread has been woken and not yet come.
            if state.jobs.isEmpty { state.multi?.wake() }
            state.jobs.append(job)
            return true
        }
        if !isTaken { job.waiter.resume(returning: .stopped) }
    }

    /// Nil when the thread should end.
    func take() -> [CurlJob]? {
        state.withLock { state in
            if state.isStopped { return nil }
            let jobs = state.jobs
            state.jobs.removeAll(keepingCapacity: true)
            return jobs
        }
    }

    func stop() {
        state.withLock { state in
            state.isStopped = true
            state.multi?.wake()
        }
    }

    /// The thread's last act before it frees the handle: from here on nobody wakes it. Gives what was never taken.
    func close() -> [CurlJob] {
        state.withLock { state in
            state.multi = nil
            defer { state.jobs = [] }
            return state.jobs
        }
    }
}
