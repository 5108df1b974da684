internal import Notation
internal import Signing
internal import Vocabulary

/// What an ID token must say to be believed (OpenID Connect Core, section 3.1.3.7), beside the signature.
struct IDTokenCheck: Sendable {
    /// How far the provider's clock may be from ours.
    static let skew = Duration.minutes(2)
    /// A token is made when the code is redeemed, a moment ago; one that is older answers something else.
    static let ageMax = Duration.minutes(10)

    let issuer: String
    let clientID: String
    let nonce: String
    /// What came along with it; nil when nothing did.
    let accessToken: String?
    let now: Moment

    func check(_ token: SignedToken) throws(TokenRefusal) {
        let claims = token.claims
        guard claims["iss"]?.string == issuer else { throw .issuer(claims["iss"]?.string ?? "") }
        try checkAudience(claims)
        guard let expires = moment(claims["exp"]), now < expires + Self.skew else { throw .expired }
        guard let issued = moment(claims["iat"]), issued <= now + Self.skew, now - issued <= Self.ageMax else { throw .issuedAt }
        if let begins = moment(claims["nbf"]), begins > now + Self.skew { throw .issuedAt }
        guard let answered = claims["nonce"]?.string, Digest.equal(answered, nonce) else { throw .nonce }
        if let hash = claims["at_hash"]?.string {
            guard let accessToken, Digest.equal(hash, Self.hash(of: accessToken, token.algorithm)) else { throw .accessTokenHash }
        }
        guard let subject = claims["sub"]?.string, (1...255).contains(subject.utf8.count) else { throw .subject }
    }

    private func checkAudience(_ claims: JSON) throws(TokenRefusal) {
        let audience = claims["aud"]?.string.map { [$0] } ?? claims["aud"]?.array?.compactMap(\.string) ?? []
        guard audience.contains(clientID) else { throw .audience }
        let party = claims["azp"]?.string
        guard party == nil || party == clientID, audience.count == 1 || party != nil else { throw .authorizedParty }
    }

    private func moment(_ claim: JSON?) -> Moment? {
        // Beyond the year 9999 a number is no time that anybody meant.
        claim?.number.flatMap { (0..<253_402_300_800).contains($0) ? Moment(seconds: Int64($0)) : nil }
    }

    /// The left half of its hash (section 3.1.3.6).
    static func hash(of accessToken: String, _ algorithm: SigningAlgorithm) -> String {
        let digest = algorithm.digest(Array(accessToken.utf8))
        return Array(digest[..<(digest.count / 2)]).base64URL
    }
}
