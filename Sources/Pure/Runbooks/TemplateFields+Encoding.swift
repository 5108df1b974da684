extension TemplateFields {
    /// As parts of a URL (RFC 3986: everything but unreserved characters is escaped), so that what an incident is called can never become
    /// more than a value there.
    package var inURLs: TemplateFields { mapping(Self.percentEncoded) }

    package func mapping(_ change: (String) -> String) -> TemplateFields {
        TemplateFields(
            values.mapValues { value in
                switch value {
                case .text(let text): .text(change(text))
                case .list(let texts): .list(texts.map(change))
                case .none: .none
                }
            })
    }

    private static func percentEncoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                encoded.append(Character(UnicodeScalar(byte)))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }
}
