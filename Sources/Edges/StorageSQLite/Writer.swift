internal import Dispatch
internal import Foundation
internal import Storage
internal import Synchronization
internal import Vocabulary

/// The one thread that writes. Callers wait; it takes everybody who waits into one transaction, makes it durable with one
/// `fsync`, and answers them all. There is no timer: while one transaction reaches the disk, the next one gathers.
final class Writer: Sendable {
    /// One thing to write, and who waits for it.
    struct Request: Sendable {
        /// Writes, and answers how to tell the waiter once the transaction is kept. Throws `.conflict` only before it has changed
        /// anything; it may be called again after another error.
        let attempt: @Sendable (Tables) throws(JournalError) -> @Sendable () -> Void
        let refuse: @Sendable (JournalError) -> Void
        /// Whether it must outlive this process.
        var isDurable = true
    }

    /// What is done between transactions, by whoever looks after the file.
    typealias Chore = @Sendable (Tables?) -> Void

    private struct Queue {
        var requests: [Request] = []
        var bumps: [Bump] = []
        var chores: [Chore] = []
        var isIdle = true
        var isClosed = false
        var whenEnded: [CheckedContinuation<Void, Never>] = []
        var hasEnded = false
    }

    private let queue = Mutex(Queue())
    private let wake = DispatchSemaphore(value: 0)
    private let counts = Mutex(Counts())

    /// What was asked and in how many transactions it was done.
    struct Counts: Sendable {
        var transactions = 0
        var requests = 0
    }

    init(openTables: @escaping @Sendable () throws(JournalError) -> Tables) {
        let thread = Thread { [self] in
            do throws(JournalError) { run(try openTables()) } catch { refuseEverything(error) }
        }
        thread.name = "journal-writer"
        thread.stackSize = 1 << 20
        thread.start()
    }

    var counted: Counts { counts.withLock { $0 } }

    /// Does the work in the next transaction and answers when it is durable. `placed` is called once it stands in line; `refused`,
    /// on the thread and before any later work is looked at, when it is not done.
    func write<Value: Sendable>(
        _ work: @escaping @Sendable (Tables) throws(JournalError) -> Value, isDurable: Bool = true, placed: () -> Void = {},
        refused: @escaping @Sendable () -> Void = {}
    ) async throws(JournalError) -> Value {
        let result: Result<Value, JournalError> = await withCheckedContinuation { waiter in
            let request = Request(
                attempt: { (tables) throws(JournalError) in
                    do throws(JournalError) {
                        let value = try work(tables)
                        return { waiter.resume(returning: .success(value)) }
                    } catch {
                        refused()
                        throw error
                    }
                },
                refuse: { error in
                    refused()
                    waiter.resume(returning: .failure(error))
                }, isDurable: isDurable)
            if !enqueue({ $0.requests.append(request) }) { request.refuse(.closed) }
            placed()
        }
        return try result.get()
    }

    /// Leases what is due. A lease ends with the process that took it, so it need not wait for the disk.
    func lease<Value: Sendable>(_ work: @escaping @Sendable (Tables) throws(JournalError) -> Value) async throws(JournalError) -> Value {
        try await write(work, isDurable: false)
    }

    func bump(_ repeats: [AlertRepeat], at now: Moment) async throws(JournalError) -> [AlertRowID] {
        let result: Result<[AlertRowID], JournalError> = await withCheckedContinuation { waiter in
            let bump = Bump(repeats: repeats, at: now) { waiter.resume(returning: $0) }
            if !enqueue({ $0.bumps.append(bump) }) { bump.answer(.failure(.closed)) }
        }
        return try result.get()
    }

    /// Works on the writing connection outside of any transaction.
    func maintain<Value: Sendable>(
        _ work: @escaping @Sendable (Connection) throws(JournalError) -> Value
    ) async throws(JournalError) -> Value {
        let result: Result<Value, JournalError> = await withCheckedContinuation { waiter in
            let chore: Chore = { tables in
                waiter.resume(
                    returning: Result { () throws(JournalError) in
                        guard let tables else { throw .closed }
                        tables.isStale = true
                        return try work(tables.db)
                    })
            }
            if !enqueue({ $0.chores.append(chore) }) { chore(nil) }
        }
        return try result.get()
    }

    /// Writes what waits, and returns when the connection is closed.
    func close() async {
        await withCheckedContinuation { waiter in
            let hasEnded = queue.withLock { queue in
                queue.isClosed = true
                if !queue.hasEnded { queue.whenEnded.append(waiter) }
                return queue.hasEnded
            }
            if hasEnded { waiter.resume() }
            wake.signal()
        }
    }

    private func enqueue(_ add: (inout sending Queue) -> Void) -> Bool {
        let (isClosed, wasIdle) = queue.withLock { queue in
            guard !queue.isClosed else { return (true, false) }
            add(&queue)
            defer { queue.isIdle = false }
            return (false, queue.isIdle)
        }
        if wasIdle { wake.signal() }
        return !isClosed
    }

    // MARK: On the thread

    private func run(_ tables: Tables) {
        while let batch = next() {
            guard !batch.isEmpty else {
                wake.wait()
                continue
            }
            for chore in batch.chores { chore(tables) }
            guard batch.count > 0 else { continue }
            batch.commit(to: tables)
            counts.withLock { counts in
                counts.transactions += 1
                counts.requests += batch.count
            }
        }
        ended()
    }

    /// Everything that waits now, within limits; nil when nothing ever will.
    private func next() -> Batch? {
        queue.withLock { queue in
            let (bumps, chores) = (queue.bumps, queue.chores)
            queue.bumps = []
            queue.chores = []
            let taken = Array(queue.requests.prefix(Batch.requestsMax))
            queue.requests.removeFirst(taken.count)
            if taken.isEmpty && bumps.isEmpty && chores.isEmpty {
                if queue.isClosed { return nil }
                queue.isIdle = true
            }
            return Batch(chores: chores, bumps: bumps, requests: taken)
        }
    }

    private func ended() {
        let waiters = queue.withLock { queue in
            queue.hasEnded = true
            return queue.whenEnded
        }
        for waiter in waiters { waiter.resume() }
    }

    private func refuseEverything(_ error: JournalError) {
        while let batch = next() {
            if batch.isEmpty { wake.wait() } else { batch.refuse(error) }
        }
        ended()
    }
}
