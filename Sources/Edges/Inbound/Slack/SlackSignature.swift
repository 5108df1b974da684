internal import Signing
package import Vocabulary

/// Proof that a request comes from Slack: HMAC-SHA256 over its time and its very bytes, before anything is decoded.
///
/// Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
package enum SlackSignature {
    /// A request older or newer than this may be a recording played again.
    package static let window = Duration.minutes(5)

    /// `timestamp` is `X-Slack-Request-Timestamp`, `signature` is `X-Slack-Signature`; nil where the header is missing.
    package static func isValid(body: [UInt8], timestamp: String?, signature: String?, secret: String, now: Moment) -> Bool {
        guard let timestamp, let signature, !secret.isEmpty, timestamp.utf8.count <= 12, let seconds = Int64(timestamp), seconds >= 0 else {
            return false
        }
        let age = now - Moment(seconds: seconds)
        guard age <= window, age >= .zero - window else { return false }
        return Digest.equal(signature, sign(body: body, timestamp: timestamp, secret: secret))
    }

    package static func sign(body: [UInt8], timestamp: String, secret: String) -> String {
        "v0=" + Digest.hmacSHA256(Array("v0:\(timestamp):".utf8) + body, key: Array(secret.utf8)).hex
    }
}
