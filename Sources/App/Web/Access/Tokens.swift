internal import Signing
package import Storage
package import Vocabulary

/// The API tokens there are, as hashes.
package final class Tokens: Sendable {
    /// Using one is noted this often, and not with every request.
    private static let noted = Duration.minutes(10)

    private let journal: any Journal
    private let rows: Recollection<TokenRow>

    package init(journal: any Journal) {
        self.journal = journal
        rows = Recollection { () throws(JournalError) in try await journal.tokens() }
    }

    /// What is stored of a token.
    package static func hash(_ token: String) -> String { Digest.sha256(token).hex }

    package func row(of token: String, at now: Moment) async throws(JournalError) -> TokenRow? {
        let hash = Tokens.hash(token)
        let found = try await rows.find(at: now) { Digest.equal($0.hash, hash) }
        guard let row = found.flatMap({ Tokens.valid($0, at: now) }) else { return nil }
        if row.usedAt.map({ now - $0 >= Tokens.noted }) ?? true {
            // Whoever has one may go on when nothing can be written.
            try? await journal.note(usedToken: hash, at: now)
            rows.refresh()
        }
        return row
    }

    func row(named name: TokenName, at now: Moment) async throws(JournalError) -> TokenRow? {
        try await rows.find(at: now) { $0.name == name }.flatMap { Tokens.valid($0, at: now) }
    }

    package func refresh() { rows.refresh() }

    private static func valid(_ row: TokenRow, at now: Moment) -> TokenRow? {
        row.expiresAt.map { now < $0 } ?? true ? row : nil
    }
}
