internal import Engine
internal import Signing
package import Storage
package import Vocabulary

/// What stands in the links of a subscriber's mails: whoever holds it may confirm and end this one subscription, and learns nothing from
/// it. It is made from the address, the moment somebody asked and the server's key, so that only its digest has to be kept.
package enum SubscriberLink {
    package static func token(email: String, askedAt: Moment, key: [UInt8]) -> String {
        Array(Digest.hmacSHA256(Array("subscriber:\(askedAt.milliseconds):\(email)".utf8), key: key)[..<24]).base64URL
    }

    /// What is kept of it.
    package static func digest(of token: String) -> String {
        let digits = Array("0123456789abcdef")
        return String(Digest.sha256(token).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// Somebody who asked now, and the token for their link.
    package static func subscriber(
        email: String, components: [ComponentName], at now: Moment, key: [UInt8]
    ) -> (subscriber: Subscriber, token: String) {
        let token = token(email: email, askedAt: now, key: key)
        return (Subscriber(digest: digest(of: token), email: email, components: components, askedAt: now), token)
    }
}
