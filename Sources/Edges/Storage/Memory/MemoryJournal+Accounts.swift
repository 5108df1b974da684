internal import Vocabulary

extension MemoryJournal {
    package func accounts() async throws(JournalError) -> [AccountRow] { try locked { $0.accounts.values.sorted { $0.name < $1.name } } }
    package func put(_ account: AccountRow) async throws(JournalError) { try locked { $0.accounts[account.name] = account } }
    package func session(_ hash: String) async throws(JournalError) -> SessionRow? { try locked { $0.sessions[hash] } }

    package func put(_ session: SessionRow) async throws(JournalError) {
        try locked { store in
            store.sessions = store.sessions.filter { $0.value.holds(at: session.seenAt) }
            store.sessions[session.hash] = session
        }
    }

    package func drop(session hash: String) async throws(JournalError) { try locked { $0.sessions[hash] = nil } }

    package func dropSessions(of holder: SessionRow.Holder, but hash: String?) async throws(JournalError) {
        try locked { $0.sessions = $0.sessions.filter { $0.value.holder != holder || $0.key == hash } }
    }
}
