internal import Crypto
internal import Foundation
internal import Notation
internal import Signing
package import Vocabulary

/// The key pair push services know this server by (VAPID, RFC 8292). Browsers tie what they subscribe to its public half: with another
/// key every device has to be switched on again.
package struct PushKey: Sendable {
    /// 32 bytes.
    package let secret: [UInt8]
    /// 65 bytes: an uncompressed point on P-256, as a browser wants it.
    package let publicKey: [UInt8]
    private let key: P256.Signing.PrivateKey

    /// From the 32 bytes in base64, as the usual generators write them. Nil for anything else.
    package init?(base64 text: String) {
        guard let secret = [UInt8](base64: text.filter { !$0.isWhitespace }) else { return nil }
        self.init(secret: secret)
    }

    package init?(secret: [UInt8]) {
        guard secret.count == 32, let key = try? P256.Signing.PrivateKey(rawRepresentation: secret) else { return nil }
        self.init(key)
    }

    private init(_ key: P256.Signing.PrivateKey) {
        self.key = key
        secret = Array(key.rawRepresentation)
        publicKey = Array(key.publicKey.x963Representation)
    }

    package static func fresh() -> PushKey { PushKey(P256.Signing.PrivateKey()) }

    /// The `Authorization` header of one push: who we are, signed for the push service at `origin` alone.
    ///
    /// - contact: whom the push service writes to when we are trouble; a `mailto:` or `https:` address.
    package func authorization(origin: String, contact: String, at now: Moment) throws -> String {
        let expires = now.milliseconds / 1000 + PushKey.lifetime.components.seconds
        let claims = JSONWriter.document {
            $0.member("aud", origin)
            $0.member("exp", expires)
            $0.member("sub", contact)
        }
        let signed = Array(#"{"typ":"JWT","alg":"ES256"}"#.utf8).base64URL + "." + claims.base64URL
        let signature = try key.signature(for: Data(signed.utf8))
        return "vapid t=\(signed).\(Array(signature.rawRepresentation).base64URL), k=\(publicKey.base64URL)"
    }

    /// A push service takes none that lasts longer than a day (RFC 8292 §2).
    private static let lifetime = Duration.hours(12)
}

extension JSONWriter {
    fileprivate static func document(_ fill: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(reserving: 256)
        writer.object(fill)
        return writer.bytes
    }
}
