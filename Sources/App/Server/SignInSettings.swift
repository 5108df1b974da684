internal import OpenIDConnect
package import Runbooks

/// How people sign in: with a password, by way of an identity provider, or both.
package struct SignInSettings: Hashable, Sendable {
    /// As the provider calls itself; nil: there is none.
    package var issuer: String?
    package var clientID: String
    /// Where the secret is; nil for a public client.
    package var clientSecret: Setting?
    package var scopes: [String]
    package var groupsClaim: String
    /// Nil: only a proven e-mail address says who somebody is.
    package var nameClaim: String?
    /// What the button says.
    package var label: String
    /// Whether names and passwords count.
    package var isLocal: Bool

    init(_ text: (String) -> String?, isLocal: Bool) throws {
        issuer = text("oidc-issuer")
        clientID = text("oidc-client-id") ?? ""
        clientSecret = try text("oidc-client-secret").map(SignInSettings.secret)
        scopes = (text("oidc-scopes") ?? "profile email").split { $0 == " " || $0 == "," }.map(String.init)
        groupsClaim = text("oidc-groups-claim") ?? "groups"
        nameClaim = text("oidc-name-claim") ?? "preferred_username"
        if nameClaim == "none" { nameClaim = nil }
        label = text("oidc-label") ?? issuer.map(SignInSettings.host) ?? ""
        self.isLocal = isLocal
        try check()
    }

    private func check() throws {
        guard let issuer else {
            guard isLocal else { throw SettingsProblem("local-sign-in is no, and there is no oidc-issuer: nobody could sign in") }
            guard clientID.isEmpty, clientSecret == nil else { throw SettingsProblem("oidc-client-id and oidc-client-secret need an oidc-issuer") }
            return
        }
        guard ProviderSettings.isSafe(issuer) else {
            throw SettingsProblem("oidc-issuer must begin with https://, not “\(issuer)” (http:// only on this machine)")
        }
        guard !clientID.isEmpty else { throw SettingsProblem("oidc-issuer needs the client id the provider gave you: oidc-client-id") }
    }

    /// Never the secret itself: settings are seen in process lists.
    private static func secret(_ text: String) throws -> Setting {
        if text.hasPrefix("env:") { return .environment(String(text.dropFirst(4))) }
        if text.hasPrefix("file:") { return .file(String(text.dropFirst(5))) }
        throw SettingsProblem("oidc-client-secret says where the secret is: env:NAME or file:PATH, not the secret itself")
    }

    private static func host(_ issuer: String) -> String { issuer.split(separator: "/").dropFirst().first.map(String.init) ?? issuer }
}
