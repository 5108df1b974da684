/// What one head can hold at 3 a.m. Old sinners are listed with the size they have; the list only shrinks.
enum Sizes {
    static let fileLines = 400
    static let functionLines = 70
    static let columns = 150

    /// Files over the limit, with the lines each may have until it is split.
    static let longFiles: [String: Int] = [:]

    static func longFile(_ file: SourceFile, allowed: [String: Int] = longFiles) -> [Finding] {
        let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
        if let ceiling = allowed[file.path] {
            guard count != ceiling else { return [] }
            let advice =
                count > ceiling ? "grew from \(ceiling) to \(count) lines: split it" : "shrank to \(count) lines: lower its place in the list"
            return [Finding(file: file.path, line: count, message: advice)]
        }
        guard count > fileLines else { return [] }
        return [Finding(file: file.path, line: count, message: "\(count) lines: at most \(fileLines)")]
    }

    static func longLines(in file: SourceFile) -> [Finding] {
        file.lines.enumerated().filter { $1.utf8.count > columns && $1.count > columns }.map { index, line in
            Finding(file: file.path, line: index + 1, message: "\(line.count) columns: at most \(columns)")
        }
    }

    static func longFunctions(in file: SourceFile) -> [Finding] {
        let starts = file.code.indices.filter { startsFunction(file.code[$0]) }
        return starts.compactMap { start in
            let length = bodyLength(from: start, in: file.code)
            guard length > functionLines else { return nil }
            return Finding(file: file.path, line: start + 1, message: "a function of \(length) lines: at most \(functionLines)")
        }
    }

    private static func startsFunction(_ line: String) -> Bool {
        ["func", "init", "deinit", "subscript"].contains { Words.contains($0, in: line) } && !line.contains(".init")
    }

    /// From the line a function starts on to the one its closing brace is on. A requirement without a body ends at the next blank or sibling.
    private static func bodyLength(from start: Int, in code: [String]) -> Int {
        var depth = 0
        for index in start..<code.count {
            for character in code[index] {
                if character == "{" { depth += 1 }
                if character == "}" { depth -= 1 }
                if character == "}", depth == 0 { return index - start + 1 }
                if depth < 0 { return 0 }
            }
            if depth == 0, index > start, startsFunction(code[index]) || code[index].allSatisfy(\.isWhitespace) { return 0 }
        }
        return 0
    }
}
