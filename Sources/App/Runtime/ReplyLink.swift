internal import Signing
package import Vocabulary

/// The signed link in a message: whoever holds it may see and acknowledge one incident, as one person, until it expires. Nothing
/// is stored for it; the signature is the proof.
///
/// The token reads `<incident>.<expiry>.<person>.<signature>`: expiry in seconds since 1970 in base 36, the signature the first 16
/// bytes of an HMAC-SHA256 in base64url, short enough for a text message.
package struct ReplyLink: Hashable, Sendable {
    package var incident: IncidentID
    package var person: PersonName
    package var expires: Moment

    package init(incident: IncidentID, person: PersonName, expires: Moment) {
        self.incident = incident
        self.person = person
        self.expires = expires
    }

    package func token(key: [UInt8]) -> String {
        let claim = "\(incident.number).\(String(expires.milliseconds / 1000, radix: 36)).\(Array(person.text.utf8).base64URL)"
        return "\(claim).\(ReplyLink.signature(of: claim, key))"
    }

    /// Nil when the token was not made with this key; whether it has expired is for the caller to say.
    package init?(token: some StringProtocol, key: [UInt8]) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, let incident = IncidentID(parts[0]), let seconds = Int64(parts[1], radix: 36), let name = [UInt8](base64: parts[2]),
            seconds < Moment.distantFuture.milliseconds / 1000
        else { return nil }
        let claim = parts[..<3].joined(separator: ".")
        guard Digest.equal(ReplyLink.signature(of: claim, key), parts[3]) else { return nil }
        self.init(incident: incident, person: PersonName(String(decoding: name, as: UTF8.self)), expires: Moment(seconds: seconds))
    }

    private static func signature(of claim: String, _ key: [UInt8]) -> String {
        Array(Digest.hmacSHA256(Array("reply-link:\(claim)".utf8), key: key)[..<16]).base64URL
    }
}
