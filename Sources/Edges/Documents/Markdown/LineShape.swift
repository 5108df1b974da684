/// What a line of Markdown is by its first letters.
enum LineShape {
    struct Marker {
        /// Blanks before it.
        var indent: Int
        /// Up to the text.
        var width: Int
        var isOrdered: Bool
    }

    struct FenceMark {
        var letter: Character
        var count: Int
        var language: String
    }

    static func indent(_ line: String) -> Int { line.utf8.prefix { $0 == 32 }.count }

    /// `- `, `* `, `+ `, `• `, `1. `, `1) `, and `1\. ` as some programs write what they export.
    static func marker(_ line: String) -> Marker? {
        let indent = indent(line)
        let rest = line.dropFirst(indent)
        guard let first = rest.first else { return nil }
        if "-*+•‣◦▪–".contains(first) {
            let after = rest.dropFirst()
            guard after.first == " " || (first == "•" && after.first != nil) else { return nil }
            guard !isRule(rest) else { return nil }
            return Marker(indent: indent, width: indent + 1 + min(4, after.prefix { $0 == " " }.count), isOrdered: false)
        }
        let digits = rest.prefix { ("0"..."9").contains($0) }
        guard (1...4).contains(digits.count) else { return nil }
        let slash = rest.dropFirst(digits.count).first == "\\" ? 1 : 0
        let after = rest.dropFirst(digits.count + slash)
        guard let mark = after.first, ".)".contains(mark), after.dropFirst().first == " " else { return nil }
        return Marker(
            indent: indent, width: indent + digits.count + slash + 1 + min(4, after.dropFirst().prefix { $0 == " " }.count), isOrdered: true)
    }

    /// `## Title`; also `##Title` from the second level on, which is no channel's name.
    static func heading(_ text: Substring) -> (level: Int, text: String)? {
        let marks = text.prefix { $0 == "#" }
        guard (1...6).contains(marks.count) else { return wikiHeading(text) }
        let rest = text.dropFirst(marks.count)
        guard rest.first == " " || (marks.count > 1 && rest.first != nil) || rest.isEmpty else { return nil }
        var title = rest.trimmingSpaces
        if let space = title.lastIndex(where: { $0 != "#" }), title[space] == " " { title = title[...space].trimmingSpaces }
        return title.isEmpty ? nil : (marks.count, title)
    }

    /// `h2. Title` of wikis, and `== Title ==`.
    private static func wikiHeading(_ text: Substring) -> (level: Int, text: String)? {
        if text.first == "h", let digit = text.dropFirst().first?.wholeNumberValue, (1...6).contains(digit), text.dropFirst(2).hasPrefix(". ") {
            return (digit, text.dropFirst(4).trimmingSpaces)
        }
        let marks = text.prefix { $0 == "=" }
        guard (1...5).contains(marks.count), text.count > 2 * marks.count, text.dropFirst(marks.count).first == " " else { return nil }
        var title = text.dropFirst(marks.count).trimmingSpaces
        while title.last == "=" { title.removeLast() }
        return (marks.count, title.trimmingSpaces)
    }

    static func underline(_ text: Substring) -> Int? {
        let line = text.trimmingSpaces
        guard line.count > 1 else { return nil }
        if line.allSatisfy({ $0 == "=" }) { return 1 }
        return line.allSatisfy { $0 == "-" } ? 2 : nil
    }

    static func isRule(_ text: Substring) -> Bool {
        let marks = text.filter { $0 != " " }
        guard marks.count >= 3, let first = marks.first, "-*_".contains(first) else { return false }
        return marks.allSatisfy { $0 == first }
    }

    /// A comment, or a tag of a page that stands alone on its line.
    static func isComment(_ text: Substring) -> Bool {
        if text.hasPrefix("<!--") { return text.contains("-->") || !text.contains("|") }
        let tags = ["<details", "</details", "</summary", "<div", "</div", "<br", "<p>", "</p>", "<p ", "<a ", "[[_TOC_]]", "[TOC]", "{{<", "{toc"]
        guard tags.contains(where: { text.hasPrefix($0) }) else { return false }
        if text.hasPrefix("[") || text.hasPrefix("{") { return true }
        return text.trimmingSpaces.hasSuffix(">") && !Inline.plain(String(text)).contains { $0.isLetter || $0.isNumber }
    }

    static func fence(_ text: Substring) -> FenceMark? {
        let text = text.hasPrefix("{code") ? "```" : text
        guard let letter = text.first, letter == "`" || letter == "~" else { return nil }
        let count = text.prefix { $0 == letter }.count
        let language = text.dropFirst(count).trimmingSpaces
        return count >= 3 && !language.contains("`") ? FenceMark(letter: letter, count: count, language: language) : nil
    }

    static func closes(_ line: String, _ mark: FenceMark) -> Bool {
        let text = line.trimmingSpaces
        if text == "{code}" { return true }
        return text.count >= mark.count && text.allSatisfy { $0 == mark.letter }
    }

    /// Whether a line ends the paragraph before it.
    static func begins(_ line: String) -> Bool {
        let text = line.drop { $0 == " " }
        return text.first == ">" || heading(text) != nil || fence(text) != nil || marker(line) != nil || isRule(text)
    }
}
