internal import Vocabulary

/// A mail server, and whose name mail goes out under.
package struct SMTPSettings: Sendable {
    package var server: MailServer
    /// `oncall@pria.example` or `Runbell <oncall@pria.example>`, taken apart.
    package var senderName: String
    package var senderAddress: String
    package var timeout: Duration

    package init(server: MailServer, senderName: String = "Runbell", senderAddress: String, timeout: Duration = Limits.sendTimeout) {
        self.server = server
        self.senderName = senderName
        self.senderAddress = senderAddress
        self.timeout = timeout
    }

    /// Reads `url` (`smtp://user:password@host:587?starttls=required`, `smtps://host`), `from`, and `user` and `password` where the URL
    /// does not have them.
    init(_ settings: ConnectionSettings, timeout: Duration) throws(ConnectionProblem) {
        let server = try SMTPSettings.server(settings)
        let from = try settings.required("from", "write the address mail comes from")
        let (name, address) = SMTPSettings.mailbox(from)
        guard MailAddress.isSendable(address) else { throw settings.problem("the setting from is not a mail address") }
        self.init(server: server, senderName: name, senderAddress: address, timeout: timeout)
    }

    private static func server(_ settings: ConnectionSettings) throws(ConnectionProblem) -> MailServer {
        let text = try settings.required("url", "write env:SMTP_URL, such as smtp://mail.example:587")
        guard let address = WebAddress(text), ["smtp", "smtps"].contains(address.scheme) else {
            throw settings.problem("the setting url is not an smtp:// or smtps:// address")
        }
        var user = address.user
        var password = address.password
        if user == nil { user = try settings["user"] }
        if password == nil { password = try settings["password"] }
        if user != nil, password == nil { throw settings.problem("the setting password is missing: a user needs one") }
        let port = address.port > 0 ? address.port : address.scheme == "smtps" ? 465 : 587
        let security = try security(settings, address, hasUser: user != nil)
        return MailServer(host: address.host, port: port, security: security, user: user, password: password)
    }

    /// A password never travels in the clear unless somebody wrote so; a relay on this machine may have no certificate.
    private static func security(
        _ settings: ConnectionSettings, _ address: WebAddress, hasUser: Bool
    ) throws(ConnectionProblem) -> MailServer.Security {
        if address.scheme == "smtps" { return .implicit }
        switch address.query["starttls"] {
        case nil: return hasUser && !address.isLoopback ? .required : .opportunistic
        case "required": return .required
        case "opportunistic": return .opportunistic
        case "never": return .never
        default: throw settings.problem("starttls in the url is not one of required, opportunistic, never")
        }
    }

    /// `Ana <ana@x.example>` in two; a bare address has no name.
    private static func mailbox(_ text: String) -> (name: String, address: String) {
        guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else { return ("Runbell", text) }
        let name = Wording.oneLine(text[..<open]).replacing("\"", with: "")
        return (name, String(text[text.index(after: open)...].dropLast()))
    }
}

enum MailAddress {
    /// Not whether anybody reads there, only that it cannot be taken for two addresses or another command.
    static func isSendable(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty && text.utf8.count <= 254
            && text.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 && !"<>,;:\\\"()[]".unicodeScalars.contains($0) }
    }

    static func domain(_ text: String) -> Substring { text.split(separator: "@").last ?? "localhost" }
}
