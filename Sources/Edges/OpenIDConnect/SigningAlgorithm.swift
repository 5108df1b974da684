internal import Signing

/// The ways a token may be signed that we believe (RFC 7518, section 3.1; RFC 8037): by a private key only its issuer has. `none` and HMAC, whose
/// key would be the client's own secret or a public key taken for one, are not among them and cannot be named.
package enum SigningAlgorithm: String, Hashable, Sendable, CaseIterable {
    case rs256 = "RS256"
    case rs384 = "RS384"
    case rs512 = "RS512"
    case ps256 = "PS256"
    case ps384 = "PS384"
    case ps512 = "PS512"
    case es256 = "ES256"
    case es384 = "ES384"
    case es512 = "ES512"
    case edDSA = "EdDSA"

    /// The family of keys it needs: `kty` of RFC 7517.
    var keyType: String {
        switch self {
        case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512: "RSA"
        case .es256, .es384, .es512: "EC"
        case .edDSA: "OKP"
        }
    }

    /// The one curve it goes with; nil where there is none.
    var curve: String? {
        switch self {
        case .es256: "P-256"
        case .es384: "P-384"
        case .es512: "P-521"
        case .edDSA: "Ed25519"
        case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512: nil
        }
    }

    /// What `at_hash` is made with: the hash of the signature (OpenID Connect Core, section 3.1.3.6), which in Ed25519 is SHA-512.
    func digest(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .rs256, .ps256, .es256: Digest.sha256(bytes)
        case .rs384, .ps384, .es384: Digest.sha384(bytes)
        case .rs512, .ps512, .es512, .edDSA: Digest.sha512(bytes)
        }
    }
}
