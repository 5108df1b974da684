internal import Runbooks
internal import Vocabulary

/// Reads how often something comes back on the calendar: `every quarter`, `every 6 months`, `1 week`.
enum PeriodWords {
    static let fix = "Write 'every week', 'every month', 'every quarter', '6 months' or '1 year'."

    static func period(_ text: String) -> Span? {
        var words = text.lowercased().split(separator: " ").joined(separator: " ")
        if words.hasPrefix("every ") { words.removeFirst("every ".count) }
        if words.first?.isNumber == false { words = "1 " + words }
        switch SpanWords.span(words) {
        case .days(let count), .weeks(let count), .months(let count), .quarters(let count): return count > 0 ? SpanWords.span(words) : nil
        default: return nil
        }
    }

    static func objection(to text: String) -> Objection? {
        period(text) == nil ? Objection(.badSpan, "'\(text)' is no period of the calendar.", fix: fix) : nil
    }
}

/// Reads what a number has to be: `5m`, `< 10 %`, `100 %`, `>= 3`.
enum GoalWords {
    enum Unit { case time, percent, plain }

    struct Goal {
        /// Nil: what is written alone, which is the most or the least as the measure has it.
        var comparison: Matcher.Comparison?
        var bound: Double
        var unit: Unit
    }

    static let fix = "Write '5m', '< 10 %', '>= 95 %' or '3'."

    static func goal(_ text: String) -> Goal? {
        let (comparison, rest) = split(text)
        if let rest = rest.dropping(suffix: "%"), let number = number(rest) { return Goal(comparison: comparison, bound: number, unit: .percent) }
        if let number = number(rest) { return Goal(comparison: comparison, bound: number, unit: .plain) }
        guard let length = SpanWords.duration(rest) else { return nil }
        return Goal(comparison: comparison, bound: Double(length.components.seconds), unit: .time)
    }

    /// `< 0.3`: a comparison there must be.
    static func expectation(_ text: String) -> Playbook.Step.Expectation? {
        let (comparison, rest) = split(text)
        guard let comparison, let number = number(rest.dropping(suffix: "%") ?? rest) else { return nil }
        return Playbook.Step.Expectation(comparison, number)
    }

    /// `100 %`, `80`.
    static func percent(_ text: String) -> Double? {
        guard let number = number(text.dropping(suffix: "%") ?? text), (0...100).contains(number) else { return nil }
        return number
    }

    private static func split(_ text: String) -> (Matcher.Comparison?, String) {
        let sign = text.prefix { "<>=".contains($0) }
        let rest = text.dropFirst(sign.count).drop { $0 == " " }
        guard let comparison = Matcher.Comparison(rawValue: String(sign)) else { return (nil, text) }
        return (comparison, String(rest))
    }

    private static func number(_ text: String) -> Double? {
        let digits = text.filter { $0 != " " && $0 != "_" }
        guard digits.allSatisfy({ ("0"..."9").contains($0) || ".-".contains($0) }), let number = Double(digits), number.isFinite else { return nil }
        return number
    }
}

/// Reads how long a meeting takes: `60m`, `60m to 90m`.
enum MeetingWords {
    static func minutes(_ text: String) -> ClosedRange<Int>? {
        let ends = text.lowercased().split(separator: " ").joined(separator: " ").split(separator: " to ").map { minute(String($0)) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last else { return nil }
        return first...last
    }

    static func minute(_ text: String) -> Int? {
        guard let seconds = SpanWords.duration(text)?.components.seconds, seconds > 0, seconds % 60 == 0 else { return nil }
        return Int(seconds / 60)
    }
}

/// Reads which answers of a server are well: `200`, `200-299`.
enum AnswerWords {
    static func statuses(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last, (100...599).contains(first),
            last <= 599
        else { return nil }
        return first...last
    }
}

extension String {
    fileprivate func dropping(suffix: String) -> String? { hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil }
}
