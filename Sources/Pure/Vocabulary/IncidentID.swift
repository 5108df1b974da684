/// Which incident. People say the number aloud and type it into a reply, so it is short: `INC-42`.
package struct IncidentID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }

    /// Reads `INC-42`, `inc-42` and `42`.
    package init?(_ text: some StringProtocol) {
        let digits = text.lowercased().hasPrefix("inc-") ? text.dropFirst(4) : text[...]
        guard let number = Int64(digits), number > 0, digits.allSatisfy(\.isNumber) else { return nil }
        self.number = number
    }

    /// Reads what a runbook may call incidents, such as `OPS-2026-0042`: it begins with a letter, and its number stands last, after `-` or
    /// `_`. That this is the incident's name, and not one like it, is for the caller to see.
    package init?(named text: some StringProtocol) {
        let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }
        let before = text.dropLast(digits.count)
        guard text.utf8.count <= 64, before.first?.isLetter == true, before.last == "-" || before.last == "_",
            before.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }),
            let number = Int64(String(digits.reversed())), number > 0
        else { return nil }
        self.number = number
    }

    package var description: String { "INC-\(number)" }
    package static func < (a: IncidentID, b: IncidentID) -> Bool { a.number < b.number }
}

/// Which page or notice: the incident and a count within it, so that the engine can name one without chance. It is
/// the idempotency key on every wire: a message sent twice carries the same one.
package struct PageID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let incident: IncidentID
    package let number: Int

    package init(incident: IncidentID, number: Int) {
        self.incident = incident
        self.number = number
    }

    /// Reads `INC-42.7` and `programme.7`.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[1]), number > 0 else { return nil }
        guard let incident = parts[0] == PageID.programme ? IncidentID(0) : IncidentID(parts[0]) else { return nil }
        self.init(incident: incident, number: number)
    }

    /// What stands for the incident when it belongs to none.
    private static let programme = "programme"

    package var description: String { incident.number == 0 ? "\(PageID.programme).\(number)" : "\(incident).\(number)" }
    package static func < (a: PageID, b: PageID) -> Bool { (a.incident, a.number) < (b.incident, b.number) }
}
