internal import Foundation

/// Words as they are compared: small letters, no accents, nothing but letters and digits.
struct Folded: Hashable, Sendable {
    let words: [String]

    init(_ text: String) {
        let folded = text.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil).lowercased()
            .replacing("ß", with: "ss").replacing("œ", with: "oe").replacing("æ", with: "ae").replacing("'s ", with: " ")
        words = folded.split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }

    init(words: [String]) { self.words = words }

    /// Whether the words of the phrase stand here one after the other; a `*` stands for the rest of a word.
    func contains(_ phrase: Phrase) -> Bool { place(of: phrase) != nil }

    func place(of phrase: Phrase) -> Range<Int>? {
        let length = phrase.words.count
        guard length > 0, words.count >= length else { return nil }
        for start in 0...(words.count - length) where zip(phrase.words, words[start...]).allSatisfy({ $0.fits($1) }) {
            return start..<(start + length)
        }
        return nil
    }

    /// Where these words stand here one after the other.
    func place(of other: Folded) -> Range<Int>? {
        let length = other.words.count
        guard length > 0, words.count >= length else { return nil }
        return (0...(words.count - length)).first { words[$0..<($0 + length)].elementsEqual(other.words) }.map { $0..<($0 + length) }
    }

    func contains(anyOf phrases: [Phrase]) -> Bool { phrases.contains { contains($0) } }
}

/// Words somebody may write for one thing: `time to ack*`.
struct Phrase: Hashable, Sendable, ExpressibleByStringLiteral {
    struct Word: Hashable, Sendable {
        var text: String
        var isStem: Bool
        /// `*leiter`: the end of a longer word.
        var isEnd: Bool

        func fits(_ other: String) -> Bool { isEnd ? other.hasSuffix(text) : isStem ? other.hasPrefix(text) : other == text }
    }

    let words: [Word]

    private static func word(_ text: Substring) -> Word {
        Word(text: text.filter { $0 != "*" }, isStem: text.hasSuffix("*"), isEnd: text.hasPrefix("*"))
    }

    init(stringLiteral text: String) {
        words = text.split(separator: " ").map { Self.word($0) }
    }
}
