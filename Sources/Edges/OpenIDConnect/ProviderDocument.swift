internal import Notation

/// What a provider says about itself (OpenID Connect Discovery, section 3).
struct ProviderDocument: Sendable {
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let keysEndpoint: String
    let userInfoEndpoint: String?
    let endSessionEndpoint: String?
    /// How a client with a secret proves itself: in the header, unless only the other way is offered.
    let takesSecretInBody: Bool
    /// Its answers always name it (RFC 9207), so that one without is not its.
    let namesItself: Bool

    static func address(of issuer: String) -> String {
        (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
    }

    init(_ bytes: [UInt8], issuer: String) throws(SignInProblem) {
        guard let json = try? JSON(parsing: bytes), json.object != nil else { throw .unusable("its discovery document is no JSON object") }
        func address(_ name: String) throws(SignInProblem) -> String? {
            guard let url = json[name]?.string, !url.isEmpty else { return nil }
            guard ProviderSettings.isSafe(url) else { throw .unusable("its \(name) is not https: \(url)") }
            return url
        }
        func needed(_ name: String) throws(SignInProblem) -> String {
            guard let url = try address(name) else { throw .unusable("its discovery document has no \(name)") }
            return url
        }
        // Whoever answers for another issuer could take over whoever trusts this one (section 4.3).
        guard let named = json["issuer"]?.string, named == issuer else {
            throw .unusable("it calls itself “\(json["issuer"]?.string ?? "")” and not “\(issuer)”: write oidc-issuer as it does")
        }
        authorizationEndpoint = try needed("authorization_endpoint")
        tokenEndpoint = try needed("token_endpoint")
        keysEndpoint = try needed("jwks_uri")
        userInfoEndpoint = try address("userinfo_endpoint")
        endSessionEndpoint = try address("end_session_endpoint")
        let methods = json["token_endpoint_auth_methods_supported"]?.array?.compactMap(\.string) ?? ["client_secret_basic"]
        takesSecretInBody = !methods.contains("client_secret_basic") && methods.contains("client_secret_post")
        namesItself = json["authorization_response_iss_parameter_supported"]?.bool ?? false
    }
}
