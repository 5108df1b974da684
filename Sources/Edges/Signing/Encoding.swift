extension [UInt8] {
    /// Lower-case hexadecimal.
    package var hex: String {
        let digits = Array<UInt8>("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(count * 2)
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Base64 with padding (RFC 4648 §4).
    package var base64: String { base64(alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", padded: true) }

    /// Base64 that needs no escaping in a URL, without padding (RFC 4648 §5).
    package var base64URL: String { base64(alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", padded: false) }

    private func base64(alphabet: String, padded: Bool) -> String {
        let letters = Array<UInt8>(alphabet.utf8)
        var text: [UInt8] = []
        text.reserveCapacity((count + 2) / 3 * 4)
        for start in stride(from: 0, to: count, by: 3) {
            let rest = Swift.min(3, count - start)
            var group = 0
            for offset in 0..<3 { group = group << 8 | (offset < rest ? Int(self[start + offset]) : 0) }
            for place in 0...rest { text.append(letters[group >> (18 - 6 * place) & 63]) }
            if padded { for _ in rest..<3 { text.append(UInt8(ascii: "=")) } }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads both alphabets, padded or not; nil for anything else.
    package init?(base64 text: some StringProtocol) {
        var bytes: [UInt8] = []
        var group = 0
        var bits = 0
        var padding = 0
        for letter in text.utf8 {
            let value: UInt8
            switch letter {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = letter - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = letter - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = letter + 4
            case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
            case UInt8(ascii: "="): padding += 1; continue
            default: return nil
            }
            guard padding == 0 else { return nil }
            group = (group << 6 | Int(value)) & 0xFFFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(group >> bits & 0xFF))
            }
        }
        guard bits < 6, padding <= 2 else { return nil }
        self = bytes
    }
}
