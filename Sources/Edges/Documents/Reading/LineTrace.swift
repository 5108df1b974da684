/// Which clauses a line led to, to tell whether a sentence of it is in one of them.
struct LineTrace: Sendable {
    struct Said: Sendable {
        var words: Set<String>
        var path: [Set<String>]
        var span: SpanProse.Found?
        var isLadder: Bool
    }

    private var byLine: [Int: [Said]] = [:]
    private var all: [Said] = []

    /// `RLO` is written as what it stands for.
    private let shortForms: [String: Set<String>]

    init(_ draft: Draft, shortForms: [String: String]) {
        self.shortForms = Dictionary(shortForms.map { (Folded($0.key).words.first ?? "", Self.stems($0.value)) }) { first, _ in first }
        for leaf in draft.root.leaves() {
            guard let line = leaf.clause.line, let text = leaf.clause.text else { continue }
            let said = Said(
                words: text == Clause.unsaid ? [] : Self.stems(text), path: leaf.path.map { Self.stems($0.replacing("_", with: " ")) },
                span: SpanProse.only(in: text), isLadder: ["ladders", "escalations"].contains(leaf.path.first ?? ""))
            byLine[line, default: []].append(said)
            all.append(said)
        }
        for gap in draft.gaps where !gap.lines.isEmpty {
            let said = Said(words: Self.stems(gap.message), path: [], span: nil, isLadder: false)
            for line in gap.lines { byLine[line, default: []].append(said) }
        }
    }

    /// `authority` and `authorities` are one.
    private static func stems(_ text: String) -> Set<String> { Set(Folded(text).words.map { String($0.prefix(6)) }) }

    private static let answers: Set<String> = ["yes", "no", "ja", "nein", "oui", "non", "si", "none", "keine", "never", "n", "na"]

    /// A cell of one word or number.
    func says(word: String, line: Int) -> Bool {
        let own = Self.stems(word)
        let words = Folded(word).words.first.flatMap { shortForms[$0] } ?? own
        guard words.isDisjoint(with: Self.answers) else { return true }
        let span = SpanProse.only(in: word)
        return (byLine[line] ?? []).contains { said in
            words.isSubset(of: said.words) || said.path.contains { words.isSubset(of: $0) } || span.map(said.says) == true
        }
    }

    func says(_ sentence: String, line: Int) -> Bool {
        let words = Self.stems(sentence)
        guard words.count > 1 else { return true }
        let here = byLine[line] ?? []
        let pool = here.isEmpty ? all : here
        if pool.contains(where: { $0.holds(words) }) { return true }
        let spans = SpanProse.find(in: sentence)
        guard spans.allSatisfy({ span in pool.contains { $0.isLadder && !here.isEmpty || $0.says(span) } }) else { return false }
        return here.isEmpty ? !spans.isEmpty : pool.contains { $0.isOf(words, spans) }
    }
}

extension LineTrace.Said {
    /// Nearly all of the sentence stands in the clause.
    fileprivate func holds(_ sentence: Set<String>) -> Bool { sentence.intersection(words).count * 10 >= sentence.count * 7 }

    fileprivate func says(_ found: SpanProse.Found) -> Bool {
        if span?.target == found.target { return true }
        guard let span, let own = span.span, let other = found.span else { return false }
        return own == other || own.fixed != nil && own.fixed == other.fixed
    }

    /// The clause comes from the sentence: its words, its length of time, or what it is about.
    fileprivate func isOf(_ sentence: Set<String>, _ spans: [SpanProse.Found]) -> Bool {
        !words.isEmpty && words.intersection(sentence).count * 10 >= words.count * 6 || spans.contains { says($0) }
            || path.contains { !$0.isEmpty && $0.isSubset(of: sentence) }
    }
}
