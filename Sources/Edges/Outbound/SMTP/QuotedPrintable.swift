/// Quoted-printable text (RFC 2045 §6.7): readable, lines of at most 76 characters, every line break CRLF.
enum QuotedPrintable {
    static func encode(_ text: String) -> String {
        var lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        // A text that ends with a line break has no further line after it.
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map(line).joined(separator: "\r\n")
    }

    private static func line(_ text: Substring) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        var width = 0
        let bytes = Array(text.utf8)
        for (place, byte) in bytes.enumerated() {
            let isLast = place == bytes.count - 1
            // A space at the end of a line would be lost on the way.
            let isPlain = (33...126).contains(byte) && byte != 61 || (byte == 32 || byte == 9) && !isLast
            let piece = isPlain ? [byte] : [61, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            if width + piece.count > 75 {
                encoded += [61, 13, 10]
                width = 0
            }
            encoded += piece
            width += piece.count
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
