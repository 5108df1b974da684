internal import Runbooks
internal import Vocabulary

/// Reads what somebody is in a phase: `A/R`, `A when P1`, `A unless P1, P2`, `C*`.
enum LetterWords {
    struct Cell {
        var letters: [RACI.Letter]
        var severities: [String] = []
        /// Everywhere but at these severities.
        var isUnless = false
        var hasNote = false

        var match: Matcher {
            if severities.isEmpty { return .everything }
            let named = Matcher.fact(.severity, severities.map { .exactly($0) })
            return isUnless ? .not(named) : named
        }
    }

    static func cell(_ text: String) -> Cell? {
        let words = text.split(separator: " ", maxSplits: 2)
        guard var first = words.first else { return nil }
        let hasNote = first.last == "*"
        if hasNote { first.removeLast() }
        let letters = first.split(separator: "/", omittingEmptySubsequences: false).map { RACI.Letter(rawValue: String($0)) }
        guard !letters.isEmpty, !letters.contains(nil) else { return nil }
        var cell = Cell(letters: letters.compactMap { $0 }, hasNote: hasNote)
        if words.count == 1 { return cell }
        guard words.count == 3, ["when", "for", "unless"].contains(words[1]) else { return nil }
        cell.severities = words[2].split(separator: ",").map { String($0.trimmed) }
        cell.isUnless = words[1] == "unless"
        return cell
    }

    static func objection(to text: String, known: KnownNames) -> Objection? {
        guard let cell = cell(text) else {
            return Objection(
                .badLetter, "'\(text)' does not say what somebody is in a phase.",
                fix: "Write R, A, C, I, S or V, or several as 'A/R', and perhaps 'when P1' or 'unless P1, P2'.")
        }
        for name in cell.severities { if let objection = Word.referenceObjection(name, [.severity], known) { return objection } }
        return nil
    }
}

extension Substring {
    /// Without spaces at either end.
    fileprivate var trimmed: Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
