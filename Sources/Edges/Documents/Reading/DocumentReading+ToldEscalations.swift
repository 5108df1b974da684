internal import Runbooks
internal import Vocabulary

/// Who is next when nobody answers, or when it is still not over, in sentences.
extension DocumentReading {
    /// `If the primary does not acknowledge within 5 minutes, page the secondary`, one after the other.
    mutating func sentenceChains() -> [Chain] {
        var chains: [Chain] = []
        for sentence in sentences where !settled.contains(sentence.line) {
            guard isUnanswered(sentence), sentence.says(Self.escalateWords) else {
                // `After another 30 minutes the management is informed`, right behind it.
                if chains.last?.links.last?.line == sentence.line, sentence.says(["another", "further", "weitere*", "autres", "otros"]) {
                    tell(sentence.text, line: sentence.line, &chains[chains.count - 1])
                }
                continue
            }
            guard let found = SpanProse.only(in: sentence.text), let wait = found.span?.fixed, let next = next(in: sentence, after: found) else {
                continue
            }
            let first = self.first(in: sentence, before: found)
            let own = kind(of: sentence)
            if chains.isEmpty || own != nil && own != chains.last?.kind {
                guard chains.isEmpty || first != nil else { continue }
                chains.append(Chain(own ?? Chain.Kind(severities: announced(before: sentence)), line: sentence.line))
                if let first { chains[chains.count - 1].links.append(Chain.Link(who: first, at: .zero, line: sentence.line)) }
            }
            let links = chains[chains.count - 1].links
            let start = first.flatMap { name in links.first { Naming.slug(cleaned($0.who)) == Naming.slug(cleaned(name)) }?.at } ?? .zero
            chains[chains.count - 1].links.append(Chain.Link(who: next, at: start + wait, line: sentence.line))
        }
        // Without anybody before it, this is whoever comes second.
        return chains.filter { $0.links.first?.at == .zero || $0.links.count > 1 }.filter { $0.title == nil || severities.names.isEmpty }
    }

    /// `The desk notifies the manager of Critical incidents. If the manager does not answer …` goes on about these.
    private func announced(before sentence: Sentence) -> [String] {
        let earlier = sentences.filter { $0.section == sentence.section && $0.line < sentence.line && sentence.line - $0.line <= 3 }
        guard let last = earlier.last, last.says(Self.escalateWords), !isUnanswered(last),
            SpanProse.find(in: last.text).allSatisfy({ $0.span == nil })
        else { return [] }
        return severities.mentioned(in: last.text)
    }

    /// `If nobody acknowledges`, and `Reagiert die Bereitschaft nicht`.
    func isUnanswered(_ sentence: Sentence) -> Bool {
        let isTurned =
            ["reagiert", "antwortet", "bestatigt", "quittiert", "meldet", "nimmt"].contains(sentence.folded.words.first ?? "")
            && sentence.says(["nicht", "niemand"])
        return isTurned || sentence.says(Self.unansweredWords)
    }

    func next(in sentence: Sentence, after found: SpanProse.Found) -> String? {
        let rest = String(sentence.text[found.range.upperBound...])
        let before = String(sentence.text[..<found.range.lowerBound])
        return object(of: rest) ?? named(in: rest) ?? named(in: before.split(separator: ",").first.map(String.init) ?? before)
    }

    func named(in text: String) -> String? {
        var text = text.drop { !$0.isLetter }.trimmingSpaces
        if let range = [" to the ", " to ", " an die ", " an den ", " an ", " à la ", " au ", " à ", " al ", " a la "].compactMap({
            text.firstRange(of: $0)
        }).min(by: { $0.lowerBound < $1.lowerBound }) {
            let tail = String(text[range.upperBound...])
            if isPart(String(tail.split { ".,;(".contains($0) }.first ?? "")) { text = tail }
        }
        let clause = Self.withoutVerbs(text.split { ".,;(".contains($0) }.first.map { $0.trimmingSpaces } ?? "")
        let words = Self.verbless(clause)
        return isPart(words) && Folded(words).words.count <= 6 ? words : nil
    }

