/// One place that breaks a house rule, as a compiler would print it.
struct Finding: Hashable, Comparable, CustomStringConvertible {
    let file: String
    let line: Int
    let message: String

    var description: String { "\(file):\(line): \(message)" }

    static func < (left: Finding, right: Finding) -> Bool { (left.file, left.line, left.message) < (right.file, right.line, right.message) }
}
