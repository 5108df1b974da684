internal import Signing
internal import Vocabulary

/// An ntfy server (ntfy.sh or your own) and how we log in there.
package struct NtfySettings: Sendable {
    package var url: String
    /// `Bearer …` or `Basic …`; nil for a server that asks nothing.
    package var authorization: String?
    /// For letters that name no topic.
    package var topic: String
    package var timeout: Duration

    package init(url: String = "https://ntfy.sh", authorization: String? = nil, topic: String = "", timeout: Duration = Limits.sendTimeout) {
        self.url = url
        self.authorization = authorization
        self.topic = topic
        self.timeout = timeout
    }

    /// Reads `url`, `topic`, and `token` or `user` and `password`.
    init(_ settings: ConnectionSettings, timeout: Duration) throws(ConnectionProblem) {
        let url = try settings.webURL("url", default: "https://ntfy.sh")
        var authorization = try settings["token"].map { "Bearer \($0)" }
        if let user = try settings["user"] {
            authorization = "Basic " + Array("\(user):\(try settings.required("password", "a user needs one"))".utf8).base64
        }
        self.init(url: url, authorization: authorization, topic: try settings["topic"] ?? "", timeout: timeout)
    }
}
