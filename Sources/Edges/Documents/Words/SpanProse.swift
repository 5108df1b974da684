internal import Vocabulary

/// Finds lengths of time in sentences: `within 15 minutes`, `≤ 1 h`, `24–48 hours`, `innerhalb von 30 Minuten`, `every two hours`.
struct SpanProse {
    /// What stands before a length.
    enum Lead: Hashable, Sendable { case within, every, after, first, lasting, more, none }

    struct Found: Hashable, Sendable {
        var target: Target
        var lead: Lead
        var range: Range<String.Index>

        /// One length, and not a word such as `immediately`.
        var span: Span? {
            switch target {
            case .within(let span): span
            case .between(_, let latest): latest
            default: nil
            }
        }
    }

    /// In the order they stand.
    static func find(in text: String) -> [Found] {
        let prose = SpanProse(text)
        var found: [Found] = []
        var place = 0
        while place < prose.tokens.count {
            if let (span, end) = prose.often(at: place) {
                if let span { found.append(Found(target: .within(span), lead: .every, range: prose.range(place, end))) }
                place = end
            } else if let (item, end) = prose.found(at: place) {
                found.append(item)
                place = end
            } else {
                place += 1
            }
        }
        return found
    }

    /// The only length or target of a text; nil where there is none, or several.
    static func only(in text: String) -> Found? {
        let found = find(in: text)
        return found.count == 1 ? found[0] : nil
    }

    private let tokens: [Token]
    private let words: [String]

    private init(_ text: String) {
        tokens = Token.tokens(of: text)
        words = tokens.map(\.text)
    }

    private func found(at place: Int) -> (Found, end: Int)? {
        if let phrase = phrase(at: place) { return phrase }
        if let adverb = match(SpanLexicon.adverbs.map { ($0.phrase, $0.span) }, at: place) {
            return (Found(target: .within(adverb.value), lead: .every, range: range(place, adverb.end)), adverb.end)
        }
        if let named = named(at: place) { return named }
        guard let start = quantity(at: place), !isPerPeriod(place, start.end) else { return nil }
        if let range = ranged(from: start, at: place) { return range }
        guard let unit = unit(at: start.end), let span = Self.span(start.count, unit.unit) else { return nil }
        let (total, end) = adding(span, unit.unit, from: unit.end)
        return (Found(target: .within(total), lead: lead(before: place), range: range(place, end)), end)
    }

    /// `twice a day`, `zweimal täglich`, `3 times per hour`: each part of it. Parts of a week or longer have no length.
    private func often(at place: Int) -> (span: Span?, end: Int)? {
        if match(SpanLexicon.adverbs.map { ($0.phrase, $0.span) }, at: place) != nil { return nil }
        var end = place + 1
        var count = SpanLexicon.times[words[place]]
        if count == nil, end < words.count, SpanLexicon.timesWords.contains(words[end]) {
            if case .number(let number) = tokens[place].kind { count = Int(number) } else { count = SpanLexicon.numbers[words[place]] }
            end += 1
        }
        guard let count, count > 1 else { return nil }
        let unit: Span
        if end < tokens.count, let adverb = match(SpanLexicon.adverbs.map({ ($0.phrase, $0.span) }), at: end) {
            (unit, end) = (adverb.value, adverb.end)
        } else {
            if end < words.count, ["a", "an", "per", "pro", "am", "im", "par", "al", "por", "each", "every"].contains(words[end]) { end += 1 }
            guard let named = self.unit(at: end), let span = Self.span(1, named.unit) else { return nil }
            (unit, end) = (span, named.end)
        }
        let seconds: Int64 =
            switch unit {
            case .exact(let length): length.components.seconds
            case .days(1): 86_400
            default: 0
            }
        return (seconds > 0 && seconds % Int64(count) == 0 ? .exact(.seconds(seconds / Int64(count))) : nil, end)
    }

