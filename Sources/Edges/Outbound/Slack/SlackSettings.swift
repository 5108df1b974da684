internal import Vocabulary

/// A Slack workspace: an app's bot token, or the address of an incoming webhook.
package struct SlackSettings: Sendable {
    package enum Door: Hashable, Sendable {
        /// Base of the Web API, and the bot token (`xoxb-…`).
        case api(url: String, token: String)
        /// Bound to one channel by Slack; cannot write to a person.
        case incomingWebhook(url: String)
    }

    package var door: Door
    /// Where letters go that name no channel.
    package var channel: String
    package var timeout: Duration

    package init(door: Door, channel: String = "", timeout: Duration = Limits.sendTimeout) {
        self.door = door
        self.channel = channel
        self.timeout = timeout
    }

    /// Reads `token` (and `url`, for another base than Slack's) or `webhook`, and `channel`.
    init(_ settings: ConnectionSettings, timeout: Duration) throws(ConnectionProblem) {
        if settings["webhook"] != nil {
            door = .incomingWebhook(url: try settings.webURL("webhook"))
        } else {
            let token = try settings.required("token", "write env:SLACK_BOT_TOKEN, or give the address of an incoming webhook as webhook")
            door = .api(url: try settings.webURL("url", default: "https://slack.com/api"), token: token)
        }
        channel = settings["channel"] ?? ""
        self.timeout = timeout
    }
}
