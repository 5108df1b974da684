internal import Notation
internal import Signing

/// A token as it arrived (RFC 7519 in the compact form of RFC 7515): taken apart, and not believed yet.
struct SignedToken: Sendable {
    /// Longer ones are refused unread.
    static let bytesMax = 32_768

    let algorithm: SigningAlgorithm
    let keyID: String?
    /// What it claims; worth nothing before the signature was proven.
    let claims: JSON
    let signed: [UInt8]
    let signature: [UInt8]

    init(_ text: String) throws(TokenRefusal) {
        guard text.utf8.count <= SignedToken.bytesMax else { throw .malformed("it is longer than \(SignedToken.bytesMax) bytes") }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw .malformed("it has \(parts.count) parts instead of 3") }
        let header = try SignedToken.object(parts[0], "header")
        guard header["crit"] == nil else { throw .malformed("it demands extensions that are not known here") }
        let name = header["alg"]?.string ?? ""
        guard let algorithm = SigningAlgorithm(rawValue: name) else { throw .algorithm(name) }
        self.algorithm = algorithm
        keyID = header["kid"]?.string
        claims = try SignedToken.object(parts[1], "claims")
        signed = Array("\(parts[0]).\(parts[1])".utf8)
        guard let signature = [UInt8](base64: parts[2]), !signature.isEmpty else { throw .malformed("its signature is not base64") }
        self.signature = signature
    }

    private static func object(_ part: Substring, _ what: String) throws(TokenRefusal) -> JSON {
        guard let bytes = [UInt8](base64: part), let json = try? JSON(parsing: bytes), json.object != nil else {
            throw .malformed("its \(what) are no JSON object")
        }
        return json
    }
}
