internal import Signing
internal import Vocabulary

/// A sign-in that was begun. The browser keeps it in a cookie of its own; `state`, `nonce` and the PKCE verifier are made from that and
/// from the server's key, so that nothing has to be remembered here, and an answer in another browser fits nothing.
package struct Attempt: Hashable, Sendable {
    /// How long somebody may take at the provider's pages.
    package static let lifetime = Duration.minutes(15)

    private let secret: String
    let until: Moment
    /// Where it goes from there; a path of our own.
    package let to: String
    private let key: [UInt8]

    /// `random`: 32 unpredictable bytes.
    init(to: String, random: [UInt8], until: Moment, key: [UInt8]) {
        secret = random.base64URL
        self.until = until
        self.to = to
        self.key = key
    }

    /// Nil for what was never such a cookie. That it is ours shows only when the provider's answer brings its `state`.
    init?(cookie: String, key: [UInt8]) {
        let parts = cookie.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let until = Int64(parts[1]), let to = PercentEncoding.decode(parts[2]) else { return nil }
        secret = String(parts[0])
        self.until = Moment(milliseconds: until)
        self.to = to
        self.key = key
    }

    package var cookie: String { "\(secret).\(until.milliseconds).\(PercentEncoding.encode(to))" }

    /// Signs all of the cookie: a changed one has another state.
    package var state: String { made("state") }
    var nonce: String { made("nonce") }
    /// 43 letters, as many as RFC 7636 asks for.
    var verifier: String { made("verifier") }
    /// By the method S256.
    var challenge: String { Digest.sha256(verifier).base64URL }

    private func made(_ what: String) -> String { Digest.hmacSHA256(Array("sign-in \(what):\(cookie)".utf8), key: key).base64URL }

    /// Each attempt has a cookie of its own, so that two tabs do not take it from each other.
    package static func cookieName(state: String) -> String { "runbell_sign_in_\(state.filter { $0.isLetter || $0.isNumber }.prefix(8))" }
}
