import JWTKit
import Notation
import OpenIDConnect
import Signing
import Synchronization
import Vocabulary

/// An identity provider that says of everybody what the test tells it to.
final class ScriptedProvider: Sendable {
    static let issuer = "https://id.example"

    private let algorithm: any JWTAlgorithm
    private let keys: JSON
    private let claims = Mutex<JSON>([:])
    private let nonce = Mutex("")
    private let asked = Mutex(0)

    init() async throws {
        let secret = ES256PrivateKey()
        func number(_ text: String?) -> JSON { .string([UInt8](base64: text ?? "")?.base64URL ?? "") }
        keys = ["keys": [["kty": "EC", "crv": "P-256", "x": number(secret.parameters?.x), "y": number(secret.parameters?.y)]]]
        algorithm = try await JWTKeyCollection().add(ecdsa: secret).getKey()
    }

    /// How often a code was brought to it.
    var redeemed: Int { asked.withLock { $0 } }

    var provider: OpenIDProvider {
        let settings = ProviderSettings(
            issuer: Self.issuer, clientID: "runbell", clientSecret: "s3cret", label: "Shop ID", redirectURI: "http://runbell.example/sign-in/return")
        return OpenIDProvider(settings, key: House.linkKey) { [self] request in answer(request) }
    }

    /// Who signs in next.
    func say(_ subject: String, _ more: JSON = [:]) { claims.withLock { $0 = .object([.init("sub", .string(subject))] + (more.object ?? [])) } }

    func asks(_ nonce: String) { self.nonce.withLock { $0 = nonce } }

    private func answer(_ request: ProviderRequest) -> ProviderAnswer {
        switch request.url.dropFirst(Self.issuer.count) {
        case "/.well-known/openid-configuration":
            ok([
                "issuer": .string(Self.issuer), "authorization_endpoint": "https://id.example/auth", "token_endpoint": "https://id.example/token",
                "jwks_uri": "https://id.example/keys", "end_session_endpoint": "https://id.example/logout",
            ])
        case "/keys": ok(keys)
        case "/token": token()
        default: .answer(status: 404, body: [])
        }
    }

    private func token() -> ProviderAnswer {
        asked.withLock { $0 += 1 }
        let now = House.start.milliseconds / 1_000
        let standard: [JSON.Member] = [
            .init("iss", .string(Self.issuer)), .init("aud", "runbell"), .init("iat", .integer(now)), .init("exp", .integer(now + 300)),
            .init("nonce", .string(nonce.withLock { $0 })),
        ]
        let claims = JSON.object(standard + (claims.withLock { $0 }.object ?? []))
        let signed = "\(Array(#"{"alg":"ES256"}"#.utf8).base64URL).\(Array(claims.text.utf8).base64URL)"
        guard let signature = try? algorithm.sign(Array(signed.utf8)) else { return .fault("it cannot sign") }
        return ok(["access_token": "acc3ss", "id_token": .string("\(signed).\(signature.base64URL)")])
    }

    private func ok(_ json: JSON) -> ProviderAnswer { .answer(status: 200, body: Array(json.text.utf8)) }
}
