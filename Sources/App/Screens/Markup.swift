internal import Mustache

/// Escapes text for HTML, byte by byte. Working on characters is not enough: a quotation mark followed by a combining accent is one
/// character, and not the one that is looked for.
struct Markup: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.contains(where: { Markup.entity($0) != nil }) else { return String(decoding: bytes, as: UTF8.self) }
            var escaped: [UInt8] = []
            escaped.reserveCapacity(bytes.count + 32)
            for byte in bytes {
                if let entity = Markup.entity(byte) { escaped += entity.utf8 } else { escaped.append(byte) }
            }
            return String(decoding: escaped, as: UTF8.self)
        }
    }

    private static func entity(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        // Browsers drop or replace these; a NUL in a page is never meant.
        case 0: "\u{FFFD}"
        default: nil
        }
    }
}
