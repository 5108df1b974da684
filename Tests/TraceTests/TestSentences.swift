import Foundation

/// The sentences of the tests, each as `file/sentence`.
struct TestSentences {
    let all: Set<String>

    init() throws {
        all = try Project.testFiles().reduce(into: Set()) { found, path in
            let file = path.split(separator: "/").last.map { $0.dropLast(".swift".count) } ?? ""
            for sentence in Self.sentences(in: try Project.text(of: path)) { found.insert("\(file)/\(sentence)") }
        }
    }

    /// What stands first in each `@Test(…)`, when it is a string.
    static func sentences(in source: String) -> [String] {
        source.components(separatedBy: "@Test(").dropFirst().compactMap { text in
            let start = text.drop(while: \.isWhitespace)
            return start.first == "\"" ? literal(start.dropFirst()) : nil
        }
    }

    private static func literal(_ text: Substring) -> String? {
        var said = ""
        var escaped = false
        for character in text {
            if escaped {
                said.append(character)
                escaped = false
            } else if character == "\\" {
                escaped = true
            } else if character == "\"" {
                return said
            } else {
                said.append(character)
            }
        }
        return nil
    }
}
