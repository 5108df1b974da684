internal import CryptoExtras
internal import Foundation
internal import JWTKit
internal import Notation
internal import Signing

/// A key pair made for one test: signs as an issuer does, and publishes its public half.
struct TestKey: Sendable {
    let id: String
    private let name: String
    private let algorithm: any JWTAlgorithm
    /// Its public half, as RFC 7517 writes it.
    let published: JSON

    static func rsa(_ name: String = "RS256", id: String = "one", bits: _RSA.Signing.KeySize = .bits2048) async throws -> TestKey {
        let secret = try Insecure.RSA.PrivateKey(backing: _RSA.Signing.PrivateKey(keySize: bits))
        let keys = JWTKeyCollection()
        let digest: DigestAlgorithm = name.hasSuffix("256") ? .sha256 : name.hasSuffix("384") ? .sha384 : .sha512
        if name.hasPrefix("PS") { await keys.add(pss: secret, digestAlgorithm: digest) } else { await keys.add(rsa: secret, digestAlgorithm: digest) }
        let numbers = try secret.publicKey.getKeyPrimitives()
        return TestKey(
            id, name, try await keys.getKey(), ["kty": "RSA", "n": number(numbers.modulus), "e": number(numbers.publicExponent)])
    }

    static func ec(_ name: String = "ES256", id: String = "one") async throws -> TestKey {
        let keys = JWTKeyCollection()
        switch name {
        case "ES256": return try await ec(ES256PrivateKey(), keys, id, name, "P-256")
        case "ES384": return try await ec(ES384PrivateKey(), keys, id, name, "P-384")
        default: return try await ec(ES512PrivateKey(), keys, id, name, "P-521")
        }
    }

    private static func ec(_ secret: some ECDSAKey, _ keys: JWTKeyCollection, _ id: String, _ name: String, _ curve: String) async throws -> TestKey {
        await keys.add(ecdsa: secret)
        func urlSafe(_ text: String?) -> JSON { .string([UInt8](base64: text ?? "")?.base64URL ?? "") }
        let point = secret.parameters
        return TestKey(id, name, try await keys.getKey(), ["kty": "EC", "crv": .string(curve), "x": urlSafe(point?.x), "y": urlSafe(point?.y)])
    }

    static func edwards(id: String = "one") async throws -> TestKey {
        let secret = try EdDSA.PrivateKey()
        let keys = JWTKeyCollection()
        await keys.add(eddsa: secret)
        return TestKey(id, "EdDSA", try await keys.getKey(), ["kty": "OKP", "crv": "Ed25519", "x": number(secret.publicKey.rawRepresentation)])
    }

    private init(_ id: String, _ name: String, _ algorithm: any JWTAlgorithm, _ numbers: JSON) {
        self.id = id
        self.name = name
        self.algorithm = algorithm
        published = .object((numbers.object ?? []) + [.init("kid", .string(id)), .init("use", "sig"), .init("alg", .string(name))])
    }

    func sign(_ claims: JSON, header: JSON? = nil) throws -> String {
        let header = header ?? ["alg": .string(name), "kid": .string(id)]
        let signed = "\(Array(header.text.utf8).base64URL).\(Array(claims.text.utf8).base64URL)"
        return try "\(signed).\(algorithm.sign(Array(signed.utf8)).base64URL)"
    }

    private static func number(_ bytes: Data) -> JSON { .string(Array(bytes).base64URL) }
}

extension JSON {
    /// With one member set, or taken away.
    func with(_ name: String, _ value: JSON?) -> JSON {
        .object((object ?? []).filter { $0.name != name } + (value.map { [.init(name, $0)] } ?? []))
    }
}
