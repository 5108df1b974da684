internal import Vocabulary

/// A ladder told in sentences, one person after the other.
extension DocumentReading {
    /// `The primary is paged. No answer after 5 minutes: the secondary. After 15 minutes it goes to the manager, and after 30 minutes to the CTO.`
    mutating func toldChains() -> [Chain] {
        for index in outline.sections.indices where outline.isUnder(.escalation, index) || outline.isUnder(.rotation, index) {
            var chains = [Chain(line: outline.sections[index].line)]
            for sentence in sentences where sentence.section == index && !settled.contains(sentence.line) {
                if let kind = kind(of: sentence), kind != chains[chains.count - 1].kind { chains.append(Chain(kind, line: sentence.line)) }
                for piece in Self.pieces(sentence.text) { tellOf(piece, line: sentence.line, &chains[chains.count - 1]) }
            }
            let whole = scoped(chains.filter { $0.links.count >= 2 && $0.links[0].at == .zero }, by: kind(ofHeadings: index)).filter {
                $0.title == nil || severities.names.isEmpty
            }
            if !whole.isEmpty { return whole }
        }
        return []
    }

    /// A step of some severities that follows those of all is neither theirs alone nor an addition: nobody can say, and these climb no ladder.
    private mutating func tellOf(_ piece: String, line: Int, _ chain: inout Chain) {
        let before = chain.links.count
        tell(piece, line: line, &chain)
        guard before == 0, chain.links.isEmpty, !chain.severities.isEmpty else { return }
        var further = Chain(links: [Chain.Link(who: "", at: .zero, line: line)])
        tell(piece, line: line, &further)
        if further.links.count > 1 { goOtherwise.formUnion(chain.severities) }
    }

    private static func pieces(_ text: String) -> [String] {
        var text = text
        for mark in [", and ", ", then ", "; ", " and after ", ", und ", ", dann ", " und nach ", ", puis ", " et après ", ", y ", ", luego "] {
            let kept = mark.contains("after") ? "after " : mark.contains("nach") ? "nach " : mark.contains("après") ? "après " : ""
            text = text.replacing(mark, with: "\u{1}" + kept)
        }
        return text.split(separator: "\u{1}").map(String.init)
    }

    func tell(_ piece: String, line: Int, _ chain: inout Chain) {
        let found = SpanProse.find(in: piece)
        // Who is asked when it is not done in time is no ladder: that ends when somebody answers.
        guard found.count <= 1, !Folded(piece).contains(anyOf: Self.unstableWords + Self.unresolvedWords) else { return }
        guard let item = found.first else {
            guard chain.links.isEmpty, let who = object(of: piece) else { return }
            return chain.links.append(Chain.Link(who: who, at: .zero, line: line))
        }
        let rest = String(piece[item.range.upperBound...])
        guard let wait = item.span?.fixed, [.after, .within, .none].contains(item.lead), let last = chain.links.last,
            let who = named(in: rest) ?? object(of: rest)
        else { return }
        let isFurther = Folded(piece).contains(anyOf: ["another", "further", "more", "weitere*", "autres", "otros", "supplementaires"])
        let at = last.at.flatMap { isFurther ? $0 + wait : wait > $0 ? wait : nil }
        chain.links.append(Chain.Link(who: who, at: at, line: line))
    }

    /// Whom somebody pages: the words behind the verb, or those before `is paged`.
    func object(of text: String) -> String? {
        let words = text.split(separator: " ").map(String.init)
        let verbs: Set<String> = [
            "pages", "page", "calls", "call", "alerts", "notifies", "notify", "informs", "inform", "contacts", "to", "alarmiert", "ruft", "appelle",
            "alerte", "prévient", "avisa", "llama",
        ]
        for (place, word) in words.enumerated() where verbs.contains(word.lowercased()) {
            let tail = words[(place + 1)...].joined(separator: " ").split { ".,;(:".contains($0) }.first.map { cleaned(String($0)) } ?? ""
            if isPart(tail), Folded(tail).words.count <= 5 { return tail }
        }
        for mark in [" is paged", " gets paged", " is called", " wird alarmiert", " wird angerufen", " est appelé", " est alerté", " es avisado"] {
            guard let range = text.firstRange(of: mark) else { continue }
            let head = cleaned(String(text[..<range.lowerBound].split { ".,;(:".contains($0) }.last ?? ""))
            if isPart(head), Folded(head).words.count <= 5 { return head }
        }
        return nil
    }

    /// Lines of a time and who is asked then, below the severities they are for: `H+10 min  head of IT (call)`, `+15m: platform lead`.
    func timedLines(_ lines: [Passage]) -> [Chain] {
        var chains: [Chain] = []
        for line in lines where !line.text.trimmingSpaces.isEmpty {
            let text = Inline.plain(line.text)
            if let (at, who) = Self.timed(text), isPart(who.split(separator: "(").first.map(String.init) ?? who) {
                if chains.isEmpty { chains.append(Chain(line: line.line)) }
                chains[chains.count - 1].links.append(Chain.Link(who: who, at: at, line: line.line))
            } else if case let names = severities.mentioned(in: text), !names.isEmpty, Folded(text).words.count <= 3 {
                chains.append(Chain(severities: names, line: line.line))
            } else {
                return []
            }
        }
        return chains.contains { $0.links.count < 2 || $0.links[0].at != .zero } ? [] : chains
    }

    private static func timed(_ text: String) -> (at: Duration, who: String)? {
        var rest = Substring(text)
        for mark in ["H+", "T+", "H + ", "T + ", "t+", "h+", "+"] where rest.hasPrefix(mark) { rest = rest.dropFirst(mark.count) }
        let isMarked = rest.count < text.count
        guard let first = rest.first, first.isNumber else { return nil }
        let digits = rest.prefix { $0.isNumber }
        if Int(digits) == 0 {
            rest = rest.dropFirst(digits.count).drop { $0 == " " }
            let unit = rest.prefix { $0.isLetter }
            if ["m", "min", "mins", "minutes", "minuten", "h", "s"].contains(unit.lowercased()) { rest = rest.dropFirst(unit.count) }
            return (.zero, Self.after(rest))
        }
        guard let found = SpanProse.find(in: String(rest)).first, found.range.lowerBound == String(rest).startIndex, let at = found.span?.fixed,
            isMarked || SpanProse.find(in: String(rest)).count == 1
        else { return nil }
        return (at, Self.after(String(rest)[found.range.upperBound...]))
    }

    private static func after(_ rest: Substring) -> String { String(rest.drop { " :–—-.".contains($0) }).trimmingSpaces }
}
