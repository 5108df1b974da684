/// Why a token is not believed, for the log of whoever runs the server. Never the token itself.
package enum TokenRefusal: Error, Hashable, Sendable {
    case malformed(String)
    /// `none`, HMAC, or something nobody knows.
    case algorithm(String)
    case unknownKey(String)
    /// There are keys, none of them for this algorithm.
    case unfittingKey(SigningAlgorithm)
    case signature
    case issuer(String)
    case audience
    case authorizedParty
    case expired
    /// It says it was made later than now, or long ago.
    case issuedAt
    case nonce
    case accessTokenHash
    case subject
}

extension TokenRefusal: CustomStringConvertible {
    private static let taken = SigningAlgorithm.allCases.map(\.rawValue).joined(separator: ", ")

    package var description: String {
        switch self {
        case .malformed(let why): "the ID token cannot be read: \(why)"
        case .algorithm(let name): "the ID token is signed by “\(name)”, and not by one of \(TokenRefusal.taken)"
        case .unknownKey(let id): "the ID token names the key “\(id)”, which the provider does not publish"
        case .unfittingKey(let algorithm): "the provider publishes no key for \(algorithm.rawValue)"
        case .signature: "the signature of the ID token is wrong, or its key is too short"
        case .issuer(let name): "the ID token was issued by “\(name)”"
        case .audience: "the ID token is for another client: check the client id"
        case .authorizedParty: "the ID token was asked for by another client (azp)"
        case .expired: "the ID token has expired: check the clocks of both machines"
        case .issuedAt: "the ID token was not issued now: check the clocks of both machines"
        case .nonce: "the ID token answers another sign-in (nonce)"
        case .accessTokenHash: "the ID token belongs to another access token (at_hash)"
        case .subject: "the ID token names nobody (sub)"
        }
    }
}
