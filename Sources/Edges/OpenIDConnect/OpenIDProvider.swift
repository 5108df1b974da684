internal import Notation
internal import Signing
package import Vocabulary

/// Signing in by way of an identity provider: OpenID Connect Core's authorization code flow with PKCE (RFC 7636) and nothing else.
package struct OpenIDProvider: Sendable {
    package typealias Carry = @Sendable (ProviderRequest) async -> ProviderAnswer

    package let settings: ProviderSettings
    private let key: [UInt8]
    private let carry: Carry
    private let bulletin: Bulletin
    private let spent = SpentStates()

    /// `key`: the server's own, that nobody else knows.
    package init(_ settings: ProviderSettings, key: [UInt8], carry: @escaping Carry) {
        self.settings = settings
        self.key = key
        self.carry = carry
        bulletin = Bulletin(issuer: settings.issuer) { (url) throws(SignInProblem) in
            try await OpenIDProvider.body(of: ProviderRequest(url: url, headers: ["Accept": "application/json"]), by: carry)
        }
    }

    // MARK: There

    /// The address to send the browser to, and what it must keep meanwhile. `random`: 32 unpredictable bytes.
    package func begin(to path: String, random: [UInt8], at now: Moment) async throws(SignInProblem) -> (url: String, attempt: Attempt) {
        let document = try await bulletin.document(at: now)
        let attempt = Attempt(to: path, random: random, until: now + Attempt.lifetime, key: key)
        let asked = [
            ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", settings.redirectURI),
            ("scope", (["openid"] + settings.scopes.filter { $0 != "openid" }).joined(separator: " ")), ("state", attempt.state),
            ("nonce", attempt.nonce), ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"),
        ]
        return (Self.url(document.authorizationEndpoint, asked), attempt)
    }

    /// Where to sign out of the provider, too; nil when it offers no such thing (OpenID Connect RP-Initiated Logout).
    package func farewell(_ token: String?, backTo url: String, at now: Moment) async -> String? {
        guard let endpoint = try? await bulletin.document(at: now).endSessionEndpoint else { return nil }
        let hint = token.map { [("id_token_hint", $0)] } ?? []
        return Self.url(endpoint, hint + [("client_id", settings.clientID), ("post_logout_redirect_uri", url)])
    }

    // MARK: And back

    /// What the provider sent the browser back with, in its address.
    package struct Return: Hashable, Sendable {
        package var state: String?
        package var code: String?
        package var error: String?
        package var issuer: String?

        package init(state: String?, code: String?, error: String?, issuer: String?) {
            self.state = state
            self.code = code
            self.error = error
            self.issuer = issuer
        }
    }

    /// `cookie`: what the browser kept for this state; nil when it kept nothing.
    package func finish(_ back: Return, cookie: String?, at now: Moment) async throws(SignInProblem) -> (identity: Identity, to: String) {
        let attempt = try attempt(back, cookie, at: now)
        let document = try await bulletin.document(at: now)
        // Another provider must not be able to have its code redeemed here (RFC 9207).
        guard back.issuer == nil && !document.namesItself || back.issuer == settings.issuer else { throw .strange("it names another issuer (iss)") }
        if let error = back.error { throw .declined(Self.plain(error)) }
        guard let code = back.code, !code.isEmpty else { throw .strange("it brings no code") }
        guard spent.spend(attempt.state, until: attempt.until, at: now) else { throw .strange("its state was used already") }
        let answer = try await redeem(code, attempt, document)
        guard let text = answer["id_token"]?.string else { throw .unusable("its answer holds no id_token: is `openid` among the scopes it allows?") }
        let accessToken = answer["access_token"]?.string
        let claims = try await proven(text, attempt, accessToken, at: now)
        return (await identity(claims, text, accessToken, document), attempt.to)
    }

    private func attempt(_ back: Return, _ cookie: String?, at now: Moment) throws(SignInProblem) -> Attempt {
        guard let state = back.state, let cookie else { throw .strange("this browser has begun no such sign-in") }
        guard let attempt = Attempt(cookie: cookie, key: key), Digest.equal(attempt.state, state) else { throw .strange("its state is another one") }
        guard now < attempt.until else { throw .strange("it took longer than \(Attempt.lifetime.components.seconds / 60) minutes") }
        return attempt
    }

    /// The code for tokens (RFC 6749, section 4.1.3).
    private func redeem(_ code: String, _ attempt: Attempt, _ document: ProviderDocument) async throws(SignInProblem) -> JSON {
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.redirectURI), ("code_verifier", attempt.verifier),
        ]
        var request = ProviderRequest(url: document.tokenEndpoint, headers: ["Accept": "application/json"])
        switch settings.clientSecret {
        case nil: form.append(("client_id", settings.clientID))
        case let secret? where document.takesSecretInBody: form += [("client_id", settings.clientID), ("client_secret", secret)]
        case let secret?:
            // Each half is encoded first (section 2.3.1), so that a colon in one is no border.
            let pair = "\(PercentEncoding.encode(settings.clientID)):\(PercentEncoding.encode(secret))"
            request.headers["Authorization"] = "Basic \(Array(pair.utf8).base64)"
        }
        request.form = Self.encoded(form)
        let bytes = try await Self.body(of: request, by: carry)
        guard let json = try? JSON(parsing: bytes) else { throw .unusable("what its token endpoint answers is no JSON") }
        return json
    }

    private func proven(
        _ text: String, _ attempt: Attempt, _ accessToken: String?, at now: Moment
    ) async throws(SignInProblem) -> Claims {
        do {
            let token = try SignedToken(text)
            do { try await bulletin.keys(afresh: false, at: now).prove(token) } catch TokenRefusal.unknownKey {
                try await bulletin.keys(afresh: true, at: now).prove(token)
            }
            let check = IDTokenCheck(
                issuer: settings.issuer, clientID: settings.clientID, nonce: attempt.nonce, accessToken: accessToken, now: now)
            try check.check(token)
            return Claims(json: token.claims)
        } catch let refusal as TokenRefusal {
            throw .untrusted(refusal)
        } catch let problem as SignInProblem {
            throw problem
        } catch { throw .unusable("\(error)") }
    }

    // MARK: Who it is

    private func identity(_ claims: Claims, _ token: String, _ accessToken: String?, _ document: ProviderDocument) async -> Identity {
        let subject = claims.json["sub"]?.string ?? ""
        var told = [claims]
        if !claims.hasEmail || claims.groups(settings.groupsClaim) == nil, let endpoint = document.userInfoEndpoint, let accessToken {
            if let more = await userInfo(endpoint, accessToken), more.json["sub"]?.string == subject { told.append(more) }
        }
        return Identity(
            issuer: settings.issuer, subject: subject, email: told.first(where: \.hasEmail)?.email,
            name: settings.nameClaim.flatMap { claim in told.lazy.compactMap { $0.name(claim) }.first },
            groups: told.lazy.compactMap { $0.groups(settings.groupsClaim) }.first ?? [], token: token)
    }

    /// Nil when it cannot be had: what the ID token says has to do then.
    private func userInfo(_ endpoint: String, _ accessToken: String) async -> Claims? {
        let request = ProviderRequest(url: endpoint, headers: ["Accept": "application/json", "Authorization": "Bearer \(accessToken)"])
        guard let bytes = try? await Self.body(of: request, by: carry), let json = try? JSON(parsing: bytes) else { return nil }
        return Claims(json: json)
    }

    // MARK: Carrying

    private static func body(of request: ProviderRequest, by carry: Carry) async throws(SignInProblem) -> [UInt8] {
        switch await carry(request) {
        case .fault(let why): throw .unreachable("\(path(request.url)): \(why)")
        case .answer(200..<300, let body): return body
        case .answer(let status, let body):
            let code = (try? JSON(parsing: body))?["error"]?.string.map { ", \(plain($0))" } ?? ""
            let why = "\(path(request.url)) answers \(status)\(code)"
            throw status >= 500 || status == 429 ? .unreachable(why) : .unusable(why)
        }
    }

    /// Without what stands behind the question mark.
    private static func path(_ url: String) -> Substring { url.prefix { $0 != "?" } }

    /// Error codes as RFC 6749 allows them, and nothing else into the log.
    private static func plain(_ code: String) -> String {
        String(code.prefix(80).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) })
    }

    private static func url(_ endpoint: String, _ query: [(String, String)]) -> String {
        "\(endpoint)\(endpoint.contains("?") ? "&" : "?")\(encoded(query))"
    }

    private static func encoded(_ fields: [(String, String)]) -> String {
        fields.map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
    }
}
