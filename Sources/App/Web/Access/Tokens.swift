internal import Signing
package import Storage
internal import Synchronization
package import Vocabulary

/// The API tokens there are, as hashes. Read again from time to time: another process may make or revoke one.
package final class Tokens: Sendable {
    private struct State {
        var rows: [TokenRow] = []
        var readAt = Moment.distantPast
    }

    /// How long a revoked token may still be honoured.
    package static let trusted = Duration.seconds(5)
    /// How often an unknown token may make us read again: guessing must not become a load on storage.
    private static let askedAgain = Duration.seconds(1)

    private let journal: any Journal
    private let state = Mutex(State())

    package init(journal: any Journal) { self.journal = journal }

    /// What is stored of a token.
    package static func hash(_ token: String) -> String { Digest.sha256(token).hex }

    package func row(of token: String, at now: Moment) async throws(JournalError) -> TokenRow? {
        let hash = Tokens.hash(token)
        return try await find(at: now) { Digest.equal($0.hash, hash) }
    }

    func row(named name: TokenName, at now: Moment) async throws(JournalError) -> TokenRow? { try await find(at: now) { $0.name == name } }

    /// Forget what was read; the next question reads again.
    package func refresh() { state.withLock { $0.readAt = .distantPast } }

    private func find(at now: Moment, _ matches: (TokenRow) -> Bool) async throws(JournalError) -> TokenRow? {
        let (rows, age) = state.withLock { ($0.rows, now - $0.readAt) }
        if age < Tokens.trusted, age >= .zero {
            if let row = rows.first(where: matches) { return Tokens.valid(row, at: now) }
            if age < Tokens.askedAgain { return nil }
        }
        let fresh = try await journal.tokens()
        state.withLock { $0 = State(rows: fresh, readAt: now) }
        return fresh.first(where: matches).flatMap { Tokens.valid($0, at: now) }
    }

    private static func valid(_ row: TokenRow, at now: Moment) -> TokenRow? {
        row.expiresAt.map { now < $0 } ?? true ? row : nil
    }
}
