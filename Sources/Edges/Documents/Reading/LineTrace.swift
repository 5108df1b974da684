/// Which clauses a line led to, to tell whether a sentence of it is in one of them.
struct LineTrace: Sendable {
    struct Said: Sendable {
        var words: Set<String>
        var path: [Set<String>]
        var span: SpanProse.Found?
        var isLadder: Bool
        /// As written, in small letters.
        var raw = ""
        /// Told in the report, and no clause.
        var isGap = false
    }

    private(set) var byLine: [Int: [Said]] = [:]
    private var all: [Said] = []

    /// `RLO` is written as what it stands for.
    let shortForms: [String: Set<String>]

    init(_ draft: Draft, shortForms: [String: String]) {
        self.shortForms = Dictionary(shortForms.map { (Folded($0.key).words.first ?? "", Self.stems($0.value)) }) { first, _ in first }
        for leaf in draft.root.leaves() {
            guard let line = leaf.clause.line, let text = leaf.clause.text else { continue }
            let said = Said(
                words: text == Clause.unsaid ? [] : Self.stems(text), path: leaf.path.map { Self.stems($0.replacing("_", with: " ")) },
                span: SpanProse.only(in: text), isLadder: ["ladders", "escalations"].contains(leaf.path.first ?? ""), raw: text.lowercased())
            byLine[line, default: []].append(said)
            all.append(said)
        }
        for gap in draft.gaps where !gap.lines.isEmpty && gap.kind != .doubtful {
            let said = Said(words: Self.stems(gap.message), path: [], span: nil, isLadder: false, raw: gap.message.lowercased(), isGap: true)
            for line in gap.lines { byLine[line, default: []].append(said) }
        }
    }

    /// `authority` and `authorities` are one.
    private static func stems(_ text: String) -> Set<String> { Set(Folded(text).words.map { String($0.prefix(6)) }) }

    /// Of a sentence that says several things, each has to be said: its parts between semicolons and dashes, and its addresses, dates and times.
    private func saysAllParts(of sentence: String, line: Int, isCell: Bool, _ spans: [SpanProse.Found]) -> Bool {
        let here = byLine[line] ?? []
        let letters = here.map(\.raw).joined(separator: " ")
        var rest = sentence
        for span in spans.reversed() { rest.replaceSubrange(span.range, with: " \u{1}\(here.contains { $0.says(span) } ? "" : "?") ") }
        let details = rest.split { " ,()[]<>".contains($0) }.filter {
            $0.contains("@") || $0.contains("://") || $0.contains(":") && $0.last?.isNumber == true
        }
        for detail in details {
            let pieces = detail.split { "-–—".contains($0) }.map { $0.trimmingSpaces.lowercased() }
            guard pieces.allSatisfy({ letters.contains($0) || letters.contains("0" + $0) }) else { return false }
        }
        let known = Set(here.flatMap { [$0.words] + $0.path }.joined())
        let parts = rest.replacing(" – ", with: ";").replacing(" — ", with: ";").replacing(" - ", with: ";").split(separator: ";")
        guard parts.count > 1, !isCell else { return true }
        return parts.allSatisfy { part in
            let own = Self.stems(String(part)).filter { $0.count > 3 }
            return part.contains("\u{1} ") || own.isEmpty || !own.isDisjoint(with: known) || Folded(String(part)).words.count == 1
        }
    }

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

    func says(_ sentence: String, line: Int, isCell: Bool = false) -> Bool {
        let words = Self.stems(sentence)
        guard words.count > 1 else { return true }
        let here = byLine[line] ?? []
        // What stands in no clause of its own line may stand in another as a whole.
        let pool = here.isEmpty ? all : here
        if pool.contains(where: { $0.holds(words) }) { return true }
        let spans = SpanProse.find(in: sentence)
        // A column for each severity was read as rows: its cells stand in the clauses of other lines.
        if here.isEmpty, isCell { return !spans.isEmpty && spans.allSatisfy { span in all.contains { $0.says(span) } } }
        guard !here.isEmpty, saysAllParts(of: sentence, line: line, isCell: isCell, spans) else { return false }
        return spans.allSatisfy { span in here.contains { $0.isLadder || $0.says(span) } } && here.contains { $0.isOf(words, spans) }
    }
}

extension LineTrace.Said {
    /// Nearly all of the sentence stands in the clause.
    fileprivate func holds(_ sentence: Set<String>) -> Bool { sentence.intersection(words).count * 10 >= sentence.count * 7 }

    func says(_ found: SpanProse.Found) -> Bool {
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
