internal import Notation
internal import OpenIDConnect
internal import Signing
internal import Synchronization
internal import Vocabulary

/// A provider as the standard describes it, on no network: it publishes keys, redeems one code, and remembers what it was asked.
final class TestIssuer: Sendable {
    struct Behaviour: Sendable {
        var keys: [JSON]
        /// What the discovery document says instead, by name; null takes a member away.
        var document: [String: JSON] = [:]
        /// The claims of the ID token, from those a good one has.
        var claims: @Sendable (JSON) -> JSON = { $0 }
        var sign: @Sendable (JSON) throws -> String
        var userInfo: JSON?
        var failing: Set<String> = []
    }

    static let address = "https://id.shop.example/realms/shop"
    static let back = "https://runbell.shop.example/sign-in/return"
    static let start = Moment(seconds: 1_800_000_000)

    private let behaviour: Mutex<Behaviour>
    private let asked = Mutex<[ProviderRequest]>([])
    private let nonce = Mutex("")
    private let begun = Mutex<UInt8>(0)

    init(_ key: TestKey) { behaviour = Mutex(Behaviour(keys: [key.published], sign: { try key.sign($0) })) }

    func behave(_ change: (inout sending Behaviour) -> Void) { behaviour.withLock { change(&$0) } }
    var requests: [ProviderRequest] { asked.withLock { $0 } }
    func requests(to end: String) -> [ProviderRequest] { requests.filter { $0.url.hasSuffix(end) } }

    func provider(_ change: (inout ProviderSettings) -> Void = { _ in }) -> OpenIDProvider {
        var settings = ProviderSettings(issuer: Self.address, clientID: "runbell", clientSecret: "s3cret:%", redirectURI: Self.back)
        change(&settings)
        return OpenIDProvider(settings, key: Array("server key".utf8)) { [self] in answer($0) }
    }

    /// The whole way: begun, signed in over there, and back; `change` meddles with what the browser brings.
    func signIn(
        _ provider: OpenIDProvider? = nil, at now: Moment = TestIssuer.start,
        _ change: (inout OpenIDProvider.Return, inout String?) -> Void = { _, _ in }
    ) async throws(SignInProblem) -> (identity: Identity, to: String) {
        let provider = provider ?? self.provider()
        let random = begun.withLock { count in
            count += 1
            return [UInt8](repeating: count, count: 32)
        }
        let (url, attempt) = try await provider.begin(to: "/incidents/INC-1?tab=pages", random: random, at: now)
        nonce.withLock { $0 = TestIssuer.query(url)["nonce"] ?? "" }
        var back = OpenIDProvider.Return(state: attempt.state, code: "c0de", error: nil, issuer: nil)
        var cookie: String? = attempt.cookie
        change(&back, &cookie)
        return try await provider.finish(back, cookie: cookie, at: now)
    }

    static func query(_ url: String) -> [String: String] {
        Dictionary(
            url.drop { $0 != "?" }.dropFirst().split(separator: "&").map { pair in
                let halves = pair.split(separator: "=", maxSplits: 1)
                return (String(halves[0]), PercentEncoding.decode(halves[1]) ?? "")
            }
        ) { $1 }
    }

    // MARK: Its doors

    private func answer(_ request: ProviderRequest) -> ProviderAnswer {
        asked.withLock { $0.append(request) }
        let now = behaviour.withLock { $0 }
        let path = String(request.url.dropFirst(Self.address.count))
        if now.failing.contains(path) { return .fault("no route to host") }
        switch path {
        case "/.well-known/openid-configuration": return ok(document(now))
        case "/keys": return ok(["keys": .array(now.keys)])
        case "/token": return token(now)
        case "/me": return now.userInfo.map(ok) ?? .answer(status: 401, body: [])
        default: return .answer(status: 404, body: [])
        }
    }

    private func ok(_ json: JSON) -> ProviderAnswer { .answer(status: 200, body: Array(json.text.utf8)) }

    private func document(_ now: Behaviour) -> JSON {
        var json: JSON = [
            "issuer": .string(Self.address), "authorization_endpoint": .string(Self.address + "/auth"),
            "token_endpoint": .string(Self.address + "/token"), "jwks_uri": .string(Self.address + "/keys"),
            "userinfo_endpoint": .string(Self.address + "/me"),
        ]
        for (name, value) in now.document { json = json.with(name, value.isNull ? nil : value) }
        return json
    }

    private func token(_ now: Behaviour) -> ProviderAnswer {
        let seconds = Self.start.milliseconds / 1_000
        let claims: JSON = [
            "iss": .string(Self.address), "aud": "runbell", "sub": "7f3a", "exp": .integer(seconds + 300), "iat": .integer(seconds),
            "nonce": .string(nonce.withLock { $0 }), "email": "ana@shop.example", "email_verified": true, "preferred_username": "ana",
            "groups": ["sre"],
        ]
        guard let token = try? now.sign(now.claims(claims)) else { return .fault("it cannot sign") }
        return ok(["access_token": "acc3ss", "token_type": "Bearer", "id_token": .string(token)])
    }
}
