internal import Vocabulary

/// Who is asked, and who next when nobody answers, as a document tells it.
struct Chain: Hashable, Sendable {
    struct Link: Hashable, Sendable {
        /// As written: `CTO (pager)`.
        var who: String
        /// From the beginning; nil when the document does not say.
        var at: Duration?
        var line: Int
        /// Empty: all of its chain.
        var only: [String] = []
    }

    /// Empty: all.
    var severities: [String] = []
    var links: [Link] = []
    var line = 0

    static let arrows = ["-->", "–>", "—>", "->", "=>", "⇒", "→", "➔", "➜", "⟶", "▶"]

    /// The parts of a text with arrows in it; nil when it has none.
    static func split(_ text: String) -> [String]? {
        var text = text.replacing("|", with: " ")
        for arrow in arrows { text = text.replacing(arrow, with: "→") }
        guard text.contains("→") else { return nil }
        let parts = text.split(separator: "→").map { $0.trimmingSpaces }.filter { $0.contains { $0.isLetter || $0.isNumber } }
        return parts.count >= 2 ? parts : nil
    }

    /// `Primary (5 min)`, `15 min`, `Lead`: times in parentheses are waited before the next; a part that is only a time is waited too.
    static func links(_ parts: [String], line: Int) -> [Link] {
        var links: [Link] = []
        var at: Duration? = .zero
        for part in parts {
            let found = SpanProse.find(in: part)
            let wait = found.count == 1 ? found[0].span?.fixed : nil
            let words = withoutSpans(part, found)
            if words.isEmpty {
                if let wait, let known = links.last?.at { at = known + wait }
                continue
            }
            links.append(Link(who: words, at: links.isEmpty ? .zero : at, line: line))
            at = wait.flatMap { wait in links.last?.at.map { $0 + wait } }
        }
        return links
    }

    /// What is left without the times and the parentheses around them.
    static func withoutSpans(_ text: String, _ found: [SpanProse.Found]) -> String {
        var text = text
        for item in found.reversed() { text.removeSubrange(item.range) }
        text = text.replacing("()", with: "").replacing("( )", with: "").replacing("(after )", with: "").replacing("(nach )", with: "")
        var words = text.split(separator: " ").map(String.init)
        let empty: Set<String> = [
            "after", "within", "in", "nach", "après", "apres", "tras", "if", "no", "answer", "wait", "warten", "≤", "<", ":", "-", "–", "t+", "at",
            "(", ")", "response",
        ]
        while let first = words.first, empty.contains(first.lowercased()) { words.removeFirst() }
        while let last = words.last, empty.contains(last.lowercased()) { words.removeLast() }
        let left = words.joined(separator: " ").trimmingSpaces
        return left.contains { $0.isLetter || $0.isNumber } ? left : ""
    }
}

extension Span {
    /// Nil when it has no fixed length.
    var fixed: Duration? {
        switch self {
        case .exact(let duration): duration
        case .days(let count): .seconds(86_400 * Int64(count))
        case .weeks(let count): .seconds(604_800 * Int64(count))
        default: nil
        }
    }
}
