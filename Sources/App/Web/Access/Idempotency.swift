internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore
internal import Notation
internal import Signing
internal import Storage
internal import Synchronization
internal import Vocabulary

/// A request sent twice under one `Idempotency-Key` has its effect once; the second is given the first one's answer. Kept in the
/// journal, so that it holds over a restart.
package final class Idempotency: Sendable {
    private let journal: any Journal
    /// Those who wait for a request with the same key that is being carried out right now.
    private let inFlight = Mutex<[String: [CheckedContinuation<Void, Never>]]>([:])

    init(journal: any Journal) { self.journal = journal }

    func once(_ key: String, _ visit: Visit, at now: Moment, _ carryOut: () async throws -> Response) async throws -> Response {
        guard !key.isEmpty, key.utf8.count <= Limits.idempotencyKeyBytes else {
            throw ProblemDocument.invalid("Idempotency-Key", "must have 1 to \(Limits.idempotencyKeyBytes) bytes")
        }
        let stored = "\(visit.caller.keyspace) \(key)"
        await enter(stored)
        defer { leave(stored) }
        let request = Digest.sha256(Array("\(visit.request.method.rawValue) \(visit.path)\n".utf8) + visit.body).hex
        if let kept = try await journal.reply(to: stored) { return try Idempotency.replay(kept, request) }
        let response = try await carryOut()
        // Only what had an effect is remembered: a refused request may be tried again.
        guard response.status.kind == .successful else { return response }
        let body = await response.collected()
        do throws(JournalError) {
            try await journal.keep(reply: KeptReply(request: request, status: response.status.code, body: body), for: stored, at: now)
        } catch {
            // The effect is durable; that its answer is not remembered must not turn it into an error.
            return response
        }
        return response
    }

    private static func replay(_ kept: KeptReply, _ request: String) throws(ProblemDocument) -> Response {
        guard kept.request == request else { throw .invalid("Idempotency-Key", "was used for another request") }
        var response = Response.text(kept.status, kept.body, "application/json")
        response.headers[.idempotencyReplayed] = "true"
        return response
    }

    private func enter(_ key: String) async {
        while true {
            let isFree = inFlight.withLock { inFlight in
                guard inFlight[key] == nil else { return false }
                inFlight[key] = []
                return true
            }
            if isFree { return }
            await withCheckedContinuation { continuation in
                let gone = inFlight.withLock { inFlight in
                    guard inFlight[key] != nil else { return true }
                    inFlight[key]!.append(continuation)
                    return false
                }
                if gone { continuation.resume() }
            }
        }
    }

    private func leave(_ key: String) {
        for waiter in inFlight.withLock({ $0.removeValue(forKey: key) }) ?? [] { waiter.resume() }
    }
}

extension Response {
    /// The text of a body that is in memory already.
    func collected() async -> String {
        let collector = Collector()
        try? await body.write(collector)
        return collector.text.withLock { $0 }
    }

    private final class Collector: ResponseBodyWriter, Sendable {
        let text = Mutex("")

        func write(_ buffer: ByteBuffer) async throws { text.withLock { $0 += String(buffer: buffer) } }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
