internal import Vocabulary

/// Who is asked, and who next when nobody answers, as a document tells it.
struct Chain: Hashable, Sendable {
    struct Repetition: Hashable, Sendable {
        var every: Duration
        /// Nil when the document does not say how often.
        var times: Int?
    }

    struct Link: Hashable, Sendable {
        /// As written: `CTO (pager)`.
        var who: String
        /// From the beginning; nil when the document does not say.
        var at: Duration?
        var line: Int
        /// Empty: all of its chain.
        var only: [String] = []
        /// Asked again while nobody answers.
        var again: Repetition?
    }

    /// Of which incidents it is; of all when it says neither.
    struct Kind: Hashable, Sendable {
        var severities: [String] = []
        /// What a document calls them that names no severity it defines: `Category 1`. It hangs on none.
        var title: String?
    }

    var kind = Kind()
    var links: [Link] = []
    var line = 0

    init(severities: [String] = [], links: [Link] = [], line: Int = 0) {
        self.init(Kind(severities: severities), links: links, line: line)
    }

    init(_ kind: Kind, links: [Link] = [], line: Int) {
        self.kind = kind
        self.links = links
        self.line = line
    }

    /// Empty: all.
    var severities: [String] {
        get { kind.severities }
        set { kind.severities = newValue }
    }

    var title: String? { kind.title }

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

    private static let againWords: [Phrase] = [
        "repeat*", "again", "retry", "retries", "wiederhol*", "erneut", "repet*", "relanc*", "rappel*", "insist*", "reintent*",
    ]
    private static let counts: [String: Int] = [
        "once": 1, "twice": 2, "einmal": 1, "zweimal": 2, "dreimal": 3, "viermal": 4, "funfmal": 5, "one": 1, "two": 2, "three": 3, "four": 4,
        "five": 5, "drei": 3, "vier": 4, "funf": 5, "deux": 2, "trois": 3, "quatre": 4, "dos": 2, "tres": 3, "cuatro": 4,
    ]

    /// `Primary – at once, repeated every 5 minutes, three times`: who, and how often again.
    static func withoutRepetition(_ text: String) -> (text: String, again: Repetition?) {
        var kept: [String] = []
        var again: Repetition?
        for piece in text.split(whereSeparator: { ",;()".contains($0) }).map(String.init) {
            let folded = Folded(piece)
            if folded.contains(anyOf: againWords), let found = SpanProse.only(in: piece), found.lead == .every, let every = found.span?.fixed {
                again = Repetition(every: every, times: times(Folded(piece.replacing(String(piece[found.range]), with: " "))))
            } else if again != nil, again?.times == nil, folded.words.count <= 4, let times = times(folded) {
                again?.times = times
            } else {
                kept.append(piece)
            }
        }
        return again == nil ? (text, nil) : (kept.joined(separator: ",").trimmingSpaces, again)
    }

    /// `dreimal`, `3 times`, `up to 4x`.
    private static func times(_ folded: Folded) -> Int? {
        let words = folded.words
        for (place, word) in words.enumerated() {
            if let count = counts[word], word.hasSuffix("mal") || ["once", "twice"].contains(word) { return count }
            if word.hasSuffix("x"), let count = Int(word.dropLast()) { return count }
            guard place + 1 < words.count, ["times", "time", "mal", "fois", "veces", "vezes", "x"].contains(words[place + 1]) else { continue }
            if let count = Int(word) ?? counts[word] { return count }
        }
        return nil
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
