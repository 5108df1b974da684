internal import Dispatch
internal import Foundation
internal import Storage
internal import Synchronization

/// A few threads that read, each with a connection of its own. SQLite blocks while it reads, and what blocks must not do so on the
/// threads that everything asynchronous shares.
final class Readers: Sendable {
    private typealias Job = @Sendable (Result<Connection, JournalError>) -> Void

    private struct Queue {
        var jobs: [Job] = []
        var isClosed = false
        var running: Int
        var whenEnded: [CheckedContinuation<Void, Never>] = []
    }

    private let queue: Mutex<Queue>
    private let wake = DispatchSemaphore(value: 0)
    private let threads: Int

    init(threads: Int, open: @escaping @Sendable () throws(JournalError) -> Connection) {
        self.threads = threads
        queue = Mutex(Queue(running: threads))
        for number in 1...threads {
            let thread = Thread { [self] in run(Result { () throws(JournalError) in try open() }) }
            thread.name = "journal-reader-\(number)"
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    func read<Value: Sendable>(
        _ work: @escaping @Sendable (Connection) throws(JournalError) -> Value
    ) async throws(JournalError) -> Value {
        let result: Result<Value, JournalError> = await withCheckedContinuation { waiter in
            let job: Job = { connection in
                waiter.resume(
                    returning: Result { () throws(JournalError) in
                        let connection = try connection.get()
                        return try work(connection)
                    })
            }
            let isOpen = queue.withLock { queue in
                if !queue.isClosed { queue.jobs.append(job) }
                return !queue.isClosed
            }
            if isOpen { wake.signal() } else { waiter.resume(returning: .failure(.closed)) }
        }
        return try result.get()
    }

    /// Finishes what was asked, and returns when every connection is closed.
    func close() async {
        await withCheckedContinuation { waiter in
            let hasEnded = queue.withLock { queue in
                queue.isClosed = true
                if queue.running > 0 { queue.whenEnded.append(waiter) }
                return queue.running == 0
            }
            if hasEnded { waiter.resume() }
            for _ in 1...threads { wake.signal() }
        }
    }

    private func run(_ connection: Result<Connection, JournalError>) {
        while true {
            wake.wait()
            let (job, isClosed): (Job?, Bool) = queue.withLock { queue in
                (queue.jobs.isEmpty ? nil : queue.jobs.removeFirst(), queue.isClosed)
            }
            if let job { job(connection) } else if isClosed { break }
        }
        let waiters: [CheckedContinuation<Void, Never>] = queue.withLock { queue in
            queue.running -= 1
            return queue.running == 0 ? queue.whenEnded : []
        }
        for waiter in waiters { waiter.resume() }
    }
}
