internal import Signing

/// Proof that a callback comes from Twilio: HMAC-SHA1 over our own public URL and the sorted form fields.
///
/// Source: https://www.twilio.com/docs/usage/security#validating-requests
package enum TwilioSignature {
    /// `url` is the public one as Twilio knows it, with its query, built from our settings and never from the request: behind a proxy
    /// the request does not know it. `signature` is `X-Twilio-Signature`. Both forms of the URL, with its port and without, are tried.
    package static func isValid(url: String, form: Form, signature: String?, token: String) -> Bool {
        guard let signature, !token.isEmpty else { return false }
        // Every form is compared, so that the time taken says nothing about which one fits.
        return spellings(of: url).map { Digest.equal(signature, sign(url: $0, form: form, token: token)) }.contains(true)
    }

    package static func sign(url: String, form: Form, token: String) -> String {
        var text = Array(url.utf8)
        for name in form.names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            for value in Set(form.all(name)).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
                text.append(contentsOf: name.utf8)
                text.append(contentsOf: value.utf8)
            }
        }
        return Digest.hmacSHA1(text, key: Array(token.utf8)).base64
    }

    /// The URL without a port and with one: the scheme's own where it names none.
    static func spellings(of url: String) -> [String] {
        guard let schemeEnd = url.firstRange(of: "://")?.upperBound else { return [url] }
        let authority = url[schemeEnd...].prefix { !"/?#".contains($0) }
        let rest = url[authority.endIndex...]
        let scheme = url[..<schemeEnd]
        let host: Substring
        var port = scheme == "http://" ? "80" : "443"
        if let colon = authority.lastIndex(of: ":"), authority[colon...].dropFirst().allSatisfy(\.isNumber) {
            host = authority[..<colon]
            port = String(authority[colon...].dropFirst())
        } else {
            host = authority
        }
        return ["\(scheme)\(host)\(rest)", "\(scheme)\(host):\(port)\(rest)"]
    }
}
