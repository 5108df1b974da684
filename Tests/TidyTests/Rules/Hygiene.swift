/// Words that have no place here, and why.
enum Hygiene {
    /// Where a C handle leaves no other way; each says why in its own comment.
    static let mayVouchForThreads: Set<String> = ["Sources/Edges/Outbound/Curl/MultiHandle.swift"]

    static func uncheckedThreads(in file: SourceFile) -> [Finding] {
        guard !mayVouchForThreads.contains(file.path) else { return [] }
        let words = ["@unchecked Sendable", "nonisolated(unsafe)", "Task.detached"]
        return search(file.code, for: words, in: file, because: "the compiler must be able to check it")
    }

    static func traps(in file: SourceFile) -> [Finding] {
        let words = ["fatalError(", "try!", "@testable", "public"]
        return search(file.code, for: words, in: file, because: "a server that pages people neither traps nor ships an API")
    }

    static func unfinished(in file: SourceFile) -> [Finding] {
        search(file.lines, for: ["TO" + "DO", "FIX" + "ME", "XX" + "X"], in: file, because: "finish it or open an issue")
    }

    /// A document that names a place of the machine it was written on helps nobody else.
    static func thisMachine(in file: SourceFile) -> [Finding] {
        let places = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/"]
        return file.lines.enumerated().flatMap { index, line in
            places.filter { line.contains($0) }.map { Finding(file: file.path, line: index + 1, message: "`\($0)` is a path of one machine") }
        }
    }

    static func sleepingTests(in file: SourceFile) -> [Finding] {
        search(file.code, for: ["Task.sleep", "sleep(", "usleep(", "Thread.sleep"], in: file, because: "a test drives its own clock")
    }

    /// Names that say nothing about what a type is for.
    static func emptyNames(in file: SourceFile) -> [Finding] {
        let endings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Info", "Data", "Base", "Impl", "DB", "Core", "Common", "Shared"]
        let kinds: Set<String> = ["struct", "class", "enum", "actor", "protocol", "typealias"]
        return file.code.enumerated().compactMap { index, line in
            let words = line.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }).map(String.init)
            guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count else { return nil }
            guard let ending = endings.first(where: { words[kind + 1].hasSuffix($0) }) else { return nil }
            return Finding(
                file: file.path, line: index + 1, message: "`\(words[kind + 1])`: a name that ends in \(ending) does not say what it is for")
        }
    }

    private static func search(_ lines: [String], for words: [String], in file: SourceFile, because reason: String) -> [Finding] {
        lines.enumerated().flatMap { index, line in
            words.filter { Words.contains($0, in: line) }.map { Finding(file: file.path, line: index + 1, message: "`\($0)`: \(reason)") }
        }
    }
}
