/// How this server is known to the identity provider, and what of its answers counts.
package struct ProviderSettings: Hashable, Sendable {
    /// As the provider spells it, to the letter: a slash at the end is another issuer.
    package var issuer: String
    package var clientID: String
    /// Nil for a public client, which PKCE alone protects.
    package var clientSecret: String?
    /// Beside `openid`, which is always asked for.
    package var scopes: [String]
    /// The claim that lists somebody's groups.
    package var groupsClaim: String
    /// The claim that names somebody of the runbook when no proven e-mail address does; nil: none may.
    package var nameClaim: String?
    /// What the provider is called on the sign-in page.
    package var label: String
    /// Where the provider sends browsers back to.
    package var redirectURI: String

    package init(
        issuer: String, clientID: String, clientSecret: String? = nil, scopes: [String] = ["profile", "email"], groupsClaim: String = "groups",
        nameClaim: String? = "preferred_username", label: String = "your provider", redirectURI: String
    ) {
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.scopes = scopes
        self.groupsClaim = groupsClaim
        self.nameClaim = nameClaim
        self.label = label
        self.redirectURI = redirectURI
    }

    /// Passwords and tokens go nowhere in the clear but on this very machine.
    package static func isSafe(_ url: String) -> Bool {
        if url.hasPrefix("https://") { return true }
        guard url.hasPrefix("http://") else { return false }
        let host = url.dropFirst("http://".count).prefix { !"/?#".contains($0) }
        guard !host.contains("@") else { return false }
        let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
        return ["localhost", "127.0.0.1", "[::1]"].contains(name)
    }
}
