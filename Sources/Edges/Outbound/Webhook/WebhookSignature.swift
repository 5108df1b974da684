internal import Signing

/// Standard Webhooks 1.0.0, symmetric signatures (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md).
package enum WebhookSignature {
    /// Bytes of `whsec_` + base64; nil when it is not one, or not of 24 to 64 bytes.
    package static func key(_ secret: String) -> [UInt8]? {
        guard secret.hasPrefix("whsec_"), let key = [UInt8](base64: secret.dropFirst(6)), 24...64 ~= key.count else { return nil }
        return key
    }

    /// `v1,<base64>` over `id.timestamp.body`. `timestamp` is that of the attempt, in whole seconds.
    package static func sign(id: String, timestamp: Int64, body: [UInt8], key: [UInt8]) -> String {
        "v1," + Digest.hmacSHA256(Array("\(id).\(timestamp).".utf8) + body, key: key).base64
    }
}
