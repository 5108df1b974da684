import Foundation

/// What carries a requirement: a clause that says it, a scenario or test that executes it, a text, or the later work it is named for.
///
/// Written as `kind: place`, several joined by `; `. A clause may end in ` = words`, which must stand in it; a scenario too, and it must expect them.
struct Carrier: Hashable, Sendable, CustomStringConvertible {
    enum Kind: String, CaseIterable, Sendable {
        /// `file#key/path`, the file beside the example's runbook; or `templates/name.mustache = words`.
        case runbook
        /// `example/scenarios/file`.
        case scenario
        /// `file of Tests without its ending/sentence of the test`.
        case test
        /// A path from the top of the project.
        case text
        /// A topic of `later.tsv`.
        case later
    }

    let kind: Kind
    let place: String
    /// What must stand at the place.
    let words: String?

    var description: String { "\(kind.rawValue): \(place)" + (words.map { " = \($0)" } ?? "") }

    /// A sentence may hold a semicolon, so a carrier begins only where one of the kinds follows.
    static func list(_ text: String) -> [Carrier]? {
        var parts: [String] = []
        for piece in text.components(separatedBy: "; ") {
            if begins(piece) || parts.isEmpty { parts.append(piece) } else { parts[parts.count - 1] += "; " + piece }
        }
        let carriers = parts.compactMap(Carrier.init)
        return carriers.count == parts.count ? carriers : nil
    }

    init?(_ text: String) {
        guard let colon = text.range(of: ": "), let kind = Kind(rawValue: String(text[..<colon.lowerBound])) else { return nil }
        let rest = text[colon.upperBound...].components(separatedBy: " = ")
        guard let first = rest.first, !first.isEmpty else { return nil }
        let mayHaveWords = kind == .runbook || kind == .scenario
        self.kind = kind
        place = mayHaveWords ? first : String(text[colon.upperBound...])
        words = mayHaveWords && rest.count > 1 ? rest.dropFirst().joined(separator: " = ") : nil
    }

    private static func begins(_ text: String) -> Bool { Kind.allCases.contains { text.hasPrefix("\($0.rawValue): ") } }
}
