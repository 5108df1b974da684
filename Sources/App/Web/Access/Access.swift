internal import HTTPTypes
internal import Inbound
internal import Runbooks
internal import Runtime
internal import Signing
internal import Storage
internal import Vocabulary

/// Decides who calls.
package struct Access: Sendable {
    package enum Policy: Hashable, Sendable {
        /// Everything needs a token, or a browser session that began with one.
        case tokens
        /// Whoever reaches the port may act: a laptop, a rehearsal. The server says so loudly when it starts.
        case open
    }

    package let policy: Policy
    package let tokens: Tokens
    package let accounts: Accounts
    let sessions: Sessions
    let library: RunbookLibrary
    /// Of whoever can read the data folder.
    private let localToken: String

    init(policy: Policy, tokens: Tokens, accounts: Accounts, sessions: Sessions, library: RunbookLibrary, localToken: String) {
        self.localToken = localToken
        self.policy = policy
        self.tokens = tokens
        self.accounts = accounts
        self.sessions = sessions
        self.library = library
    }

    /// Throws 401 for a token that is not ours; a request without any is a stranger's, who may be let in or not.
    func caller(_ headers: HTTPFields, at now: Moment) async throws -> Caller {
        if let token = Credentials(headers)?.bearer {
            if Digest.equal(token, localToken) { return Caller(author: .token("local"), scopes: [.admin]) }
            guard let row = try await tokens.row(of: token, at: now) else {
                throw ProblemDocument.unauthorized("this token is unknown, revoked or expired; `runbell token` makes one")
            }
            return try caller(row, named: headers[.runbellPerson])
        }
        if policy == .open {
            if let person = headers[.runbellPerson] { return try everybody(named: person) }
            // Somebody the runbook does not know any more is nobody named.
            let remembered = headers[.cookie].flatMap(NameCookie.person(in:))
            return try everybody(named: remembered.flatMap { library.current.people[PersonName($0)] == nil ? nil : $0 })
        }
        guard let cookie = headers[.cookie].flatMap(Sessions.cookie(in:)) else { return .stranger }
        return try await holder(of: cookie, at: now)
    }

    /// Whoever signed in; a session ends with the token or the account it was begun with.
    private func holder(of cookie: String, at now: Moment) async throws -> Caller {
        guard let session = try await sessions.find(cookie, at: now) else { return .stranger }
        switch session.holder {
        case .token(let name):
            guard let row = try await tokens.row(named: name, at: now) else { return .stranger }
            return Caller(author: Access.author(row), scopes: Access.scopes(row), session: cookie)
        case .account(let name):
            guard let row = try await accounts.active(name, at: now), let role = accounts.role(of: row, in: session.groups) else { return .stranger }
            return Caller(author: Access.author(row), scopes: [role.scope], session: cookie, account: name)
        }
    }

    /// Throws when this caller may not come in by that entry.
    func admit(_ caller: Caller, to route: Route) throws(ProblemDocument) {
        switch route.entry {
        case .free: return
        case .token(let scope), .browser(let scope):
            if caller.may(scope) { return }
            if caller.scopes.isEmpty { throw .unauthorized("send `Authorization: Bearer <token>`; `runbell token` makes one") }
            guard caller.account == nil else { throw .forbidden("your account may not do this: ask an administrator") }
            throw .forbidden("this needs a token with the scope '\(scope.rawValue)'")
        }
    }

    // MARK: Names

    private func caller(_ row: TokenRow, named person: String?) throws(ProblemDocument) -> Caller {
        if let person, row.person?.text != person { throw .forbidden("this token does not speak for '\(person)'") }
        return Caller(author: Access.author(row), scopes: Access.scopes(row))
    }

    /// In an open house people say who they are, and are believed.
    func everybody(named person: String?) throws(ProblemDocument) -> Caller {
        guard let person, !person.isEmpty else { return Caller(author: .token("open"), scopes: [.admin]) }
        guard library.current.people[PersonName(person)] != nil else {
            throw .invalid("X-Runbell-Person", "the runbook has no person '\(person)'")
        }
        return Caller(author: .person(PersonName(person)), scopes: [.admin])
    }

    /// Somebody who is nobody of the runbook is named as a token is, and never taken for the token of that name.
    static func author(_ row: AccountRow) -> Author { row.person.map { .person($0) } ?? .token(TokenName("account \(row.name)")) }
    static func author(_ row: TokenRow) -> Author { row.person.map { .person($0) } ?? .token(row.name) }
    static func scopes(_ row: TokenRow) -> [Scope] { row.scopes.compactMap(Scope.init) }
}

/// What stands in `Authorization`: a bearer token, or a name and a password.
struct Credentials {
    let bearer: String?
    let password: String?

    init?(_ headers: HTTPFields) {
        guard let value = headers[.authorization], let space = value.firstIndex(of: " ") else { return nil }
        let rest = value[space...].drop { $0 == " " }
        switch value[..<space].lowercased() {
        case "bearer":
            bearer = String(rest)
            password = nil
        case "basic":
            guard let bytes = [UInt8](base64: rest), let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            bearer = nil
            password = String(decoding: bytes[(colon + 1)...], as: UTF8.self)
        default: return nil
        }
    }

    /// The key of a source, whichever way it was sent.
    var key: String? { bearer ?? password }
}

extension HTTPField.Name {
    static let runbellPerson = HTTPField.Name("X-Runbell-Person")!
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
    static let idempotencyReplayed = HTTPField.Name("Idempotency-Replayed")!
    static let lastEventID = HTTPField.Name("Last-Event-ID")!
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let frameOptions = HTTPField.Name("X-Frame-Options")!
    static let robots = HTTPField.Name("X-Robots-Tag")!
}
