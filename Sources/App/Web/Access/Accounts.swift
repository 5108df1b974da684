internal import Runbooks
internal import Runtime
internal import Signing
package import Storage
internal import Vocabulary

/// Those who sign in: who they are, what they may do, and how a password is set and proven.
package final class Accounts: Sendable {
    private let dispatcher: Dispatcher
    private let rows: Recollection<AccountRow>
    private let desk: PasswordDesk
    private let guesses = GuessGuard()
    /// Of the link that makes the first account: whoever reads the server's first words administers it.
    private let firstKey: String
    /// Whether passwords count here; otherwise everybody comes by way of the identity provider.
    let hasPasswords: Bool

    init(_ dispatcher: Dispatcher, serverKey: [UInt8], cost: Password.Cost, hasPasswords: Bool) {
        self.hasPasswords = hasPasswords
        desk = PasswordDesk(cost)
        self.dispatcher = dispatcher
        let journal = dispatcher.journal
        rows = Recollection { () throws(JournalError) in try await journal.accounts() }
        firstKey = Digest.hmacSHA256(Array("first account".utf8), key: serverKey).base64URL
    }

    // MARK: Who there is

    func all() async throws(JournalError) -> [AccountRow] { try await rows.all(at: dispatcher.clock.now) }

    func active(_ name: AccountName, at now: Moment) async throws(JournalError) -> AccountRow? {
        try await rows.find(at: now) { $0.name == name && $0.disabledAt == nil }
    }

    var runbook: Runbook { dispatcher.library.current }

    func role(of account: AccountRow) -> AccessRole { account.role ?? account.person.map { runbook.accessRole(of: $0) } ?? .viewer }

    /// What somebody may do whom the identity provider counts among these groups; nil when nothing lets them in any more. Without groups they
    /// came in with a password.
    func role(of account: AccountRow, in groups: [String]?) -> AccessRole? {
        guard let groups else { return hasPasswords ? role(of: account) : nil }
        let byPerson = account.person.flatMap { runbook.people[$0] == nil ? nil : runbook.accessRole(of: $0) }
        return account.role ?? [byPerson, runbook.accessRole(ofGroups: groups)].compactMap(\.self).max()
    }

    // MARK: Proving

    /// Nil: there is no such account, or that is not its password, or it was taken away; all of them alike and in the same time.
    func signIn(_ name: AccountName, _ password: String, from address: String?, at now: Moment) async throws -> AccountRow? {
        let subjects = [.account(name)] + (address.map { [GuessGuard.Subject.address($0)] } ?? [])
        if let wait = guesses.wait(subjects, at: now) {
            throw ProblemDocument.tooMany(retryAfter: Int(wait.milliseconds / 1_000) + 1, "too many wrong passwords: wait a little and try again")
        }
        let account = try await active(name, at: now)
        guard try await desk.verify(password, against: account?.password), let account else {
            guesses.failed(subjects, at: now)
            return nil
        }
        guesses.succeeded(subjects)
        return account
    }

    /// Throws when too much came from there that was wrong.
    func mayTry(from address: String?, at now: Moment) throws(ProblemDocument) {
        guard let address, let wait = guesses.wait([.address(address)], at: now) else { return }
        throw .tooMany(retryAfter: Int(wait.milliseconds / 1_000) + 1, "too many sign-ins came to nothing: wait a little and try again")
    }

    func erred(from address: String?, at now: Moment) {
        if let address { guesses.failed([.address(address)], at: now) }
    }

    /// Whether that is the account's password, asked of somebody who is signed in already.
    func proves(_ password: String, _ account: AccountRow, at now: Moment) async throws -> Bool {
        try await signIn(account.name, password, from: nil, at: now) != nil
    }

    // MARK: Setting

    /// What the first account is made with; nil, and worth nothing, once there is one.
    package func setUpKey() async throws(JournalError) -> String? {
        guard hasPasswords, try await all().isEmpty else { return nil }
        return firstKey
    }

    func mayBegin(_ key: String?) async throws(JournalError) -> Bool {
        guard let key, let wanted = try await setUpKey() else { return false }
        return Digest.equal(key, wanted)
    }

    /// Whom the link of an invitation is for.
    func invited(_ key: String?, at now: Moment) async throws(JournalError) -> AccountRow? {
        guard hasPasswords, let hash = key.map({ Digest.sha256($0).hex }) else { return nil }
        return try await all().first { account in
            account.disabledAt == nil && account.invitation.map { Digest.equal($0.hash, hash) && now < $0.until } ?? false
        }
    }

    /// Makes one, or gives one that is there another link; answers the link's key, which is seen this once, and how long it is good.
    func invite(_ account: AccountRow, by author: Author) async throws(JournalError) -> (key: String, until: Moment) {
        let (key, until) = (Digest.random(32).base64URL, dispatcher.clock.now + Limits.invitationLife)
        var account = account
        account.invitation = AccountRow.Invitation(hash: Digest.sha256(key).hex, until: until)
        try await keep(account, .invited, by: author)
        return (key, until)
    }

    /// From now on this is the password, and whoever came in with another one is out.
    func set(_ password: String, for account: AccountRow, by author: Author) async throws -> AccountRow {
        var account = account
        account.password = try await desk.hash(password)
        account.invitation = nil
        try await keep(account, .passwordSet, by: author)
        return account
    }

    func keep(_ account: AccountRow, _ act: AccountAct, by author: Author) async throws(JournalError) {
        try await dispatcher.keep(account, act, by: author)
        rows.refresh()
    }

    /// Throws what is wrong with a name somebody is to sign in with.
    static func check(_ name: AccountName) throws(ProblemDocument) {
        guard (1...Limits.accountNameBytes).contains(name.text.utf8.count),
            name.text.allSatisfy({ $0.isLetter || $0.isNumber || "-_.@".contains($0) })
        else { throw .invalid("#/name", "is made of letters, digits, '-', '_', '.' and '@', \(Limits.accountNameBytes) at most") }
    }

    /// Throws what is wrong with a password somebody wants.
    static func check(_ password: String, again: String?, of name: AccountName) throws(ProblemDocument) {
        guard again == nil || again == password else { throw .invalid("#/again", "is another password") }
        guard password.count >= Limits.passwordLetters else {
            throw .invalid("#/password", "needs at least \(Limits.passwordLetters) characters: several words are easy to remember")
        }
        guard password.utf8.count <= Limits.passwordBytes else { throw .invalid("#/password", "is longer than \(Limits.passwordBytes) bytes") }
        guard !password.lowercased().contains(name.text.lowercased()) || name.text.count < 4 else {
            throw .invalid("#/password", "must not contain the account's name")
        }
    }
}
