internal import Foundation

/// One segment of SMS: 160 characters of the GSM 7-bit alphabet (3GPP TS 23.038), or 70 of UTF-16 where a name needs another script.
/// An emoji would halve the message for nothing, so it is left out.
enum SMSText {
    private static let basic = Set(
        ("@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
            + "abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars)
    /// These take two places.
    private static let extended = Set("^{}\\[~]|€".unicodeScalars)
    private static let replaced: [Unicode.Scalar: String] = [
        "‘": "'", "’": "'", "“": "\"", "”": "\"", "–": "-", "—": "-", "…": "...", "\u{A0}": " ", "`": "'", "•": "-", "→": "->", "≥": ">=",
        "≤": "<=", "×": "x",
    ]

    /// `text` and `ending` in one segment, `text` shortened as needed. Of several segments each has some places less, for what ties them
    /// together.
    static func fit(_ text: String, ending: String, segments: Int = 1) -> String {
        let folded = Wording.oneLine(text.unicodeScalars.map(fold).joined())
        let isGSM = folded.unicodeScalars.allSatisfy { places($0) > 0 }
        let limit = segments == 1 ? (isGSM ? 160 : 70) : segments * (isGSM ? 153 : 67)
        func size(_ text: String) -> Int { isGSM ? text.unicodeScalars.reduce(0) { $0 + places($1) } : text.utf16.count }
        let room = limit - size(ending)
        if size(folded) <= room { return folded + ending }
        var kept = ""
        for character in folded {
            if size(kept) + size(String(character)) > room - 3 { break }
            kept.append(character)
        }
        return kept + "..." + ending
    }

    /// Places it takes in the 7-bit alphabet; 0 when it has none there.
    private static func places(_ scalar: Unicode.Scalar) -> Int { basic.contains(scalar) ? 1 : extended.contains(scalar) ? 2 : 0 }

    private static func fold(_ scalar: Unicode.Scalar) -> String {
        if places(scalar) > 0 { return String(scalar) }
        if let text = replaced[scalar] { return text }
        guard scalar.properties.isAlphabetic else { return isOrnament(scalar) ? "" : "?" }
        let plain = String(scalar).folding(options: .diacriticInsensitive, locale: nil)
        return plain.unicodeScalars.allSatisfy { places($0) > 0 } ? plain : String(scalar)
    }

    /// Emoji, and the selectors and joiners which only shape what stands before them.
    private static func isOrnament(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return properties.isEmoji || properties.isEmojiModifier || properties.isVariationSelector || properties.generalCategory == .format
    }
}
