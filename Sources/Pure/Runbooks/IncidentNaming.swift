package import Vocabulary

/// What incidents are called where the runbook gives them other names than `INC-42`, such as `OPS-2026-0042`. The number is the same one:
/// it stands last, after `-` or `_`, so that whoever is told the name can be understood by any runbook.
package struct IncidentNaming: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case text(String)
        case year, month, day
        /// At least that many digits.
        case number(digits: Int)
    }

    package let parts: [Part]

    /// Nil when it names incidents so that they could not be told apart, or not be written in an address.
    package init?(_ pattern: String) {
        var parts: [Part] = []
        var rest = pattern[...]
        while let first = rest.first {
            if first == "{" {
                guard let end = rest.firstIndex(of: "}"), let field = Self.field(rest[rest.index(after: rest.startIndex)..<end]) else { return nil }
                parts.append(field)
                rest = rest[rest.index(after: end)...]
            } else {
                let text = rest.prefix { $0 != "{" }
                guard text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }) else { return nil }
                parts.append(.text(String(text)))
                rest = rest.dropFirst(text.count)
            }
        }
        guard Self.isReadable(parts) else { return nil }
        self.parts = parts
    }

    private static func field(_ name: Substring) -> Part? {
        switch name {
        case "year": return .year
        case "month": return .month
        case "day": return .day
        case "number": return .number(digits: 1)
        default:
            guard name.hasPrefix("number:"), let digits = Int(name.dropFirst(7)), (1...9).contains(digits) else { return nil }
            return .number(digits: digits)
        }
    }

    private static func isReadable(_ parts: [Part]) -> Bool {
        guard parts.count > 1, case .number = parts[parts.count - 1], case .text(let before) = parts[parts.count - 2],
            before.last == "-" || before.last == "_", case .text(let start) = parts[0], start.first?.isLetter == true
        else { return false }
        return !parts.dropLast().contains { if case .number = $0 { true } else { false } }
    }

    /// `day` is `2026-11-21`, where the runbook is at home.
    package func name(of id: IncidentID, on day: String) -> String {
        let date = day.split(separator: "-").map(String.init)
        return parts.map { part in
            switch part {
            case .text(let text): text
            case .year: date[0]
            case .month: date[1]
            case .day: date[2]
            case .number(let digits):
                String(repeating: "0", count: max(0, digits - String(id.number).count)) + String(id.number)
            }
        }.joined()
    }
}
