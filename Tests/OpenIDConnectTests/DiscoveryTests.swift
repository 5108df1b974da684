internal import Notation
internal import OpenIDConnect
internal import Testing
internal import Vocabulary

@Suite("What a provider publishes of itself") struct DiscoveryTests {
    @Test(
        "one that cannot be worked with is told with what to mend",
        arguments: [
            ("issuer", "https://evil.example", "write oidc-issuer as it does"), ("issuer", .string(TestIssuer.address + "/"), "oidc-issuer"),
            ("authorization_endpoint", nil, "has no authorization_endpoint"), ("token_endpoint", "", "has no token_endpoint"),
            ("jwks_uri", nil, "has no jwks_uri"), ("token_endpoint", "http://id.shop.example/token", "is not https"),
            ("end_session_endpoint", "http://localhost@evil.example/", "is not https"),
        ] as [(String, JSON?, String)])
    func refused(_ name: String, _ value: JSON?, _ words: String) async throws {
        let issuer = TestIssuer(try await .ec())
        issuer.behave { $0.document = [name: value ?? nil] }
        await #expect { try await issuer.signIn() } throws: { "\($0)".contains(words) }
    }

    @Test("it is asked once an hour, and what it said goes on counting while it is away")
    func kept() async throws {
        let issuer = TestIssuer(try await .ec())
        let provider = issuer.provider()
        for minutes in [0, 1, 59] as [Int64] {
            _ = try await provider.begin(to: "/", random: Array(1...32), at: TestIssuer.start + .minutes(minutes))
        }
        #expect(issuer.requests(to: "openid-configuration").count == 1)
        issuer.behave { $0.failing = ["/.well-known/openid-configuration"] }
        for seconds in [3_601, 3_602, 3_612] as [Int64] {
            _ = try await provider.begin(to: "/", random: Array(1...32), at: TestIssuer.start + .seconds(seconds))
        }
        #expect(issuer.requests(to: "openid-configuration").count == 3)
    }

    @Test("one that is away from the beginning is left alone for a while")
    func away() async throws {
        let issuer = TestIssuer(try await .ec())
        issuer.behave { $0.failing = ["/.well-known/openid-configuration"] }
        let provider = issuer.provider()
        for seconds in [0, 1, 9, 10] as [Int64] {
            await #expect(throws: SignInProblem.self) {
                try await provider.begin(to: "/", random: Array(1...32), at: TestIssuer.start + .seconds(seconds))
            }
        }
        #expect(issuer.requests(to: "openid-configuration").count == 2)
    }

    @Test("signing out leads there too, where it offers that")
    func farewell() async throws {
        let issuer = TestIssuer(try await .ec())
        #expect(await issuer.provider().farewell("t0ken", backTo: "https://runbell.shop.example/sign-in", at: TestIssuer.start) == nil)
        issuer.behave { $0.document = ["end_session_endpoint": .string(TestIssuer.address + "/logout")] }
        let url = try #require(await issuer.provider().farewell("t0ken", backTo: "https://runbell.shop.example/sign-in", at: TestIssuer.start))
        #expect(
            TestIssuer.query(url) == [
                "id_token_hint": "t0ken", "client_id": "runbell", "post_logout_redirect_uri": "https://runbell.shop.example/sign-in",
            ])
    }

    @Test(
        "only https is safe, and this very machine",
        arguments: [
            ("https://id.example", true), ("http://localhost:9000/x", true), ("http://127.0.0.1", true), ("http://[::1]:80/", true),
            ("http://id.example", false), ("http://localhost.evil.example", false), ("http://127.0.0.1@evil.example", false),
            ("ftp://localhost", false),
            ("http://127.0.0.1.evil.example/", false),
        ])
    func safe(_ url: String, _ isSafe: Bool) { #expect(ProviderSettings.isSafe(url) == isSafe) }
}
