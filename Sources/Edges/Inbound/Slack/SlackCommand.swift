internal import Notation
package import Vocabulary

/// What somebody typed after a slash: `/runbell ack 42`, `/runbell oncall`, `/oncall payments`.
///
/// Source: https://docs.slack.dev/interactivity/implementing-slash-commands
package struct SlackCommand: Hashable, Sendable {
    package enum Ask: Hashable, Sendable {
        case reply(Reply)
        /// Who is on call; of one schedule or service when it is named.
        case onCall(String?)
        case incidents
        case declare(String)
        case note(IncidentID, String)
        case help
        /// Slack looks whether we are there.
        case probe
    }

    package let ask: Ask
    /// A Slack member id, such as `U01`.
    package let user: String
    package let responseURL: String?

    package init(_ body: [UInt8]) throws(Problem) {
        let form = try Form(body)
        responseURL = form["response_url"]
        user = form["user_id"] ?? ""
        if form["ssl_check"] == "1" { ask = .probe; return }
        guard !user.isEmpty else { throw Problem(field: "user_id", message: "is missing") }
        guard let command = form["command"] else { throw Problem(field: "command", message: "is missing") }
        let text = (form["text"] ?? "").prefix(Limits.noteBytes)
        // `/oncall payments` and `/ack 42` say what `/runbell oncall payments` and `/runbell ack 42` say.
        let words = command.lowercased() == "/runbell" ? String(text) : command.dropFirst() + " " + text
        ask = SlackCommand.ask(words, from: user, responseURL)
    }

    private static func ask(_ words: String, from user: String, _ responseURL: String?) -> Ask {
        let trimmed = words.drop(while: \.isWhitespace)
        let verb = trimmed.prefix { !$0.isWhitespace }.lowercased()
        let rest = String(trimmed.drop { !$0.isWhitespace }.drop(while: \.isWhitespace))
        switch verb {
        case "oncall", "on-call", "who": return .onCall(rest.isEmpty ? nil : rest)
        case "incidents", "list": return .incidents
        case "declare", "incident": return rest.isEmpty ? .help : .declare(rest)
        case "note": return note(rest)
        default:
            guard let (verb, which) = ReplyGrammar.read(trimmed) else { return .help }
            return .reply(Reply(verb, which, sender: .slack(user), channel: .slack, responseURL: responseURL))
        }
    }

    private static func note(_ text: String) -> Ask {
        let first = text.prefix { !$0.isWhitespace }
        let words = text.dropFirst(first.count).drop(while: \.isWhitespace)
        guard let incident = IncidentID(first), !words.isEmpty else { return .help }
        return .note(incident, String(words))
    }
}
