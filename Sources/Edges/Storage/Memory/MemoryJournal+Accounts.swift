internal import Runbooks
internal import Vocabulary

extension MemoryJournal {
    package func ownAddresses() async throws(JournalError) -> [OwnAddressRow] {
        try locked {
            $0.ownAddresses.values.flatMap(\.values).sorted { ($0.person.text, $0.contact.rawValue) < ($1.person.text, $1.contact.rawValue) }
        }
    }

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
