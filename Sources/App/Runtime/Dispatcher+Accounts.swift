package import Storage
package import Vocabulary

/// Accounts made and changed; the journal remembers who did what to whom, never a password or a link.
extension Dispatcher {
    package func keep(_ account: AccountRow, _ act: AccountAct, by author: Author) async throws(JournalError) {
        try await journal.put(account)
        _ = try await journal.commit(ProgrammeEntry(at: clock.now, by: author, .account(account.name, act)))
        bells.feed.ring()
    }
}
