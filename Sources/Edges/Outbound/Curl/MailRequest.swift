internal import Vocabulary

/// Where mail is handed in, and who we are there.
package struct MailServer: Hashable, Sendable {
    package enum Security: String, Hashable, Sendable, CaseIterable {
        /// TLS from the first byte (`smtps://`, RFC 8314).
        case implicit
        /// STARTTLS or nothing is sent.
        case required
        /// STARTTLS where the server offers it (RFC 7435).
        case opportunistic
        case never
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var user: String?
    package var password: String?

    package init(host: String, port: Int, security: Security, user: String? = nil, password: String? = nil) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
    }
}

/// One mail on its way: the envelope, and the message as it will be read.
package struct MailRequest: Hashable, Sendable {
    package var server: MailServer
    package var sender: String
    package var recipient: String
    /// RFC 5322, lines ended by CRLF; leading dots are doubled by the client.
    package var message: [UInt8]
    package var timeout: Duration

    package init(server: MailServer, sender: String, recipient: String, message: [UInt8], timeout: Duration = Limits.sendTimeout) {
        self.server = server
        self.sender = sender
        self.recipient = recipient
        self.message = message
        self.timeout = timeout
    }
}
