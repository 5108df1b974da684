/// A file as the rules see it: its lines, and the same lines without comments and string contents, so that a word in prose is no finding.
struct SourceFile {
    let path: String
    let lines: [String]
    /// As many as `lines`.
    let code: [String]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        code = CodeReader.strip(lines)
    }

    /// The modules it imports, with the line of each: `package import struct Engine.Incident` is an import of `Engine`.
    var imports: [(module: String, line: Int)] {
        let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        return code.enumerated().compactMap { index, line in
            let words = line.split(whereSeparator: { $0 == " " || $0 == "." }).map(String.init)
            guard let place = words.firstIndex(of: "import"), words[..<place].allSatisfy(isImportPrefix), place + 1 < words.count else { return nil }
            let module = kinds.contains(words[place + 1]) && place + 2 < words.count ? words[place + 2] : words[place + 1]
            return (module, index + 1)
        }
    }

    private func isImportPrefix(_ word: String) -> Bool {
        word.hasPrefix("@") || ["package", "internal", "public", "private", "fileprivate"].contains(word)
    }
}

/// Blanks out what is not code. Knows line and nested block comments, strings, raw strings and multi-line strings;
/// code inside a string's `\( … )` is blanked with it.
enum CodeReader {
    private enum State {
        case code
        case block(depth: Int)
        case text(closing: String, raw: Bool)
    }

    static func strip(_ lines: [String]) -> [String] {
        var state = State.code
        return lines.map { line in
            if case .code = state, !line.utf8.contains(UInt8(ascii: "\"")), !line.utf8.contains(UInt8(ascii: "/")) { return line }
            var rest = Substring(line)
            var kept = ""
            while !rest.isEmpty { step(&rest, &kept, &state) }
            if case .text(let closing, _) = state, !closing.hasPrefix("\"\"\"") { state = .code }
            return kept
        }
    }

    private static func step(_ rest: inout Substring, _ kept: inout String, _ state: inout State) {
        switch state {
        case .code: stepInCode(&rest, &kept, &state)
        case .block(let depth):
            if rest.hasPrefix("/*") {
                state = .block(depth: depth + 1)
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("*/") {
                state = depth == 1 ? .code : .block(depth: depth - 1)
                rest = rest.dropFirst(2)
            } else {
                rest = rest.dropFirst()
            }
        case .text(let closing, let raw):
            if rest.hasPrefix(closing) {
                rest = rest.dropFirst(closing.count)
                kept += "\""
                state = .code
            } else {
                rest = rest.dropFirst(!raw && rest.first == "\\" ? 2 : 1)
            }
        }
    }

    private static func stepInCode(_ rest: inout Substring, _ kept: inout String, _ state: inout State) {
        if rest.hasPrefix("//") {
            rest = ""
        } else if rest.hasPrefix("/*") {
            state = .block(depth: 1)
            rest = rest.dropFirst(2)
        } else if rest.first == "\"" || (rest.first == "#" && rest.drop(while: { $0 == "#" }).first == "\"") {
            let hashes = String(rest.prefix(while: { $0 == "#" }))
            let quote = rest.dropFirst(hashes.count).hasPrefix("\"\"\"") ? "\"\"\"" : "\""
            kept += "\""
            rest = rest.dropFirst(hashes.count + quote.count)
            state = .text(closing: quote + hashes, raw: !hashes.isEmpty)
        } else {
            kept.append(rest.removeFirst())
        }
    }
}
