internal import Dispatch
internal import Signing
internal import Synchronization
internal import Vocabulary

/// Works passwords out, one after the other on a thread of its own: each takes a good part of a second, and pages do not wait for it.
final class PasswordDesk: Sendable {
    private let queue = DispatchQueue(label: "passwords")
    private let waiting = Mutex(0)
    private let cost: Password.Cost

    init(_ cost: Password.Cost) { self.cost = cost }

    func verify(_ password: String, against stored: String?) async throws(ProblemDocument) -> Bool {
        try await queued { [cost] in Password.verify(password, against: stored, costing: cost) }
    }

    func hash(_ password: String) async throws(ProblemDocument) -> String {
        try await queued { [cost] in Password.hash(password, cost: cost) }
    }

    private func queued<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws(ProblemDocument) -> Value {
        let isFree = waiting.withLock { waiting in
            guard waiting < Limits.passwordsWaiting else { return false }
            waiting += 1
            return true
        }
        guard isFree else { throw .tooMany(retryAfter: 5, "too many people sign in at this moment: try again in a few seconds") }
        defer { waiting.withLock { $0 -= 1 } }
        return await withCheckedContinuation { continuation in queue.async { continuation.resume(returning: work()) } }
    }
}