    /// `the third of its kind in a quarter` counts, and ends nowhere.
    private func isPerPeriod(_ place: Int, _ unit: Int) -> Bool {
        let articles: Set<String> = ["a", "an", "any", "one", "einem", "un", "une", "una"]
        guard place > 0, articles.contains(words[place]), ["in", "within", "im", "dans", "en"].contains(words[place - 1]), unit < words.count,
            let named = SpanLexicon.units[words[unit]], [.month, .quarter, .year].contains(named)
        else { return false }
        let before = words[..<(place - 1)].suffix(6)
        return before.contains { $0.hasSuffix("th") || ["second", "third", "times", "once", "more", "kind", "fois", "mal"].contains($0) }
    }

    /// `a quarter of an hour`, which is no quarter of a year.
    private func named(at place: Int) -> (Found, end: Int)? {
        let isArticle = tokens[place].kind == .word && SpanLexicon.numbers[words[place]] == 1 && place + 1 < tokens.count
        for start in isArticle ? [place, place + 1] : [place] {
            guard let match = match(SpanLexicon.named.map { ($0.phrase, $0.minutes) }, at: start) else { continue }
            let target = Target.within(.exact(.seconds(60 * Int64(match.value))))
            return (Found(target: target, lead: lead(before: place), range: range(place, match.end)), match.end)
        }
        return nil
    }

    private func phrase(at place: Int) -> (Found, end: Int)? {
        guard let match = match(SpanLexicon.targets.map { ($0.phrase, $0.target) }, at: place) else { return nil }
        return (Found(target: match.value, lead: .none, range: range(place, match.end)), match.end)
    }

    /// Signs between the words of a phrase do not count: `next-business-day`.
    private func match<Value>(_ phrases: [(Phrase, Value)], at place: Int) -> (value: Value, end: Int)? {
        for (phrase, value) in phrases {
            var next = place
            var isWhole = true
            for word in phrase.words {
                if next > place, next < tokens.count, ["-", "'", "’"].contains(tokens[next].text) { next += 1 }
                guard next < tokens.count, tokens[next].kind == .word, word.fits(tokens[next].text) else {
                    isWhole = false
                    break
                }
                next += 1
            }
            if isWhole { return (value, next) }
        }
        return nil
    }

    // MARK: Numbers and units

    /// `15`, `two`, `half an`, or a unit alone after `every`: one of it.
    private func quantity(at place: Int) -> (count: Double, end: Int)? {
        let token = tokens[place]
        if case .number(let number) = token.kind {
            if place > 0, "$€£#".contains(tokens[place - 1].text) { return nil }
            return (number, place + 1)
        }
        guard token.kind == .word else { return nil }
        if SpanLexicon.halves.contains(token.text) {
            var end = place + 1
            if end < words.count, ["a", "an", "-"].contains(words[end]) { end += 1 }
            return unit(at: end) == nil ? nil : (0.5, end)
        }
        if let number = SpanLexicon.numbers[token.text] {
            // `mise à jour` is no day.
            let isLoose = token.text == "a" && place + 1 < words.count && ["jour", "jours", "mes", "semana"].contains(words[place + 1])
            if !isLoose, unit(at: place + 1) != nil { return (Double(number), place + 1) }
            // `seventy-two hours`, `cuarenta y ocho horas`
            let next = place + 2
            if number >= 20, number % 10 == 0, next < tokens.count, ["-", "y", "et", "e"].contains(words[place + 1]),
                let more = SpanLexicon.numbers[words[next]], more < 20, unit(at: next + 1) != nil
            {
                return (Double(number + more), next + 1)
            }
        }
        let isOne = place > 0 && SpanLexicon.every.contains(words[place - 1]) && token.text.count > 1
        if isOne, unit(at: place) != nil { return (1, place) }
        // `toutes les heures`
        let isListed = place > 1 && ["les", "los", "las"].contains(words[place - 1]) && SpanLexicon.every.contains(words[place - 2])
        return isListed && token.text.count > 1 && unit(at: place) != nil ? (1, place) : nil
    }