    /// `the secondary on-call is paged automatically` without its verb.
    private static func verbless(_ text: String) -> String {
        var kept: [Substring] = []
        let verbs: Set<String> = [
            "is", "are", "will", "must", "should", "shall", "may", "gets", "wird", "werden", "est", "sont", "doit", "se", "es", "automatically",
            "automatisch",
            "informiert", "alarmiert", "benachrichtigt", "angerufen", "verständigt", "paged", "informed", "notified", "called",
            "then", "we", "has", "have", "can", "muss", "debe", "pages", "and",
        ]
        for word in text.split(separator: " ") {
            if verbs.contains(word.lowercased()) { if kept.isEmpty { continue } else { break } }
            kept.append(word)
        }
        let skip: Set<String> = [
            "page", "call", "escalate", "to", "the", "notify", "contact", "inform", "alert", "der", "die", "das", "le", "la", "el", "automatically",
            "prevenir", "prévenir", "appeler", "avisar", "al",
        ]
        while let first = kept.first, skip.contains(first.lowercased()) { kept.removeFirst() }
        return kept.joined(separator: " ")
    }

    /// Who has not answered: the words after `if`.
    func first(in sentence: Sentence, before found: SpanProse.Found) -> String? {
        let before = sentence.text[..<found.range.lowerBound].lowercased()
        for word in ["if ", "when ", "wenn ", "falls ", "si ", "unless ", "reagiert ", "meldet sich ", "bestätigt ", "quittiert "] {
            guard let range = before.firstRange(of: word) else { continue }
            var words: [Substring] = []
            for part in before[range.upperBound...].split(separator: " ") {
                if [
                    "does", "doesn't", "do", "has", "is", "isn't", "fails", "cannot", "can't", "did", "nicht", "ne", "n'acquitte", "no", "not",
                    "hasn't", "didn't", "innerhalb", "sich",
                ].contains(part) {
                    break
                }
                words.append(part)
            }
            let name = cleaned(words.joined(separator: " "))
            if isPart(name), Folded(name).words.count <= 5 { return name }
        }
        return nil
    }

    /// `If the commander cannot stabilise it within 30 minutes, escalate to the engineering lead and the CTO`.
    mutating func readUnsettled(_ sentence: Sentence) -> Bool {
        let isUnstable = sentence.says(Self.unstableWords), isUnresolved = sentence.says(Self.unresolvedWords)
        guard isUnstable || isUnresolved, sentence.says(Self.escalateWords), let found = SpanProse.only(in: sentence.text),
            let wait = found.span?.fixed
        else { return false }
        let rest = String(sentence.text[found.range.upperBound...])
        let marks = [
            "escalate to", "eskalation an", "escalade à", "escalader à", "escalade au", "escalader au", "escalar a", "escalar al", "notify ", "page ",
            "inform ", "involve ", "an die", "an den", "prévenir", "avisar a", " to ",
        ]
        var tail = object(of: rest) ?? named(in: rest) ?? ""
        if let range = marks.compactMap({ rest.lowercased().firstRange(of: $0) }).first {
            let offset = rest.lowercased().distance(from: rest.lowercased().startIndex, to: range.upperBound)
            tail = String(rest.dropFirst(offset).split { ".;(".contains($0) }.first ?? "")
        }
        let seats = seats(tail, line: sentence.line)
        guard !seats.isEmpty else { return false }
        let path = ["escalations", isUnstable ? "not-stabilised" : "not-resolved"]
        guard draft[path] == nil else { return false }
        for name in context(sentence) { draft.add(path + ["for"], name, line: sentence.line) }
        draft.set(path + ["unless"], isUnstable ? "mitigated" : "resolved", line: sentence.line)
        if !isUnstable { draft.set(path + ["from"], "raised", line: sentence.line) }
        draft.set(path + ["within"], Span.exact(wait).written, line: sentence.line)
        for seat in seats { draft.add(path + ["page"], seat, line: sentence.line) }
        return true
    }

    /// The severities a sentence is about: those it names, else those of the words before it and of its heading.
    func context(_ sentence: Sentence) -> [String] {
        let own = severities.mentioned(in: sentence.text)
        if !own.isEmpty { return own }
        let labelled = severities.mentioned(in: sentence.label)
        if !labelled.isEmpty { return labelled }
        return outline.chain(sentence.section).reversed().lazy.map { severities.mentioned(in: $0.title) }.first { !$0.isEmpty } ?? []
    }
}
