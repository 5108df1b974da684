/// Reads what stands within a line: marks of emphasis, links, code, and the words a line begins with.
package enum Inline {
    /// The words without their marks. What stands in square brackets stays, because there is something to fill in.
    package static func plain(_ text: String) -> String {
        var out = ""
        var rest = Substring(text)
        while let letter = rest.first {
            switch letter {
            case "\\":
                rest.removeFirst()
                if let next = rest.first, next.isASCII, next.isPunctuation || next.isSymbol { out.append(rest.removeFirst()) }
            case "`": takeCode(&rest, &out)
            case "!" where rest.hasPrefix("!["): rest.removeFirst()
            case "[": takeLink(&rest, &out)
            case "<": takeTag(&rest, &out)
            case "&": takeEntity(&rest, &out)
            case "~" where takeStruck(&rest): break
            case "*", "~": takeMark(letter, &rest, &out)
            case "_": takeUnderscore(&rest, &out)
            default: out.append(spelled(rest.removeFirst()))
            }
        }
        return out.split(separator: " ").joined(separator: " ").trimmingSpaces
    }

    /// The same in a text of several lines, such as a template.
    static func spelled(_ text: String) -> String { String(text.map { $0 == "\t" ? $0 : spelled($0) }) }

    /// Blanks and hyphens that only look different.
    private static func spelled(_ letter: Character) -> Character {
        switch letter {
        case "\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}", "\t": " "
        case "\u{2010}", "\u{2011}": "-"
        case "\u{2019}": "'"
        default: letter
        }
    }

    private static func takeCode(_ rest: inout Substring, _ out: inout String) {
        let count = rest.prefix { $0 == "`" }.count
        let after = rest.dropFirst(count)
        let mark = String(repeating: "`", count: count)
        guard let end = after.firstRange(of: mark) else {
            rest = after
            return
        }
        out += after[..<end.lowerBound].map(spelled)
        rest = after[end.upperBound...]
    }

    private static func takeLink(_ rest: inout Substring, _ out: inout String) {
        guard let end = closing(of: rest) else { return out.append(rest.removeFirst()) }
        let words = rest[rest.index(after: rest.startIndex)..<end]
        var after = rest[rest.index(after: end)...]
        if after.first == "(", let close = after.firstIndex(of: ")") {
            after = after[after.index(after: close)...]
            out += plain(String(words))
        } else {
            out += "[" + plain(String(words)) + "]"
        }
        rest = after
    }

    /// The bracket that closes the first one; nil when there is none on this line.
    private static func closing(of text: Substring) -> Substring.Index? {
        var depth = 0
        for place in text.indices {
            if text[place] == "[" { depth += 1 }
            if text[place] == "]" { depth -= 1 }
            if depth == 0 { return place }
            if depth > 3 { return nil }
        }
        return nil
    }

    private static func takeTag(_ rest: inout Substring, _ out: inout String) {
        let inside = rest.dropFirst()
        guard let first = inside.first, first.isLetter || first == "/" || first == "!", let end = inside.firstIndex(of: ">") else {
            return out.append(rest.removeFirst())
        }
        let tag = inside[..<end]
        let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == ":" || $0 == "-" }.lowercased()
        // `<component>` is there to be filled in.
        let isHTML = tags.contains(name) || name.hasPrefix("ac:") || name.hasPrefix("ri:") || tag.hasPrefix("!")
        if !isHTML, !tag.hasPrefix("http"), !tag.contains("@") {
            out += "<\(tag)>"
        } else if tag.hasPrefix("http") || tag.contains("@") || tag.contains(" ") && !tag.contains("=") && tag.count > 24 {
            out += tag
        } else if tag.lowercased().hasPrefix("br") || tag.lowercased() == "/p" || tag.lowercased() == "/li" {
            out += "; "
        }
        rest = inside[inside.index(after: end)...]
    }

    private static let tags: Set<String> = [
        "a", "abbr", "b", "big", "blockquote", "br", "caption", "center", "code", "col", "colgroup", "dd", "del", "details", "div", "dl", "dt", "em",
        "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "s", "small", "span", "strike",
        "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul",
    ]

    private static let entities = ["amp": "&", "lt": "<", "gt": ">", "nbsp": " ", "quot": "\"", "ge": "≥", "le": "≤", "rarr": "→", "mdash": "—"]

    private static func takeEntity(_ rest: inout Substring, _ out: inout String) {
        let name = rest.dropFirst().prefix { $0.isLetter }
        guard let word = entities[String(name)], rest.dropFirst(1 + name.count).first == ";" else { return out.append(rest.removeFirst()) }
        out += word
        rest = rest.dropFirst(2 + name.count)
    }

    /// What is struck out is gone.
    private static func takeStruck(_ rest: inout Substring) -> Bool {
        guard rest.hasPrefix("~~"), !rest.hasPrefix("~~~"), let end = rest.dropFirst(2).firstRange(of: "~~"),
            end.lowerBound > rest.dropFirst(2).startIndex
        else { return false }
        rest = rest[end.upperBound...]
        return true
    }

    /// A star between blanks, or after a number, is no mark.
    private static func takeMark(_ letter: Character, _ rest: inout Substring, _ out: inout String) {
        let count = rest.prefix { $0 == letter }.count
        let before = out.last
        let after = rest.dropFirst(count).first
        rest = rest.dropFirst(count)
        let isAlone = (before == nil || before == " ") && (after == nil || after == " ")
        if isAlone || (letter == "~" && count == 1) { out += String(repeating: letter, count: count) }
    }

    private static func takeUnderscore(_ rest: inout Substring, _ out: inout String) {
        let count = rest.prefix { $0 == "_" }.count
        let after = rest.dropFirst(count).first
        let isInWord = (out.last.map { $0.isLetter || $0.isNumber } ?? false) && (after.map { $0.isLetter || $0.isNumber } ?? false)
        rest = rest.dropFirst(count)
        if isInWord { out += String(repeating: "_", count: count) }
    }

    // MARK: Parts

    /// What stands in backquotes.
    package static func code(_ text: String) -> [String] {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        return parts.enumerated().filter { $0.offset % 2 == 1 && $0.offset < parts.count - 1 && !$0.element.isEmpty }
            .map { spelled(String($0.element)) }
    }

    /// Addresses a line links to or names.
    package static func addresses(_ text: String) -> [String] {
        var found: [String] = []
        var rest = Substring(text)
        while let start = rest.firstRange(of: "http") {
            let word = rest[start.lowerBound...].prefix { !$0.isWhitespace && !"<>\"`)]|".contains($0) }
            if word.hasPrefix("http://") || word.hasPrefix("https://") {
                found.append(String(word.last.map { ".,;:".contains($0) } == true ? word.dropLast() : word))
            }
            rest = rest[word.endIndex...].dropFirst(word.isEmpty ? 4 : 0)
        }
        return found
    }

    /// The words a line begins with before it goes on: `**Owner:** CEO`, `Owner: CEO`, `**Detect** – an alert`.
    package static func leadIn(_ text: String) -> (label: String, rest: String)? {
        let text = text.trimmingSpaces
        if let bold = boldLeadIn(text) { return bold }
        guard let colon = text.firstIndex(of: ":"), text[text.index(after: colon)...].first.map({ $0 == " " }) ?? true else {
            return dashLeadIn(text)
        }
        let label = plain(String(text[..<colon]))
        guard isLabel(label) else { return dashLeadIn(text) }
        return (label, String(text[text.index(after: colon)...]).trimmingSpaces)
    }

    private static func isLabel(_ label: String) -> Bool {
        let words = label.split(separator: " ")
        return (1...6).contains(words.count) && label.count <= 60 && !label.contains { ".,;!?".contains($0) } && label.contains { $0.isLetter }
    }

    private static func boldLeadIn(_ text: String) -> (label: String, rest: String)? {
        for mark in ["**", "__", "*", "_"] where text.hasPrefix(mark) {
            let inside = text.dropFirst(mark.count)
            guard let end = inside.firstRange(of: mark) else { continue }
            var label = inside[..<end.lowerBound].trimmingSpaces
            var rest = inside[end.upperBound...].trimmingSpaces
            let isMarked = label.last.map { ":.–—-".contains($0) } ?? false
            if mark.count == 1, !isMarked || label.isEmpty { continue }
            while let last = label.last, ":.–—- ".contains(last) { label.removeLast() }
            if let first = rest.first, ":–—-→".contains(first) {
                rest = rest.dropFirst().trimmingSpaces
            } else if !isMarked, !rest.isEmpty, rest.first != "(" {
                return nil
            }
            return (plain(label), rest)
        }
        return nil
    }

    private static func dashLeadIn(_ text: String) -> (label: String, rest: String)? {
        for mark in [" – ", " — ", " - ", " -> ", " → ", " => "] {
            guard let range = text.firstRange(of: mark) else { continue }
            let label = plain(String(text[..<range.lowerBound]))
            guard isLabel(label), label.split(separator: " ").count <= 4 else { continue }
            return (label, String(text[range.upperBound...]).trimmingSpaces)
        }
        return nil
    }
}
