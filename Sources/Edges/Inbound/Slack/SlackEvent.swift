internal import Notation
internal import Vocabulary

/// What Slack's Events API sends; of it we need only the question whether the address is ours.
///
/// Source: https://docs.slack.dev/reference/events/url_verification
package enum SlackEvent: Hashable, Sendable {
    /// Answer with the challenge.
    case urlVerification(challenge: String)
    /// Slack sends an event up to four times; the id tells them apart.
    case callback(id: String, type: String)
    case other(type: String)

    package init(_ body: [UInt8]) throws(Problem) {
        let json = try Document(body).json
        guard let type = json["type"]?.string else { throw Problem(field: "type", message: "is missing") }
        switch type {
        case "url_verification":
            guard let challenge = json["challenge"]?.string else { throw Problem(field: "challenge", message: "is missing") }
            self = .urlVerification(challenge: challenge)
        case "event_callback":
            guard let id = json["event_id"]?.string else { throw Problem(field: "event_id", message: "is missing") }
            self = .callback(id: id, type: json["event"]?["type"]?.string ?? "")
        default:
            self = .other(type: type)
        }
    }
}
