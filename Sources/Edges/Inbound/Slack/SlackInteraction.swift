internal import Notation
internal import Vocabulary

/// A press on a button of one of our Slack messages: a form with one field, `payload`, that is JSON.
///
/// Source: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
package enum SlackInteraction: Hashable, Sendable {
    case reply(Reply)
    /// Something of Slack's that needs no answer of ours, such as a press on a link button.
    case nothing(type: String)

    package init(_ body: [UInt8]) throws(Problem) {
        guard let payload = try Form(body)["payload"] else { throw Problem(field: "payload", message: "is missing") }
        let json: JSON
        do { json = try JSON(parsing: payload, depth: Limits.jsonDepth) } catch {
            throw Problem(field: "payload", message: "this is not JSON: \(error)")
        }
        guard let type = json["type"]?.string else { throw Problem(field: "payload.type", message: "is missing") }
        guard type == "block_actions" else { self = .nothing(type: type); return }
        for (place, action) in (json["actions"]?.array ?? []).prefix(ReplyGrammar.incidentsMax).enumerated() {
            guard let verb = SlackInteraction.verb(action["action_id"]?.string) else { continue }
            self = .reply(try SlackInteraction.reply(verb, action, at: "payload.actions.\(place).", json))
            return
        }
        self = .nothing(type: type)
    }

    private static func reply(_ verb: Reply.Verb, _ action: JSON, at path: String, _ json: JSON) throws(Problem) -> Reply {
        guard let value = action["value"]?.scalar, let incident = IncidentID(value) else {
            throw Problem(field: path + "value", message: "must be an incident such as INC-42")
        }
        guard let user = json["user"]?["id"]?.string, !user.isEmpty else { throw Problem(field: "payload.user.id", message: "is missing") }
        return Reply(verb, .these([incident]), sender: .slack(user), channel: .slack, responseURL: json["response_url"]?.string)
    }

    private static func verb(_ action: String?) -> Reply.Verb? {
        switch action {
        case "ack", "acknowledge": .acknowledge
        case "resolve": .resolve
        case "escalate": .escalate
        default: nil
        }
    }
}
