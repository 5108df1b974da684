/// Names as they stand in an address (RFC 3986): everything but letters, digits and four marks as `%` and two digits.
enum Address {
    static func part(_ name: String) -> String {
        var text = ""
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return text
    }
}

extension Address {
    /// Escaping does not help against `javascript:`; only what leads to a web page or a mail becomes a link.
    static func safe(_ url: String) -> String? {
        let isSafe = url.hasPrefix("https://") || url.hasPrefix("http://") || url.hasPrefix("mailto:") || (url.hasPrefix("/") && !url.hasPrefix("//"))
        return isSafe ? url : nil
    }
}
