internal import Vocabulary

/// Reads spans as people write them: `5m`, `1h 30m`, `1 week`, `3 business days`, `next business day`, and ISO 8601's `PT5M`.
enum SpanWords {
    static let fix = "Write '5m', '2h', '3d', '1 week', '3 business days', 'next business day' or 'PT5M'."
    static let durationFix = "Write '30s', '5m', '2h', '1h 30m' or '1d'."
    /// Nothing in a runbook is further away than this.
    private static let countMax = 1_000_000

    static func span(_ text: String) -> Span? {
        let words = text.lowercased().split(separator: " ").joined(separator: " ")
        switch words {
        case "same business day": return .sameBusinessDay
        case "next business day": return .nextBusinessDay
        default: break
        }
        if words.hasPrefix("p") { return iso(words.dropFirst()) }
        let parts = parts(of: words)
        guard let parts, let first = parts.first else { return nil }
        return parts.count == 1 ? span(first.count, first.unit) : exact(parts)
    }

    /// Days and weeks are 24 hours and seven times that here: what is waited for after a page does not keep a calendar.
    static func duration(_ text: String) -> Duration? {
        switch span(text) {
        case .exact(let duration): duration
        case .days(let count): .days(Int64(count))
        case .weeks(let count): .days(Int64(count) * 7)
        default: nil
        }
    }

    private static func span(_ count: Int, _ unit: Substring) -> Span? {
        switch unit {
        case "d", "day", "days": .days(count)
        case "w", "week", "weeks": .weeks(count)
        case "month", "months": .months(count)
        case "quarter", "quarters": .quarters(count)
        case "year", "years": .months(count * 12)
        case "business hour", "business hours": .businessHours(count)
        case "business day", "business days": .businessDays(count)
        default: seconds(unit).map { .exact(.seconds(Int64(count) * $0)) }
        }
    }

    private static func seconds(_ unit: Substring) -> Int64? {
        switch unit {
        case "s", "sec", "second", "seconds": 1
        case "m", "min", "minute", "minutes": 60
        case "h", "hour", "hours": 3600
        default: nil
        }
    }

    private static func exact(_ parts: [(count: Int, unit: Substring)]) -> Span? {
        var total: Int64 = 0
        for part in parts {
            guard let each = seconds(part.unit) else { return nil }
            total += Int64(part.count) * each
        }
        return .exact(.seconds(total))
    }

    /// Numbers, each with the word after it; nil when there is anything else.
    private static func parts(of words: String) -> [(count: Int, unit: Substring)]? {
        var rest = words[...]
        var parts: [(Int, Substring)] = []
        while !rest.isEmpty {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            guard let count = Int(digits), count <= countMax else { return nil }
            rest = rest.dropFirst(digits.count).drop { $0 == " " }
            var unit = rest.prefix { !("0"..."9").contains($0) }
            rest = rest.dropFirst(unit.count)
            while unit.last == " " { unit.removeLast() }
            guard !unit.isEmpty else { return nil }
            parts.append((count, unit))
        }
        return parts
    }

    /// After the `P` of ISO 8601, lowercased. One unit of a calendar, or hours, minutes and seconds together.
    private static func iso(_ text: Substring) -> Span? {
        if text.first == "t" {
            guard let parts = parts(of: String(text.dropFirst())), parts.allSatisfy({ ["h", "m", "s"].contains($0.unit) }) else { return nil }
            return parts.isEmpty ? nil : exact(parts)
        }
        guard let parts = parts(of: String(text)), parts.count == 1, let part = parts.first else { return nil }
        switch part.unit {
        case "d": return .days(part.count)
        case "w": return .weeks(part.count)
        case "m": return .months(part.count)
        case "y": return .months(part.count * 12)
        default: return nil
        }
    }
}

/// Reads targets: a span, or one of the other things people promise.
enum TargetWords {
    static let fix = """
        Write a span ('15m', 'next business day'), 'immediately, at most 15m', '24h to 48h', 'best effort', \
        'without undue delay', 'next release' or 'none'.
        """
    /// What teams put things off to that no calendar knows.
    static let nexts = ["release", "sprint", "maintenance window"]

    static func target(_ text: String) -> Target? {
        let words = text.lowercased().split(separator: " ").joined(separator: " ")
        switch words {
        case "best effort": return .bestEffort
        case "without undue delay": return .withoutUndueDelay
        case "none": return Target.none
        case "immediately": return .immediately(atMost: nil)
        default: break
        }
        if words.hasPrefix("next "), nexts.contains(String(words.dropFirst(5))) { return .next(String(words.dropFirst(5))) }
        let bounded = "immediately, at most "
        if words.hasPrefix(bounded) { return SpanWords.span(String(words.dropFirst(bounded.count))).map { .immediately(atMost: $0) } }
        if let range = words.firstRange(of: " to "), let from = SpanWords.span(String(words[..<range.lowerBound])) {
            return SpanWords.span(String(words[range.upperBound...])).map { .between(from, $0) }
        }
        return SpanWords.span(words).map { .within($0) }
    }
}
