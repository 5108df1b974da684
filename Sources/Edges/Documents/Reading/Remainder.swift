/// What a passage says besides what was taken from it. The words of the values, of the vocabulary that led to their keys, and the small words of
/// a language are accounted for; what is left may change what was meant.
struct Remainder: Hashable, Sendable {
    /// Clauses of the passage with a condition, a denial or a hedge that no value holds.
    private(set) var limits: [String] = []
    /// Lengths of time that stand in no value.
    private(set) var times: [Time] = []
    /// Numbers, names, places and addresses that stand in no value.
    private(set) var details: [String] = []
    /// Other words of substance.
    private(set) var words: [String] = []

    /// Whether something is left that a reader of the values alone would miss.
    var isMeaningful: Bool { !limits.isEmpty || !times.isEmpty || !details.isEmpty || words.count > 1 }

    struct Time: Hashable, Sendable {
        var text: String
        /// The part of the passage it stands in.
        var clause: String
        /// A rhythm, and no deadline.
        var isEvery: Bool
    }

    /// What was made of a passage.
    struct Taken {
        /// Words of the values and of their places.
        var words: Set<String> = []
        /// The values as written, in small letters.
        var letters = ""
        /// Whether a length of time of the passage stands in a value.
        var hasTime: (SpanProse.Found) -> Bool = { _ in false }
        var topics: Set<Topic> = []
    }

    /// `others` are severities the passage speaks of, and no value does.
    init(of passage: String, taken: Taken, others: [String] = []) {
        details = others
        let spans = SpanProse.find(in: passage)
        for span in spans where !taken.hasTime(span) && span.span != nil {
            // The outer limit of a length that was taken takes nothing away from it.
            if Self.isOuter(span, in: passage), spans.count > 1 {
                details.append(String(passage[span.range]))
            } else {
                let text = String(passage[span.range])
                let clause = Self.clauses(of: passage).first { $0.contains(text) } ?? passage
                times.append(Time(text: text, clause: clause, isEvery: span.lead == .every))
            }
        }
        var rest = passage
        for span in spans.reversed() { rest.replaceSubrange(span.range, with: " ") }
        rest = Self.withoutAddresses(rest) { address in
            if !taken.letters.contains(address) { details.append(address) }
        }
        var isFirst = true
        for clause in Self.clauses(of: rest) {
            let own = Self.strangers(in: clause, isFirst: isFirst, taken)
            if LimitingWords.isLimited(clause, known: { taken.words.contains(Self.stem($0)) }) { limits.append(clause.trimmingSpaces) }
            details += own.details
            words += own.words
            isFirst = false
        }
    }

    private static func isOuter(_ span: SpanProse.Found, in text: String) -> Bool {
        let before = Folded(String(text[..<span.range.lowerBound])).words.suffix(4).joined(separator: " ")
        return ["no later than", "not later than", "spatestens", "spatestens nach", "plus tard dans", "a mas tardar en"].contains(
            where: before.hasSuffix)
    }

    static func stem(_ word: String) -> String { String(word.prefix(6)) }

    static func stems(_ text: String) -> Set<String> { Set(Folded(text).words.map(stem)) }

    /// At commas, semicolons, parentheses and dashes between blanks.
    static func clauses(of text: String) -> [String] {
        [" – ", " — ", " - "].reduce(text) { $0.replacing($1, with: ";") }.split { ",;()".contains($0) }.map(String.init).filter {
            $0.contains { $0.isLetter || $0.isNumber }
        }
    }

    /// Mail, pages and rooms are whole, whatever signs stand in them.
    private static func withoutAddresses(_ text: String, _ found: (String) -> Void) -> String {
        let words = text.split(separator: " ").map(String.init)
        return words.filter { word in
            let isAddress =
                word.contains("@") || word.contains("://") || word.hasPrefix("#") && word.count > 2
                || word.contains(":") && word.first?.isNumber == true && word.contains { $0.isNumber }
            guard isAddress else { return true }
            for part in word.lowercased().split(whereSeparator: { "-–,;()[]<>\"'`".contains($0) && !word.contains("@") && !word.hasPrefix("#") }) {
                found(String(part).trimmingCharacters { ",.;:()[]<>\"'`".contains($0) })
            }
            return false
        }.joined(separator: " ")
    }

    private static func strangers(in clause: String, isFirst: Bool, _ taken: Taken) -> (details: [String], words: [String]) {
        var details: [String] = [], words: [String] = []
        for (place, written) in clause.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).enumerated() {
            guard let word = Folded(String(written)).words.first, !taken.words.contains(stem(word)), !isSmall(word) else { continue }
            if taken.topics.contains(where: { Lexicon.all.words(of: $0).contains(stem(word)) }) { continue }
            let isName = written.first?.isUppercase == true && !(isFirst && place == 0)
            let isPart = DocumentReading.partWords.contains { $0.words.count == 1 && $0.words[0].fits(word) }
            if isName || isPart || word.contains(where: \.isNumber) { details.append(String(written)) } else if word.count > 3 { words.append(word) }
        }
        return (details, words)
    }

    private static func isSmall(_ word: String) -> Bool {
        PromiseWords.isUsual(word) || SmallWords.all.contains(word) || SeverityWords.rankWord(word) != nil || SpanLexicon.units[word] != nil
    }
}

extension String {
    fileprivate func trimmingCharacters(_ isOut: (Character) -> Bool) -> String {
        var text = Substring(self)
        while let first = text.first, isOut(first) { text.removeFirst() }
        while let last = text.last, isOut(last) { text.removeLast() }
        return String(text)
    }
}
