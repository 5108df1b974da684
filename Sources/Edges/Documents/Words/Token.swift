internal import Foundation

/// A number, a word or a sign of a text, folded, with where it stands.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case number(Double)
        case word
        case sign
    }

    var kind: Kind
    var text: String
    /// Letters of the text.
    var range: Range<String.Index>
    /// Nothing stands between it and the token before.
    var isAttached: Bool

    /// `15min` becomes a number and a word, `≥` a sign. Digits that hang on a word (`P1`, `p95`) stay a word.
    static func tokens(of text: String) -> [Token] {
        var tokens: [Token] = []
        var place = text.startIndex
        var wasBlank = true
        while place < text.endIndex {
            let letter = text[place]
            if letter.isWhitespace {
                wasBlank = true
                place = text.index(after: place)
                continue
            }
            let end = end(of: letter, in: text, from: place)
            let written = text[place..<end]
            let kind: Kind = letter.isNumber ? .number(number(written) ?? 0) : letter.isLetter ? .word : .sign
            tokens.append(Token(kind: kind, text: letter.isLetter ? folded(written) : String(written), range: place..<end, isAttached: !wasBlank))
            wasBlank = false
            place = end
        }
        return tokens
    }

    private static func end(of letter: Character, in text: String, from place: String.Index) -> String.Index {
        let rest = text[place...]
        if letter.isLetter {
            // `1h30` is an hour and a half, and its `h` no word with digits.
            if "hH".contains(letter), place > text.startIndex, text[text.index(before: place)].isNumber {
                return rest.prefix { $0.isLetter }.endIndex
            }
            return rest.prefix { $0.isLetter || $0.isNumber }.endIndex
        }
        guard letter.isNumber else { return text.index(after: place) }
        var end = rest.prefix { $0.isNumber }.endIndex
        // A fraction: `0.5`, `1,5`.
        if end < text.endIndex, ".,".contains(text[end]) {
            let digits = text[text.index(after: end)...].prefix { $0.isNumber }
            if !digits.isEmpty { end = digits.endIndex }
        }
        return end
    }

    private static func number(_ text: Substring) -> Double? { Double(text.replacing(",", with: ".")) }

    private static func folded(_ text: Substring) -> String {
        String(text).folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
            .replacing("ß", with: "ss").replacing("œ", with: "oe").replacing("æ", with: "ae")
    }
}
