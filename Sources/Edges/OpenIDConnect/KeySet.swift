internal import JWTKit
internal import Notation
internal import Signing

/// The public keys by which a provider's tokens are proven (RFC 7517).
package struct KeySet: Sendable {
    /// A key that may prove signatures, with what the provider says it is for.
    private struct Key: Sendable {
        let id: String?
        let type: String
        let curve: String?
        /// Nil: any algorithm of its family.
        let algorithm: String?
        let numbers: JSON

        /// Nil for what proves no signature: keys for encryption, and secrets that have no business in a public document.
        init?(_ json: JSON) {
            guard let type = json["kty"]?.string, ["RSA", "EC", "OKP"].contains(type), json["use"]?.string ?? "sig" == "sig" else { return nil }
            self.type = type
            id = json["kid"]?.string
            curve = json["crv"]?.string
            algorithm = json["alg"]?.string
            numbers = json
        }

        func fits(_ token: SignedToken) -> Bool {
            type == token.algorithm.keyType && algorithm ?? token.algorithm.rawValue == token.algorithm.rawValue
                && (token.algorithm.curve == nil || curve == token.algorithm.curve)
        }
    }

    private let keys: [Key]

    /// Nil when it is no key set. Keys of kinds that are not known here are passed over: providers publish those of other uses beside.
    package init?(_ bytes: [UInt8]) {
        guard let listed = (try? JSON(parsing: bytes))?["keys"]?.array else { return nil }
        keys = listed.prefix(KeySet.keysMax).compactMap(Key.init)
    }

    /// More than any provider publishes; each may cost a proof.
    private static let keysMax = 50

    /// Throws unless one of these keys signed it. A token that names a key is proven by that one and no other.
    func prove(_ token: SignedToken) async throws(TokenRefusal) {
        var fitting = keys
        if let id = token.keyID {
            fitting = keys.filter { $0.id == id }
            guard !fitting.isEmpty else { throw .unknownKey(id) }
        }
        fitting = fitting.filter { $0.fits(token) }
        guard !fitting.isEmpty else { throw .unfittingKey(token.algorithm) }
        for key in fitting where await KeySet.proves(key, token) { return }
        throw .signature
    }

    private static func proves(_ key: Key, _ token: SignedToken) async -> Bool {
        guard let jwk = jwk(key, token.algorithm) else { return false }
        do {
            let known = try await JWTKeyCollection().add(jwk: jwk)
            let algorithm = try await known.getKey(for: only, alg: token.algorithm.rawValue)
            guard algorithm.name == token.algorithm.rawValue else { return false }
            return try algorithm.verify(token.signature, signs: token.signed)
        } catch { return false }
    }

    private static let only = JWKIdentifier(string: "only")

    private static func jwk(_ key: Key, _ algorithm: SigningAlgorithm) -> JWK? {
        func number(_ name: String) -> String? { key.numbers[name]?.string }
        let named = JWK.Algorithm(rawValue: algorithm.rawValue)
        switch key.type {
        case "RSA":
            guard let modulus = number("n"), rsaBits.contains(bits(of: modulus)) else { return nil }
            return .rsa(named, identifier: only, modulus: modulus, exponent: number("e"))
        case "EC":
            return .ecdsa(named, identifier: only, x: number("x"), y: number("y"), curve: key.curve.flatMap(ECDSACurve.init))
        default:
            return .octetKeyPair(named, identifier: only, x: number("x"), y: nil, curve: key.curve.flatMap(EdDSACurve.init))
        }
    }

    /// Shorter ones can be broken (NIST SP 800-131A); longer ones would keep a processor busy.
    private static let rsaBits = 2_048...8_192

    private static func bits(of modulus: String) -> Int {
        guard let bytes = [UInt8](base64: modulus)?.drop(while: { $0 == 0 }), let first = bytes.first else { return 0 }
        return bytes.count * 8 - first.leadingZeroBitCount
    }
}
