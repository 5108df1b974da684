internal import Foundation
internal import Notation
internal import OpenIDConnect
internal import Signing
internal import Testing
internal import Vocabulary

@Suite("ID tokens that are not believed") struct RefusalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let refusal: TokenRefusal
        let claims: @Sendable (JSON) -> JSON

        init(_ what: String, _ refusal: TokenRefusal, _ claims: @escaping @Sendable (JSON) -> JSON) {
            testDescription = what
            self.refusal = refusal
            self.claims = claims
        }
    }

    private static let seconds = TestIssuer.start.milliseconds / 1_000

    static let cases = [
        Case("another issuer", .issuer("https://evil.example")) { $0.with("iss", "https://evil.example") },
        Case("an issuer with a slash more", .issuer(TestIssuer.address + "/")) { $0.with("iss", .string(TestIssuer.address + "/")) },
        Case("no issuer", .issuer("")) { $0.with("iss", nil) },
        Case("another audience", .audience) { $0.with("aud", "shop") },
        Case("an audience that begins alike", .audience) { $0.with("aud", "runbell2") },
        Case("no audience", .audience) { $0.with("aud", []) },
        Case("several audiences and nobody who asked", .authorizedParty) { $0.with("aud", ["runbell", "shop"]) },
        Case("asked for by another client", .authorizedParty) { $0.with("aud", ["runbell", "shop"]).with("azp", "shop") },
        Case("asked for by another client, for us alone", .authorizedParty) { $0.with("azp", "shop") },
        Case("expired beyond the skew", .expired) { $0.with("exp", .integer(seconds - 121)) },
        Case("without an end", .expired) { $0.with("exp", nil) },
        Case("an end that is no time", .expired) { $0.with("exp", 1e300) },
        Case("issued later than now", .issuedAt) { $0.with("iat", .integer(seconds + 121)) },
        Case("issued long ago", .issuedAt) { $0.with("iat", .integer(seconds - 601)) },
        Case("without a beginning", .issuedAt) { $0.with("iat", nil) },
        Case("not good yet", .issuedAt) { $0.with("nbf", .integer(seconds + 121)) },
        Case("the nonce of another sign-in", .nonce) { $0.with("nonce", "n") },
        Case("no nonce", .nonce) { $0.with("nonce", nil) },
        Case("another access token's hash", .accessTokenHash) { $0.with("at_hash", "77QmUPtjPfzWtF2AnpK9RQ") },
        Case("nobody", .subject) { $0.with("sub", "") },
        Case("somebody whose name is endless", .subject) { $0.with("sub", .string(String(repeating: "x", count: 256))) },
    ]

    @Test("a token that says what it must not is refused, and why is said", arguments: cases)
    func claims(_ it: Case) async throws {
        let issuer = TestIssuer(try await .ec())
        issuer.behave { $0.claims = it.claims }
        await #expect(throws: SignInProblem.untrusted(it.refusal)) { try await issuer.signIn() }
    }

    static let good: [Case] = [
        Case("as it is", .signature) { $0 },
        Case("expired within the skew", .signature) { $0.with("exp", .integer(seconds - 119)) },
        Case("for several, asked for by us", .signature) { $0.with("aud", ["shop", "runbell"]).with("azp", "runbell") },
        Case("with the hash of what came along", .signature) {
            $0.with("at_hash", .string(Array(Digest.sha256("acc3ss")[..<16]).base64URL))
        },
    ]

    @Test("what is right is believed", arguments: good)
    func believed(_ it: Case) async throws {
        let issuer = TestIssuer(try await .ec())
        issuer.behave { $0.claims = it.claims }
        let (identity, to) = try await issuer.signIn()
        #expect(identity.subject == "7f3a" && identity.email == "ana@shop.example" && identity.name == "ana" && identity.groups == ["sre"])
        #expect(to == "/incidents/INC-1?tab=pages")
    }

    @Test("a token nobody signed is refused, however it spells that", arguments: ["none", "None", "NONE", ""])
    func unsigned(_ name: String) async throws {
        let key = try await TestKey.ec()
        let issuer = TestIssuer(key)
        issuer.behave { $0.sign = { try key.sign($0, header: ["alg": .string(name)]) } }
        await #expect(throws: SignInProblem.untrusted(.algorithm(name))) { try await issuer.signIn() }
    }

    @Test("a public key is no secret: HS256 made with it is refused", arguments: ["HS256", "HS384", "HS512"])
    func confused(_ name: String) async throws {
        let key = try await TestKey.rsa()
        let issuer = TestIssuer(key)
        let publicKey = Array(key.published.text.utf8)
        issuer.behave {
            $0.sign = { claims in
                let header: JSON = ["alg": .string(name), "kid": "one"]
                let signed = "\(Array(header.text.utf8).base64URL).\(Array(claims.text.utf8).base64URL)"
                return "\(signed).\(Digest.hmacSHA256(Array(signed.utf8), key: publicKey).base64URL)"
            }
        }
        await #expect(throws: SignInProblem.untrusted(.algorithm(name))) { try await issuer.signIn() }
    }

    @Test("a changed claim, another key of that name and a signature cut short are refused")
    func meddledWith() async throws {
        let (key, other) = (try await TestKey.ec(), try await TestKey.ec())
        let issuer = TestIssuer(key)
        let signs: [@Sendable (JSON) throws -> String] = [
            { claims in
                let parts = try key.sign(claims).split(separator: ".")
                return "\(parts[0]).\(Array(claims.with("sub", "root").text.utf8).base64URL).\(parts[2])"
            },
            { try other.sign($0) },
            { String(try key.sign($0).dropLast(8)) },
        ]
        for sign in signs {
            issuer.behave { $0.sign = sign }
            await #expect(throws: SignInProblem.untrusted(.signature)) { try await issuer.signIn() }
        }
    }

    @Test("what is no token is refused", arguments: ["", "a.b", "a.b.c.d", "e30.e30.e30", "!.!.!", String(repeating: "x", count: 40_000)])
    func nonsense(_ text: String) async throws {
        let issuer = TestIssuer(try await .ec())
        issuer.behave { $0.sign = { _ in text } }
        await #expect { try await issuer.signIn() } throws: { "\($0)".contains("ID token") }
    }

    @Test("an extension that has to be understood is not")
    func critical() async throws {
        let key = try await TestKey.ec()
        let issuer = TestIssuer(key)
        issuer.behave { $0.sign = { try key.sign($0, header: ["alg": "ES256", "kid": "one", "crit": ["exp"]]) } }
        await #expect { try await issuer.signIn() } throws: { "\($0)".contains("extensions") }
    }
}
