internal import Vocabulary

/// What people type is checked before it is written down for ever.
extension Deliberation {
    func check(words: String, atMost limit: Int = Limits.noteBytes) throws(Refusal) {
        guard words.utf8.count <= limit else { throw .tooLong(limit: limit) }
    }

    /// Words that must be there.
    func check(words: String, named name: String, atMost limit: Int = Limits.noteBytes) throws(Refusal) {
        try check(words: words, atMost: limit)
        if words.isBlank { throw .missing([name]) }
    }

    func check(name: String) throws(Refusal) {
        try check(words: name, named: "name", atMost: Limits.labelNameBytes)
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// Only what a browser opens without running anything.
    var isLink: Bool {
        let lower = lowercased()
        guard let scheme = ["https://", "http://", "mailto:"].first(where: lower.hasPrefix), utf8.count > scheme.utf8.count else { return false }
        return unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace }
    }

    /// Its beginning, cut where a character ends.
    func cut(atMost bytes: Int) -> String {
        guard utf8.count > bytes else { return self }
        var end = utf8.index(startIndex, offsetBy: bytes)
        while String.Index(end, within: self) == nil { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}
