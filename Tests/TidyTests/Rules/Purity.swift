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

/// Finds a word where it stands by itself: `Task` is not in `TaskList`, `.now` is not in `.nowhere`. Works on bytes, because it is
/// asked a million times.
enum Words {
    static func contains(_ word: String, in line: String) -> Bool {
        let word = Array(word.utf8)
        let line = Array(line.utf8)
        guard let first = word.first, let last = word.last, line.count >= word.count else { return false }
        for start in 0...(line.count - word.count) where line[start] == first && line[start..<start + word.count].elementsEqual(word) {
            let end = start + word.count
            let opens = !isLetter(first) || start == 0 || !isLetter(line[start - 1])
            let closes = !isLetter(last) || end == line.count || !isLetter(line[end])
            if opens && closes { return true }
        }
        return false
    }

    /// Of a Swift name; every byte above ASCII counts as one.
    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "_"), 128...: true
        default: false
        }
    }
}
