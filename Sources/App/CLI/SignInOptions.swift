internal import ArgumentParser

/// How people sign in: the settings of the identity provider, and whether passwords count beside it.
struct SignInOptions: ParsableArguments {
    @Option(name: .customLong("oidc-issuer"), help: "The OpenID provider people sign in with, as it calls itself: https://id.example/realms/shop")
    var issuer: String?

    @Option(name: .customLong("oidc-client-id"), help: "What the provider calls this server.")
    var clientID: String?

    @Option(name: .customLong("oidc-client-secret"), help: "Where its secret is: env:NAME or file:PATH. None for a public client.")
    var clientSecret: String?

    @Option(name: .customLong("oidc-scopes"), help: "What to ask for beside openid. (default: profile email)")
    var scopes: String?

    @Option(name: .customLong("oidc-groups-claim"), help: "The claim that lists somebody's groups. (default: groups)")
    var groupsClaim: String?

    @Option(name: .customLong("oidc-name-claim"), help: "The claim that is a person's name in the runbook, or none. (default: preferred_username)")
    var nameClaim: String?

    @Option(name: .customLong("oidc-label"), help: "What the provider is called on the sign-in page. (default: its host)")
    var label: String?

    @Option(name: .customLong("local-sign-in"), help: "yes or no: whether names and passwords of this server count. (default: yes)")
    var local: String?

    var given: [String: String?] {
        [
            "oidc-issuer": issuer, "oidc-client-id": clientID, "oidc-client-secret": clientSecret, "oidc-scopes": scopes,
            "oidc-groups-claim": groupsClaim, "oidc-name-claim": nameClaim, "oidc-label": label, "local-sign-in": local,
        ]
    }
}
