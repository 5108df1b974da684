internal import Signing

/// Tells two states of one thing apart (RFC 9110 §8.8.3). Made from the bytes alone, so that it holds over a restart and a restored backup.
struct EntityTag: Hashable, Sendable {
    /// Without the quotes it has in a header.
    let text: String

    init(of bytes: [UInt8]) { text = Array(Digest.sha256(bytes)[..<12]).base64URL }

    var quoted: String { "\"\(text)\"" }

    /// Whether a header's list has it, or a star, which stands for whatever there is. A weak tag is as good only for `If-None-Match`
    /// (§13.1.2); `If-Match` compares strongly (§13.1.1).
    func isAmong(_ header: String, weakly: Bool) -> Bool {
        header.split(separator: ",").contains { piece in
            let tag = piece.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            let bare = String(tag)
            return bare == "*" || bare == quoted || (weakly && bare == "W/\(quoted)")
        }
    }
}
