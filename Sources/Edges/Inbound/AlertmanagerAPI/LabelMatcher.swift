internal import Runbooks
package import Vocabulary

/// One condition on one label, as Alertmanager and amtool write it: `alertname="Down"`, `severity=~"critical|page"`, `team!=web`. A label
/// that is missing counts as an empty one. Expressions match the whole value, in linear time.
package struct LabelMatcher: Sendable {
    private enum Sign: String, CaseIterable { case matches = "=~", matchesNot = "!~", isNot = "!=", `is` = "=" }

    /// A longer one is not a filter but an attack.
    private static let bytesMax = 8192

    private let name: String
    private let value: String
    /// Nil for a plain comparison.
    private let pattern: Pattern?
    private let isNegated: Bool

    package init(_ text: String) throws(Problem) {
        guard text.utf8.count <= LabelMatcher.bytesMax else {
            throw Problem(field: "filter", message: "is longer than \(LabelMatcher.bytesMax) bytes")
        }
        guard let (name, sign, rest) = LabelMatcher.parts(of: text), let value = LabelMatcher.unquoted(rest) else {
            throw Problem(field: "filter", message: "bad matcher format: \(text.prefix(200))")
        }
        self.name = name
        self.value = value
        isNegated = sign == .isNot || sign == .matchesNot
        pattern = sign == .matches || sign == .matchesNot ? try LabelMatcher.whole(value, of: "filter") : nil
    }

    package func holds(for labels: Labels) -> Bool {
        let text = labels[name] ?? ""
        let fits = pattern.map { $0.isFound(in: text) } ?? (text == value)
        return fits != isNegated
    }

    /// An expression that must match all of a text.
    static func whole(_ expression: String, of field: String) throws(Problem) -> Pattern {
        do throws(PatternError) {
            _ = try Pattern(expression)
            return try Pattern("^(?:\(expression))$")
        } catch {
            throw Problem(field: field, message: "bad expression '\(expression.prefix(200))': \(error.problem)")
        }
    }

    // MARK: Reading

    private static func parts(of text: String) -> (name: String, Sign, rest: String)? {
        let scalars = trimmed(Array(text.unicodeScalars)[...])
        guard let end = scalars.first == "\"" ? closingQuote(in: scalars) : scalars.firstIndex(where: { $0 == "=" || $0 == "!" }) else { return nil }
        let rest = string(trimmed(scalars[end...]))
        guard let name = unquoted(string(trimmed(scalars[..<end]))), !name.isEmpty, !name.contains(where: \.isWhitespace),
            let sign = Sign.allCases.first(where: { rest.hasPrefix($0.rawValue) })
        else { return nil }
        return (name, sign, string(trimmed(Array(rest.unicodeScalars).dropFirst(sign.rawValue.count))))
    }

    /// Right behind the quote that closes the first one.
    private static func closingQuote(in scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        var isEscaped = false
        for place in scalars.indices.dropFirst() {
            if scalars[place] == "\"", !isEscaped { return place + 1 }
            isEscaped = scalars[place] == "\\" && !isEscaped
        }
        return nil
    }

    /// `"a \"b\""` without its quotes; what stands without quotes is itself. Nil when a quote is not where it must be. A backslash
    /// before anything but a quote, a backslash or an `n` is the expression's own: `\d`, `\.`.
    private static func unquoted(_ text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        guard scalars.first == "\"" else { return scalars.contains("\"") ? nil : text }
        guard closingQuote(in: scalars[...]) == scalars.count else { return nil }
        var value: [Unicode.Scalar] = []
        var rest = scalars[1..<(scalars.count - 1)]
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let next = rest.first, "n\"\\".unicodeScalars.contains(next) else {
                value.append(scalar)
                continue
            }
            rest.removeFirst()
            value.append(next == "n" ? "\n" : next)
        }
        return string(value[...])
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var rest = scalars.drop { $0.properties.isWhitespace }
        while rest.last?.properties.isWhitespace ?? false { rest.removeLast() }
        return rest
    }
}
