package import Storage
package import Vocabulary

/// Tokens made and revoked; the journal remembers who did it, never the token.
extension Dispatcher {
    package func keepToken(_ row: TokenRow, by author: Author) async throws(JournalError) {
        try await journal.put(row)
        _ = try await journal.commit(ProgrammeEntry(at: clock.now, by: author, .tokenMade(row.name, scopes: row.scopes)))
        bells.feed.ring()
    }

    package func revokeToken(_ name: TokenName, by author: Author) async throws(JournalError) {
        try await journal.drop(token: name)
        _ = try await journal.commit(ProgrammeEntry(at: clock.now, by: author, .tokenRevoked(name)))
        bells.feed.ring()
    }
}
