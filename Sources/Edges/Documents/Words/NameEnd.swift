/// Where the name of somebody ends: `the primary until handed over`, `the duty manager without delay`.
enum NameEnd {
    private static let words: Set<String> = [
        "until", "till", "without", "unless", "while", "bis", "ohne", "solange", "hasta", "sin", "mientras", "jusqu", "sans", "tant",
    ]

    /// The text up to the first of these words; the whole text where it begins with one.
    static func before(_ text: String) -> String {
        let parts = text.split(separator: " ")
        guard let end = parts.firstIndex(where: { Folded(String($0)).words.first.map(words.contains) ?? false }), end > 0 else { return text }
        var name = parts[..<end].joined(separator: " ")
        while let last = name.last, ",;:–- ".contains(last) { name.removeLast() }
        return name
    }

    /// Whether one of these words follows a name in a text: what stands behind it is in no value.
    static func follows(_ name: Folded, in text: Folded) -> Bool {
        guard let end = text.place(of: name)?.upperBound, end < text.words.count else { return false }
        return words.contains(text.words[end])
    }
}
