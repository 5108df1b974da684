internal import Vocabulary

/// A Twilio account, and the numbers it sends from.
package struct TwilioSettings: Sendable {
    package var url: String
    /// `AC…`
    package var account: String
    /// API key (`SK…`), or the account again.
    package var user: String
    /// The API key's secret, or the account's token.
    package var password: String
    /// E.164, or for SMS a sender name. Empty with a messaging service.
    package var from: String
    /// `MG…`; sends SMS instead of `from`.
    package var messagingService: String?
    /// Our own address as Twilio sees it, where key presses and receipts come back; nil: nobody can press a key.
    package var callbacks: String?
    package var timeout: Duration

    package init(
        url: String = "https://api.twilio.com", account: String, user: String? = nil, password: String, from: String,
        messagingService: String? = nil, callbacks: String? = nil, timeout: Duration = Limits.sendTimeout
    ) {
        self.url = url
        self.account = account
        self.user = user ?? account
        self.password = password
        self.from = from
        self.messagingService = messagingService
        self.callbacks = callbacks
        self.timeout = timeout
    }

    /// Reads `account`, `token` or `key` and `key_secret`, `from`, `messaging_service`, `url`.
    init(_ settings: ConnectionSettings, publicURL: String?, timeout: Duration) throws(ConnectionProblem) {
        let key = settings["key"]
        let password = key == nil
            ? try settings.required("token", "write env:TWILIO_AUTH_TOKEN") : try settings.required("key_secret", "an API key has one")
        let service = settings["messaging_service"]
        let from = service == nil ? try settings.required("from", "write the number to send from, or a messaging_service") : settings["from"] ?? ""
        self.init(
            url: try settings.webURL("url", default: "https://api.twilio.com"), account: try settings.required("account", "it begins with AC"),
            user: key, password: password, from: from, messagingService: service, callbacks: publicURL, timeout: timeout)
    }
}
