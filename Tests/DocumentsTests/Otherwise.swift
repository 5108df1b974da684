/// What an example calls by a name of its own, and where it says something its document does not: a comment gives the reason for the lines below it.
struct Otherwise {
    /// Names, and paths with a slash in them, as the import has them, and as the example does.
    private var names: [(own: String, other: String)] = []
    /// What differs, and why.
    private(set) var reasons: [String: String] = [:]

    init(_ text: String) {
        var reason = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("# ") {
                reason = String(line.dropFirst(2))
            } else if line.hasPrefix("name "), let mark = line.firstRange(of: " = ") {
                names.append((String(line.dropFirst(5)[..<mark.lowerBound]), String(line[mark.upperBound...])))
            } else if line.isEmpty {
                reason = ""
            } else {
                reasons[line] = reason
            }
        }
    }

    /// A fact of the import in the example's names.
    func renamed(_ fact: (path: String, value: String)) -> (path: String, value: String) {
        if let (own, other) = names.first(where: { $0.own.contains("/") && (fact.path == $0.own || fact.path.hasPrefix($0.own + "/")) }) {
            return (other + fact.path.dropFirst(own.count), renamed(fact.value))
        }
        return (renamed(fact.path), renamed(fact.value))
    }

    /// Whole names only.
    private func renamed(_ text: String) -> String {
        var out = ""
        var word = ""
        for letter in text + "\n" {
            if letter.isLetter || letter.isNumber || "-_".contains(letter) { word.append(letter); continue }
            out += names.first { $0.own == word }?.other ?? word
            out.append(letter)
            word = ""
        }
        return String(out.dropLast())
    }
}
