package import Engine
package import Runbooks
internal import Vocabulary

/// A line of what the harm was: `- users affected: 1200`. Nobody has filled it in while its value is nil.
package struct ReviewImpact: Hashable, Sendable {
    package var name: String
    package var value: String?

    package static let open = "_to be filled in_"

    package var markdown: String { "- \(name.oneLine): \(value.map(\.oneLine) ?? ReviewImpact.open)" }

    /// The number in it, whatever stands around: `1,200 users`, `12.5 %`, `EUR 300`. Nil when there is none.
    package var number: Double? {
        guard let value else { return nil }
        let digits = value.drop { !$0.isNumber && $0 != "-" }.prefix { $0.isNumber || ".,-_".contains($0) }
        return Double(digits.filter { $0 != "," && $0 != "_" })
    }

    init(name: String, value: String?) {
        self.name = name
        self.value = value
    }

    init?(line: Substring) {
        let text = line.trimmed
        guard let bullet = text.first, "-*+".contains(bullet), let colon = text.firstIndex(of: ":") else { return nil }
        let value = text[text.index(after: colon)...].trimmed
        name = String(text[text.index(after: text.startIndex)..<colon].trimmed)
        self.value = value.isEmpty || value == ReviewImpact.open ? nil : String(value)
        guard !name.isEmpty, name.first != "[" else { return nil }
    }
}

extension ReviewDraft {
    /// What its section about impact says, line by line.
    package var impact: [ReviewImpact] {
        sections.filter { ReviewPart($0.name) == .impact }.flatMap(\.body.markdownLines).filter { !$0.isCode }.compactMap {
            ReviewImpact(line: $0.text)
        }
    }

    /// Fields of the runbook that are still empty.
    package func missing(of policy: ReviewPolicy) -> [String] {
        let filled = Set(impact.filter { $0.value != nil }.map { $0.name.lowercased() })
        return policy.impact.map(\.name).filter { !filled.contains($0.lowercased()) }
    }
}

/// What a review's text states about the harm, typed as the runbook has its fields.
package struct StatedImpact: Hashable, Sendable {
    package var numbers: [String: Double] = [:]
    package var words: [String: String] = [:]
}

/// A line about impact in a review's text that says no number where the runbook wants one.
package struct ImpactFault: Error, Hashable, Sendable {
    /// Of the whole text, from 1.
    package var line: Int
    package var name: String
    package var written: String

    package var sentence: String {
        "line \(line): the impact \u{201C}\(name)\u{201D} is a number, not \u{201C}\(written)\u{201D}: write it as `- \(name): 1200`, or "
            + "leave it `\(ReviewImpact.open)`"
    }
}

extension ReviewDraft {
    /// What the text says of the runbook's fields, and of what was stated before. A field that nobody has filled in states nothing.
    package func statedImpact(of incident: Incident, under policy: ReviewPolicy) throws(ImpactFault) -> StatedImpact {
        let kinds = Dictionary(policy.impact.map { ($0.name.lowercased(), $0) }) { first, _ in first }
        var stated = StatedImpact()
        for (line, entry) in impactLines {
            guard let written = entry.value else { continue }
            let field = kinds[entry.name.lowercased()]
            let name = field?.name ?? entry.name
            if field?.kind == .text || field == nil && incident.knowledge.words[name] != nil {
                stated.words[name] = written
            } else if field != nil || incident.impact[name] != nil {
                guard let number = entry.number else { throw ImpactFault(line: line, name: name, written: written) }
                stated.numbers[name] = number
            }
        }
        return stated
    }

    /// With the number of each line in the whole text.
    private var impactLines: [(line: Int, entry: ReviewImpact)] {
        var line = preamble.markdownLines.count
        var found: [(line: Int, entry: ReviewImpact)] = []
        for section in sections {
            line += 1
            let isImpact = ReviewPart(section.name) == .impact
            for text in section.body.markdownLines {
                line += 1
                if isImpact, !text.isCode, let entry = ReviewImpact(line: text.text) { found.append((line, entry)) }
            }
        }
        return found
    }
}

extension ReviewImpact {
    /// The runbook's fields first, each there even when nobody has said it, then whatever else was stated.
    static func lines(of incident: Incident, under policy: ReviewPolicy) -> [ReviewImpact] {
        let fields = policy.impact.isEmpty ? [ReviewPolicy.ImpactField("duration in minutes", .minutes)] : policy.impact
        let named = fields.map { ReviewImpact(name: $0.name, value: incident.value(of: $0)) }
        let known = Set(fields.map(\.name))
        let numbers = incident.impact.filter { !known.contains($0.key) }.map { ReviewImpact(name: $0.key, value: $0.value.plain) }
        let words = incident.knowledge.words.filter { !known.contains($0.key) }.map { ReviewImpact(name: $0.key, value: $0.value) }
        return named + (numbers + words).sorted { $0.name < $1.name }
    }
}

extension Incident {
    fileprivate func value(of field: ReviewPolicy.ImpactField) -> String? {
        if let words = knowledge.words[field.name] { return words }
        if let number = impact[field.name] { return field.kind == .percent ? "\(number.plain) %" : number.plain }
        // A length in minutes that nobody has stated is how long it took.
        guard field.kind == .minutes, let end = resolvedAt else { return nil }
        return String(((end - startedAt).milliseconds + 59_999) / 60_000)
    }
}

extension Double {
    /// Without a fraction where it has none.
    var plain: String { Int64(exactly: self).map(String.init) ?? description }
}
