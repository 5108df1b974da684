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
    /// A pressed button comes back only where Slack can prove it sent it; a button that does nothing is worse than none.
    package var buttons: Bool
    package var timeout: Duration

    package init(door: Door, channel: String = "", buttons: Bool = true, timeout: Duration = Limits.sendTimeout) {
        self.door = door
        self.channel = channel
        self.buttons = buttons
        self.timeout = timeout
    }

    /// Reads `token`, or for an incoming webhook `url`; `channel` and `signing_secret`; and `api`, the base of the API for a workspace
    /// of GovSlack or behind a proxy.
    init(_ settings: ConnectionSettings, timeout: Duration) throws(ConnectionProblem) {
        if let token = try settings["token"] {
            door = .api(url: try settings.webURL("api", default: "https://slack.com/api"), token: token)
        } else {
            guard try settings["url"] != nil else {
                throw settings.problem("the setting token is missing: write env:SLACK_BOT_TOKEN, or the address of an incoming webhook as url")
            }
            door = .incomingWebhook(url: try settings.webURL("url"))
        }
        channel = try settings["channel"] ?? ""
        buttons = settings.isSet("signing_secret")
        self.timeout = timeout
    }
}
