internal import Vocabulary

/// A Twilio account, and the numbers it sends from.
package struct TwilioSettings: Sendable {
    package var url: String
    /// `AC…`
    package var account: String
    package var token: String
    /// E.164, or for SMS a sender name. Empty with a messaging service.
    package var from: String
    /// `MG…`; sends SMS instead of `from`.
    package var messagingService: String?
    /// Our own address as Twilio sees it, where key presses and receipts come back; nil: nobody can press a key.
    package var callbacks: String?
    package var timeout: Duration

    package init(
        url: String = "https://api.twilio.com", account: String, token: String, from: String,
        messagingService: String? = nil, callbacks: String? = nil, timeout: Duration = Limits.sendTimeout
    ) {
        self.url = url
        self.account = account
        self.token = token
        self.from = from
        self.messagingService = messagingService
        self.callbacks = callbacks
        self.timeout = timeout
    }

    /// Reads `account`, `token`, `from` and `messaging_service`, of which one may be missing, and `url`.
    init(_ settings: ConnectionSettings, publicURL: String?, timeout: Duration) throws(ConnectionProblem) {
        let service = try settings["messaging_service"]
        let from = service == nil ? try settings.required("from", "write the number to send from") : try settings["from"] ?? ""
        let token = try settings.required("token", "write env:TWILIO_TOKEN")
        self.init(
            url: try settings.webURL("url", default: "https://api.twilio.com"), account: try settings.required("account", "it begins with AC"),
            token: token, from: from, messagingService: service, callbacks: publicURL, timeout: timeout)
    }
}
