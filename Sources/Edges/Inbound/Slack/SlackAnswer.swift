internal import Notation

/// What Slack is told, within its three seconds.
package enum SlackAnswer {
    /// Nothing to see; the button's message is changed later through `response_url`.
    package static let seen = Answer.accepted

    /// Seen only by whoever asked.
    package static func toAsker(_ text: String) -> Answer { message(text, type: "ephemeral") }

    /// Seen by everybody in the channel.
    package static func toChannel(_ text: String) -> Answer { message(text, type: "in_channel") }

    package static func challenge(_ challenge: String) -> Answer {
        Answer(status: 200, contentType: "text/plain; charset=utf-8", body: challenge)
    }

    package static let help = toAsker(
        "`/runbell ack 42` · `resolve 42` · `escalate 42` · `note 42 what I saw` · `declare what is wrong` · `incidents` · `oncall [schedule]`")

    /// A wrong or old signature.
    package static let forbidden = Answer(status: 401, contentType: "text/plain; charset=utf-8", body: "The signature does not match.")

    /// Text from outside must not become a mention or a link: Slack reads `&`, `<` and `>`.
    package static func escaped(_ text: String) -> String {
        var safe = ""
        for character in text {
            switch character {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            default: safe.append(character)
            }
        }
        return safe
    }

    private static func message(_ text: String, type: String) -> Answer {
        var writer = JSONWriter()
        writer.object {
            $0.member("response_type", type)
            $0.member("text", text)
        }
        return .json(200, writer.text)
    }
}
