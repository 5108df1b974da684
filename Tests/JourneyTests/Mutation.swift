import Foundation
import RunbookFiles
import Testing

/// One clause of an example said differently, and the scenario that must go otherwise then.
///
/// A line of `mutations.tsv`: the requirement's number, the file, what stands there, what is put in its place, and the scenario; `\n` is the
/// end of a line.
struct Mutation: Sendable, CustomTestStringConvertible {
    let number: String
    let file: String
    let old: String
    let new: String
    let scenario: String

    var testDescription: String { "\(number) \(scenario)" }

    init?(line: Substring) {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0).replacing("\\n", with: "\n") }
        guard columns.count == 5 else { return nil }
        (number, file, old, new, scenario) = (columns[0], columns[1], columns[2], columns[3], "scenarios/\(columns[4]).yaml")
    }

    /// The example as it would be; nil when what should be replaced does not stand there.
    func applied(to folder: RunbookFolder) -> RunbookFolder? {
        var isThere = false
        let texts = folder.texts.map { text in
            let whole = String(decoding: text.bytes, as: UTF8.self)
            guard text.path == file, let place = whole.firstRange(of: old) else { return text }
            isThere = true
            return RunbookText(path: text.path, text: whole.replacingCharacters(in: place, with: new))
        }
        return isThere ? RunbookFolder(texts) : nil
    }
}
