/// A pure room has no clock, no dice, no tasks: they are arguments. Otherwise the same inputs would not always give the same decisions.
enum Purity {
    static let banned = [
        "Date()", "UUID()", ".random", ".randomElement", ".shuffled", "TimeZone.current", "Locale.current", "Calendar.current",
        "Task", "async", "await", "print(",
    ]

    static func findings(in file: SourceFile) -> [Finding] {
        file.code.enumerated().flatMap { index, line in
            let found = banned.filter { Words.contains($0, in: line) } + (asksAClock(line) ? [".now"] : [])
            return found.map { Finding(file: file.path, line: index + 1, message: "`\($0)` in a pure room: make it an argument") }
        }
    }

    /// `.now` of a type (`Date.now`, `at: .now`) asks a clock; `.now` of a value (`facts.now`) is an argument read.
    private static func asksAClock(_ line: String) -> Bool {
        let words = line.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") })
        return words.contains { word in
            let parts = word.split(separator: ".", omittingEmptySubsequences: false)
            return zip(parts, parts.dropFirst()).contains { $1 == "now" && ($0.isEmpty || $0.first?.isUppercase == true) }
        }
    }
}

/// Finds a word where it stands by itself: `Task` is not in `TaskList`, `.now` is not in `.nowhere`.
enum Words {
    static func contains(_ word: String, in line: String) -> Bool {
        var rest = Substring(line)
        while let found = firstRange(of: word, in: rest) {
            let before = found.lowerBound == line.startIndex ? nil : line[line.index(before: found.lowerBound)]
            let after = found.upperBound == line.endIndex ? nil : line[found.upperBound]
            let opens = word.first.map { !isLetter($0) } ?? true
            let closes = word.last.map { !isLetter($0) } ?? true
            if (opens || !isLetter(before)) && (closes || !isLetter(after)) { return true }
            rest = rest[rest.index(after: found.lowerBound)...]
        }
        return false
    }

    private static func firstRange(of word: String, in text: Substring) -> Range<Substring.Index>? {
        var start = text.startIndex
        while start < text.endIndex {
            if text[start...].hasPrefix(word) { return start..<text.index(start, offsetBy: word.count) }
            start = text.index(after: start)
        }
        return nil
    }

    private static func isLetter(_ character: Character?) -> Bool {
        guard let character else { return false }
        return character.isLetter || character.isNumber || character == "_"
    }
}