    private func unit(at place: Int) -> (unit: SpanLexicon.Unit, end: Int)? {
        var place = place
        if place < words.count, words[place] == "-" { place += 1 }
        guard place < words.count, tokens[place].kind == .word else { return nil }
        if SpanLexicon.businessBefore.contains(words[place]), place + 1 < words.count {
            switch SpanLexicon.units[words[place + 1]] {
            case .day: return (.businessDay, place + 2)
            case .hour: return (.businessHour, place + 2)
            default: return nil
            }
        }
        guard let unit = SpanLexicon.units[words[place]] else { return nil }
        if words[place] == "m", place > 0, !tokens[place].isAttached { return nil }
        guard place + 1 < words.count, SpanLexicon.businessAfter.contains(words[place + 1]) else { return (unit, place + 1) }
        return (unit == .day ? .businessDay : unit == .hour ? .businessHour : unit, place + 2)
    }

    private static func span(_ count: Double, _ unit: SpanLexicon.Unit) -> Span? {
        guard count > 0, count < 100_000 else { return nil }
        let seconds: [SpanLexicon.Unit: Double] = [.second: 1, .minute: 60, .hour: 3600]
        if let each = seconds[unit] { return (count * each).rounded() == count * each ? .exact(.seconds(Int64(count * each))) : nil }
        guard count == count.rounded() else { return nil }
        let count = Int(count)
        switch unit {
        case .day: return .days(count)
        case .week: return .weeks(count)
        case .month: return .months(count)
        case .quarter: return .quarters(count)
        case .year: return .months(12 * count)
        case .businessDay: return .businessDays(count)
        case .businessHour: return .businessHours(count)
        default: return nil
        }
    }

    /// `1h 30m`, `1h30`, `1 hour and 30 minutes`.
    private func adding(_ span: Span, _ unit: SpanLexicon.Unit, from end: Int) -> (Span, Int) {
        guard case .exact(let first) = span, unit == .hour, end < tokens.count else { return (span, end) }
        if tokens[end].isAttached, case .number(let minutes) = tokens[end].kind, minutes < 60, words[end - 1] == "h" {
            return (.exact(first + .seconds(Int64(minutes * 60))), end + 1)
        }
        let next = ["and", "und", "et", "y"].contains(words[end]) ? end + 1 : end
        guard next < tokens.count, case .number(let minutes) = tokens[next].kind, let unit = self.unit(at: next + 1), unit.unit == .minute,
            minutes < 60
        else { return (span, end) }
        return (.exact(first + .seconds(Int64(minutes * 60))), unit.end)
    }

    /// `24-48 hours`, `2h to 4h`.
    private func ranged(from start: (count: Double, end: Int), at place: Int) -> (Found, end: Int)? {
        let first = unit(at: start.end)
        let dash = first.map(\.end) ?? start.end
        guard dash + 1 < tokens.count, ["-", "–", "—", "to", "bis", "a"].contains(words[dash]), case .number(let high) = tokens[dash + 1].kind,
            let last = unit(at: dash + 2), let from = Self.span(start.count, first?.unit ?? last.unit), let to = Self.span(high, last.unit)
        else { return nil }
        return (Found(target: .between(from, to), lead: lead(before: place), range: range(place, last.end)), last.end)
    }

    // MARK: What stands before

    private func lead(before place: Int) -> Lead {
        var place = place - 1
        var skipped = 0
        while place >= 0, skipped < 3, SpanLexicon.links.contains(words[place]) || ["~", "=", "(", "+"].contains(words[place]) {
            place -= 1
            skipped += 1
        }
        guard place >= 0 else { return .none }
        let word = words[place]
        if ["≤", "<"].contains(word) || SpanLexicon.within.contains(word) { return .within }
        if [">", "≥"].contains(word) || word == "than" || word == "more" || word == "longer" || word == "mehr" || word == "plus" { return .more }
        if SpanLexicon.every.contains(word) { return .every }
        if SpanLexicon.after.contains(word) { return .after }
        if SpanLexicon.first.contains(word) { return .first }
        if SpanLexicon.lasting.contains(word) { return .lasting }
        return .none
    }

    private func range(_ first: Int, _ end: Int) -> Range<String.Index> { tokens[first].range.lowerBound..<tokens[end - 1].range.upperBound }
}
