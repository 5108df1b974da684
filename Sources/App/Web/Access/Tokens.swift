internal import Signing
package import Storage
package import Vocabulary

/// The API tokens there are, as hashes.
package final class Tokens: Sendable {
    private let rows: Recollection<TokenRow>

    package init(journal: any Journal) {
        rows = Recollection { () throws(JournalError) in try await journal.tokens() }
    }

    /// What is stored of a token.
    package static func hash(_ token: String) -> String { Digest.sha256(token).hex }

    package func row(of token: String, at now: Moment) async throws(JournalError) -> TokenRow? {
        let hash = Tokens.hash(token)
        return try await rows.find(at: now) { Digest.equal($0.hash, hash) }.flatMap { Tokens.valid($0, at: now) }
    }

    func row(named name: TokenName, at now: Moment) async throws(JournalError) -> TokenRow? {
        try await rows.find(at: now) { $0.name == name }.flatMap { Tokens.valid($0, at: now) }
    }

    package func refresh() { rows.refresh() }

    private static func valid(_ row: TokenRow, at now: Moment) -> TokenRow? {
        row.expiresAt.map { now < $0 } ?? true ? row : nil
    }
}
