internal import Notation
internal import OpenIDConnect
internal import Signing
internal import Testing
internal import Vocabulary

@Suite("The way to the provider and back") struct FlowTests {
    // MARK: There

    @Test("the browser is sent with all the standard asks for")
    func there() async throws {
        let provider = TestIssuer(try await .ec()).provider { $0.scopes = ["openid", "email", "groups"] }
        let (url, attempt) = try await provider.begin(to: "/", random: Array(1...32), at: TestIssuer.start)
        #expect(url.hasPrefix("\(TestIssuer.address)/auth?response_type=code&client_id=runbell&"))
        let query = TestIssuer.query(url)
        #expect(query["redirect_uri"] == TestIssuer.back && query["scope"] == "openid email groups" && query["state"] == attempt.state)
        #expect(query["code_challenge_method"] == "S256" && query["code_challenge"]?.count == 43)
        #expect(Set([query["state"], query["nonce"], query["code_challenge"]]).count == 3)
    }

    @Test("what the provider's address has already is kept")
    func question() async throws {
        let issuer = TestIssuer(try await .ec())
        issuer.behave { $0.document = ["authorization_endpoint": "https://id.shop.example/auth?tenant=1"] }
        let (url, _) = try await issuer.provider().begin(to: "/", random: Array(1...32), at: TestIssuer.start)
        #expect(url.hasPrefix("https://id.shop.example/auth?tenant=1&response_type=code&"))
    }

    // MARK: Back

    @Test("an answer that is not this browser's is refused before anybody is asked")
    func strange() async throws {
        typealias Change = @Sendable (inout OpenIDProvider.Return, inout String?) -> Void
        let changes: [Change] = [
            { back, _ in back.state = nil }, { back, _ in back.state = "other" }, { _, cookie in cookie = nil }, { _, cookie in cookie = "a.b" },
            { _, cookie in cookie = cookie.map { $0.replacing("INC-1", with: "INC-2") } }, { back, _ in back.code = nil },
            { _, cookie in cookie = cookie.map { $0.replacing("1800000900000", with: "1800090000000") } },
            { back, _ in back.issuer = "https://evil.example" },
        ]
        for change in changes {
            let issuer = TestIssuer(try await .ec())
            await #expect { try await issuer.signIn(nil, change) } throws: { if case SignInProblem.strange = $0 { true } else { false } }
            #expect(issuer.requests(to: "/token").isEmpty)
        }
    }

    @Test("an answer is taken once, and not after a quarter of an hour")
    func once() async throws {
        let issuer = TestIssuer(try await .ec())
        let provider = issuer.provider()
        let (_, attempt) = try await provider.begin(to: "/", random: Array(1...32), at: TestIssuer.start)
        let back = OpenIDProvider.Return(state: attempt.state, code: "c0de", error: nil, issuer: nil)
        func finish(_ now: Moment) async throws { _ = try await provider.finish(back, cookie: attempt.cookie, at: now) }
        await #expect(throws: SignInProblem.strange("it took longer than 15 minutes")) { try await finish(TestIssuer.start + .minutes(15)) }
        await #expect(throws: SignInProblem.untrusted(.nonce)) { try await finish(TestIssuer.start) }
        await #expect(throws: SignInProblem.strange("its state was used already")) { try await finish(TestIssuer.start) }
        #expect(issuer.requests(to: "/token").count == 1)
    }

    @Test("a provider that always names itself is not believed when it does not")
    func named() async throws {
        let issuer = TestIssuer(try await .ec())
        issuer.behave { $0.document = ["authorization_response_iss_parameter_supported": true] }
        await #expect(throws: SignInProblem.strange("it names another issuer (iss)")) { try await issuer.signIn() }
        _ = try await issuer.signIn { back, _ in back.issuer = TestIssuer.address }
    }

    @Test("a no of the provider is told by its code, and its text goes nowhere")
    func declined() async throws {
        let issuer = TestIssuer(try await .ec())
        await #expect(throws: SignInProblem.declined("access_denied")) { try await issuer.signIn { back, _ in back.error = "access_denied<b>\n" } }
    }

    // MARK: Redeeming

    @Test("the code goes with the verifier of its challenge, and the secret in the header, each half encoded")
    func redeemed() async throws {
        let issuer = TestIssuer(try await .ec())
        let provider = issuer.provider()
        let (url, _) = try await provider.begin(
            to: "/incidents/INC-1?tab=pages", random: [UInt8](repeating: 1, count: 32), at: TestIssuer.start)
        _ = try await issuer.signIn(provider)
        let request = try #require(issuer.requests(to: "/token").first)
        let form = TestIssuer.query("?" + (request.form ?? ""))
        #expect(Digest.sha256(form["code_verifier"] ?? "").base64URL == TestIssuer.query(url)["code_challenge"])
        #expect(form["code"] == "c0de" && form["redirect_uri"] == TestIssuer.back && form["client_id"] == nil && form["client_secret"] == nil)
        #expect(request.headers["Authorization"] == "Basic \(Array("runbell:s3cret%3A%25".utf8).base64)")
    }

    @Test("the secret goes into the form where nothing else is offered, and a public client has none")
    func otherClients() async throws {
        let issuer = TestIssuer(try await .ec())
        issuer.behave { $0.document = ["token_endpoint_auth_methods_supported": ["client_secret_post"]] }
        _ = try await issuer.signIn()
        _ = try await issuer.signIn(issuer.provider { $0.clientSecret = nil })
        let forms = issuer.requests(to: "/token").map { TestIssuer.query("?" + ($0.form ?? "")) }
        #expect(forms.map { $0["client_secret"] } == ["s3cret:%", nil] && forms.allSatisfy { $0["client_id"] == "runbell" })
        #expect(issuer.requests(to: "/token").allSatisfy { $0.headers["Authorization"] == nil })
    }

    @Test("no word for the log holds a secret, a code or a token")
    func quiet() async throws {
        let key = try await TestKey.ec()
        for path in ["/.well-known/openid-configuration", "/keys", "/token"] {
            let issuer = TestIssuer(key)
            issuer.behave { $0.failing = [path] }
            do { _ = try await issuer.signIn() } catch {
                #expect("\(error)".contains(path) && !["s3cret", "c0de", "acc3ss", "?"].contains { "\(error)".contains($0) })
                continue
            }
            Issue.record("it came in without \(path)")
        }
    }
}
