internal import Runbooks

/// Reads the keys and values of matchers.
enum ConditionWords {
    static let facts = ["severity", "service", "source", "tag", "summary", "alert_severity", "fact", "phase", "status"]

    static func fact(_ key: String) -> Matcher.Fact? {
        switch key {
        case "severity": .severity
        case "service": .service
        case "source": .source
        case "tag": .tag
        case "summary": .summary
        case "alert_severity": .alertSeverity
        case "fact": .stated
        case "phase": .phase
        case "status": .status
        case _ where key.hasPrefix("labels.") && key.count > 7: .label(String(key.dropFirst(7)))
        case _ where key.hasPrefix("impact.") && key.count > 7: .impact(String(key.dropFirst(7)))
        default: nil
        }
    }

    /// `> 5 %`, `/pay.*/`, `pay-*`, or the value itself.
    static func value(_ text: String) throws(Objection) -> Matcher.Value {
        if text.hasPrefix(">") || text.hasPrefix("<") { return try comparison(text) }
        if text.count > 1, text.hasPrefix("/"), text.hasSuffix("/") {
            do throws(PatternError) { return .pattern(try Pattern(String(text.dropFirst().dropLast()))) } catch {
                throw Objection(.badPattern, "\(text) has \(error).", fix: "Regular expressions are RE2's: no look-around, no back-references.")
            }
        }
        return text.contains("*") || text.contains("?") ? .glob(text) : .exactly(text)
    }

    private static func comparison(_ text: String) throws(Objection) -> Matcher.Value {
        let sign = text.prefix { "<>=".contains($0) }
        var rest = text.dropFirst(sign.count).filter { $0 != " " && $0 != "_" }
        let isPercent = rest.hasSuffix("%")
        if isPercent { rest.removeLast() }
        guard let comparison = Matcher.Comparison(rawValue: String(sign)), let number = Double(rest), number.isFinite else {
            throw Objection(.badNumber, "'\(text)' compares with no number.", fix: "Write '> 5', '>= 0.5 %', '< 10' or '<= 3'.")
        }
        return .compare(comparison, number, isPercent: isPercent)
    }

    static func number(_ text: String) -> Double? {
        var text = text.filter { $0 != " " }
        if text.hasSuffix("%") { text.removeLast() }
        return Double(text).flatMap { $0.isFinite ? $0 : nil }
    }
}
