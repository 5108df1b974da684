internal import CryptoExtras
internal import Foundation
internal import Notation
internal import OpenIDConnect
internal import Signing
internal import Testing
internal import Vocabulary

@Suite("Keys of a provider") struct KeyTests {
    @Test("every algorithm that is named is taken", arguments: SigningAlgorithm.allCases)
    func algorithms(_ algorithm: SigningAlgorithm) async throws {
        let name = algorithm.rawValue
        let key = name == "EdDSA" ? try await TestKey.edwards() : name.hasPrefix("ES") ? try await .ec(name) : try await .rsa(name)
        let (identity, _) = try await TestIssuer(key).signIn()
        #expect(identity.subject == "7f3a")
    }

    @Test("a key that does not say what it is for serves every algorithm of its family")
    func unnamed() async throws {
        let key = try await TestKey.rsa("PS256")
        let issuer = TestIssuer(key)
        issuer.behave { $0.keys = [key.published.with("alg", nil).with("use", nil)] }
        _ = try await issuer.signIn()
    }

    @Test("a key for one algorithm proves no other")
    func named() async throws {
        let key = try await TestKey.rsa("PS256")
        let issuer = TestIssuer(key)
        issuer.behave { $0.keys = [key.published.with("alg", "RS256")] }
        await #expect(throws: SignInProblem.untrusted(.unfittingKey(.ps256))) { try await issuer.signIn() }
    }

    @Test("a key for encryption proves nothing")
    func unfit() async throws {
        let key = try await TestKey.ec()
        let issuer = TestIssuer(key)
        issuer.behave { $0.keys = [key.published.with("use", "enc")] }
        await #expect(throws: SignInProblem.untrusted(.unknownKey("one"))) { try await issuer.signIn() }
    }

    @Test("an RSA key that can be broken proves nothing, however well it signs", arguments: [(1_024, false), (2_040, false), (2_048, true)])
    func short(_ bits: Int, _ isBelieved: Bool) async throws {
        let secret = try _RSA.Signing.PrivateKey(unsafeKeySize: _RSA.Signing.KeySize(bitCount: bits))
        let numbers = try secret.publicKey.getKeyPrimitives()
        let issuer = TestIssuer(try await .ec())
        issuer.behave {
            $0.keys = [["kty": "RSA", "n": .string(Array(numbers.modulus).base64URL), "e": .string(Array(numbers.publicExponent).base64URL)]]
            $0.sign = { claims in
                let signed = "\(Array(#"{"alg":"RS256"}"#.utf8).base64URL).\(Array(claims.text.utf8).base64URL)"
                let signature = try secret.signature(for: Array(signed.utf8), padding: .insecurePKCS1v1_5)
                return "\(signed).\(Array(signature.rawRepresentation).base64URL)"
            }
        }
        if isBelieved {
            _ = try await issuer.signIn()
        } else {
            await #expect(throws: SignInProblem.untrusted(.signature)) { try await issuer.signIn() }
        }
    }

    @Test("keys of unknown kinds beside it do no harm")
    func others() async throws {
        let key = try await TestKey.ec()
        let issuer = TestIssuer(key)
        issuer.behave { $0.keys = [["kty": "oct", "k": "c2VjcmV0"], ["kty": "OKP", "crv": "X25519", "x": "AA"], ["x": 1], key.published] }
        _ = try await issuer.signIn()
    }

    @Test("a token that names no key is tried with each that fits")
    func nameless() async throws {
        let (first, second) = (try await TestKey.ec(id: "a"), try await TestKey.ec(id: "b"))
        let issuer = TestIssuer(first)
        issuer.behave {
            $0.keys = [first.published, second.published]
            $0.sign = { try second.sign($0, header: ["alg": "ES256"]) }
        }
        _ = try await issuer.signIn()
    }

    @Test("new keys are fetched when a token names one, and not again and again")
    func rotated() async throws {
        let (old, new) = (try await TestKey.ec(id: "old"), try await TestKey.ec(id: "new"))
        let issuer = TestIssuer(old)
        let provider = issuer.provider()
        _ = try await issuer.signIn(provider)
        issuer.behave {
            $0.keys = [new.published]
            $0.sign = { try new.sign($0) }
        }
        _ = try await issuer.signIn(provider, at: TestIssuer.start + .seconds(11))
        #expect(issuer.requests(to: "/keys").count == 2)
        issuer.behave { $0.sign = { try old.sign($0) } }
        for _ in 0..<3 {
            await #expect(throws: SignInProblem.untrusted(.unknownKey("old"))) {
                try await issuer.signIn(provider, at: TestIssuer.start + .seconds(12))
            }
        }
        #expect(issuer.requests(to: "/keys").count == 2)
    }
}
