extension JSON {
    /// The shortest JSON text of the value, members in their order.
    package var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    package func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): JSON.append(value, to: &bytes)
        case .number(let value): JSON.append(value, to: &bytes)
        case .string(let text): JSON.appendQuoted(text, to: &bytes)
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for place in values.indices {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                values[place].append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for place in members.indices {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                JSON.appendQuoted(members[place].name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                members[place].value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// The text in quotes. Only what must be is escaped; U+2028 and U+2029 are too, so that the result may stand in a script.
    package static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        appendQuoted(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func append(_ value: Int64, to bytes: inout [UInt8]) { bytes.append(contentsOf: String(value).utf8) }

    /// JSON has no word for infinity or not-a-number: they become the largest number there is, and null.
    static func append(_ value: Double, to bytes: inout [UInt8]) {
        if value.isNaN {
            bytes.append(contentsOf: "null".utf8)
        } else {
            let finite = max(-Double.greatestFiniteMagnitude, min(Double.greatestFiniteMagnitude, value))
            bytes.append(contentsOf: "\(finite)".utf8)
        }
    }

    static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { appendEscaped($0, to: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var start = 0
        for place in text.indices {
            let byte = text[place]
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0xE2 else { continue }
            if byte == 0xE2, !isLineSeparator(text, place) { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<place]))
            bytes.append(UInt8(ascii: "\\"))
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
            case 0x0A: bytes.append(UInt8(ascii: "n"))
            case 0x0D: bytes.append(UInt8(ascii: "r"))
            case 0x09: bytes.append(UInt8(ascii: "t"))
            case 0xE2: bytes.append(contentsOf: (text[place + 2] == 0xA8 ? "u2028" : "u2029").utf8)
            default: bytes.append(contentsOf: [UInt8(ascii: "u"), 0x30, 0x30, 0x30 + byte >> 4, hexDigit(byte & 15)])
            }
            start = place + (byte == 0xE2 ? 3 : 1)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }

    private static func isLineSeparator(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        place + 2 < text.count && text[place + 1] == 0x80 && (text[place + 2] == 0xA8 || text[place + 2] == 0xA9)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
