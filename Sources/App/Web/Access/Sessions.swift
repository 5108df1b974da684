internal import Signing
internal import Storage
internal import Vocabulary

/// Browsers that signed in. The cookie is 32 unpredictable bytes, and only what they hash to is stored. It is `HttpOnly` and
/// `SameSite=Strict`, and forms carry a signature over it, so that no other site can send them.
struct Sessions: Sendable {
    static let cookieName = "runbell_session"
    /// What the identity provider wants to see when somebody signs out.
    static let hintName = "runbell_hint"
    /// Browsers keep no longer ones (RFC 6265, section 6.1).
    private static let hintBytes = 3_800
    /// Using one is noted this often, and not with every page.
    private static let noted = Duration.minutes(1)

    let journal: any Journal
    let key: [UInt8]
    /// Whether browsers reach us by https.
    let isSecure: Bool

    /// Always a new one: what a browser brought before it signed in is worth nothing afterwards.
    func start(_ holder: SessionRow.Holder, in groups: [String]? = nil, at now: Moment) async throws(JournalError) -> String {
        let cookie = Digest.random(32).base64URL
        try await journal.put(SessionRow(hash: Sessions.hash(cookie), holder: holder, startedAt: now, seenAt: now, groups: groups))
        return cookie
    }

    func find(_ cookie: String, at now: Moment) async throws(JournalError) -> SessionRow? {
        guard var row = try await journal.session(Sessions.hash(cookie)), row.holds(at: now) else { return nil }
        if now - row.seenAt >= Sessions.noted {
            row.seenAt = now
            // Whoever signed in stays so when nothing can be written.
            try? await journal.put(row)
        }
        return row
    }

    func end(_ cookie: String) async throws(JournalError) { try await journal.drop(session: Sessions.hash(cookie)) }

    /// Everywhere but here.
    func endOthers(of holder: SessionRow.Holder, but cookie: String?) async throws(JournalError) {
        try await journal.dropSessions(of: holder, but: cookie.map(Sessions.hash))
    }

    private static func hash(_ cookie: String) -> String { Digest.sha256(cookie).hex }

    // MARK: Cookies

    func header(_ cookie: String) -> String { header(cookie, seconds: SessionRow.lifetime.components.seconds) }

    /// Makes the browser forget it.
    var endingHeader: String { header("", seconds: 0) }

    private func header(_ cookie: String, seconds: Int64) -> String {
        "\(Sessions.cookieName)=\(cookie); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(seconds)\(isSecure ? "; Secure" : "")"
    }

    /// Sent back to us when signing out and nowhere else; empty, it is forgotten. It opens nothing here.
    func hint(_ token: String) -> String {
        let isKept = !token.isEmpty && token.utf8.count <= Sessions.hintBytes
        return "\(Sessions.hintName)=\(isKept ? token : ""); Path=/sign-out; HttpOnly; SameSite=Strict; "
            + "Max-Age=\(isKept ? SessionRow.lifetime.components.seconds : 0)\(isSecure ? "; Secure" : "")"
    }

    static func cookie(in header: String) -> String? { Cookie.value(of: cookieName, in: header).map(String.init) }

    // MARK: Forms

    /// What a form of this session must carry. Without sessions (open policy) it still proves that the page came from us.
    func formToken(_ session: String?) -> String { signature("form:\(session ?? "open")") }

    func accepts(_ token: String?, of session: String?) -> Bool { token.map { Digest.equal($0, formToken(session)) } ?? false }

    private func signature(_ claim: String) -> String { Array(Digest.hmacSHA256(Array(claim.utf8), key: key)[..<16]).base64URL }
}
