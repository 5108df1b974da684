package import Storage

extension SQLiteJournal {
    package func ownAddresses() async throws(JournalError) -> [OwnAddressRow] {
        try await read { (it) throws(JournalError) in try it.ownAddresses() }
    }

    package func accounts() async throws(JournalError) -> [AccountRow] {
        try await read { (it) throws(JournalError) in try it.accounts() }
    }

    package func put(_ account: AccountRow) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.put(account) }
    }

    package func session(_ hash: String) async throws(JournalError) -> SessionRow? {
        try await read { (it) throws(JournalError) in try it.session(hash) }
    }

    package func put(_ session: SessionRow) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.put(session) }
    }

    package func drop(session hash: String) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.drop(session: hash) }
    }

    package func dropSessions(of holder: SessionRow.Holder, but hash: String?) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.dropSessions(of: holder, but: hash) }
    }
}
