internal import Signing
internal import Storage
internal import Vocabulary

/// Browser sessions: a signed cookie that names the token it began with. Nothing is stored; revoking the token ends the session.
///
/// The cookie reads `<token name>.<expiry>.<signature>`. It is `HttpOnly` and `SameSite=Strict`, and forms carry a second
/// signature over it, so that no other site can send them.
struct Sessions: Sendable {
    static let cookieName = "runbell_session"
    static let lifetime = Duration.hours(12)

    let key: [UInt8]
    /// Whether browsers reach us by https.
    let isSecure: Bool

    func start(_ row: TokenRow, at now: Moment) -> String {
        let claim = "\(Array(row.name.text.utf8).base64URL).\(String((now + Sessions.lifetime).milliseconds / 1000, radix: 36))"
        return "\(claim).\(signature("session:\(row.hash):\(claim)"))"
    }

    func header(_ cookie: String) -> String {
        let seconds = Sessions.lifetime.components.seconds
        return "\(Sessions.cookieName)=\(cookie); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(seconds)\(isSecure ? "; Secure" : "")"
    }

    /// Makes the browser forget it.
    var endingHeader: String { "\(Sessions.cookieName)=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0" }

    func row(of cookie: String, _ tokens: Tokens, at now: Moment) async throws(JournalError) -> TokenRow? {
        let parts = cookie.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let name = [UInt8](base64: parts[0]), let expires = Int64(parts[1], radix: 36), now.milliseconds / 1000 < expires,
            let row = try await tokens.row(named: TokenName(String(decoding: name, as: UTF8.self)), at: now),
            Digest.equal(signature("session:\(row.hash):\(parts[0]).\(parts[1])"), parts[2])
        else { return nil }
        return row
    }

    static func cookie(in header: String) -> String? {
        for part in header.split(separator: ";") {
            let pair = part.drop { $0 == " " }
            if pair.hasPrefix("\(cookieName)=") { return String(pair.dropFirst(cookieName.count + 1)) }
        }
        return nil
    }

    // MARK: Forms

    /// What a form of this session must carry. Without sessions (open policy) it still proves that the page came from us.
    func formToken(_ session: String?) -> String { signature("form:\(session ?? "open")") }

    func accepts(_ token: String?, of session: String?) -> Bool { token.map { Digest.equal($0, formToken(session)) } ?? false }

    private func signature(_ claim: String) -> String { Array(Digest.hmacSHA256(Array(claim.utf8), key: key)[..<16]).base64URL }
}
