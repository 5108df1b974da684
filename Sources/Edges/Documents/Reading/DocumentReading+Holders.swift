/// Who has a role, where a line says that in place of what the role does.
extension DocumentReading {
    private static let backups = ["backup:", "deputy:", "stellvertretung:", "vertretung:", "suppléant:", "suppléant :", "suplente:"]
    private static let filled: [Phrase] = [
        "filled by", "nominated", "appointed", "assigned by", "chosen by", "picked by", "designe par", "designee par", "benannt", "bestimmt durch",
        "nombrado*", "designad*",
    ]

    /// `SRE primary. Backup: SRE secondary.`, `Engineering director, SEV0 only.`: true where it is no duty, whether or not it was understood.
    mutating func readHolding(_ role: String, _ text: String, line: Int) -> Bool {
        let sentences = Self.sentences(of: Passage(text, line: line))
        let isBackup = sentences.contains { sentence in Self.backups.contains { sentence.lowercased().hasPrefix($0) } }
        let first = sentences.first ?? text
        let limited = isOfSome(first)
        let isSometimes = limited == nil && Self.isSometimes(first)
        guard isBackup || limited != nil || isSometimes || Folded(first).contains(anyOf: Self.filled) else { return false }
        draft.understand(line)
        guard !isSometimes else { return true }
        guard !Folded(first).contains(anyOf: Self.filled), SpanProse.find(in: first).isEmpty else { return true }
        let holder = limited?.rest ?? first
        let words = Folded(holder).words
        // A duty has a verb, and then an article.
        let isName =
            isPart(holder) && words.count <= 5 && Set(words.dropFirst()).isDisjoint(with: ["the", "a", "an", "der", "die", "das", "and", "und"])
        if isBackup { sayBackups(role, sentences, line: line) }
        guard isName, draft["roles", role, "default"] == nil, let seat = seat(holder, line: line) else {
            let isDuty = isBackup && limited == nil && !isName && !Self.backups.contains { first.lowercased().hasPrefix($0) }
            if isDuty { draft.add(["roles", role, "does"], first, line: line) }
            return true
        }
        draft.set(["roles", role, "default"], seat, line: line)
        for name in limited?.names ?? [] { draft.add(["roles", role, "for"], name, line: line) }
        return true
    }

    private mutating func sayBackups(_ role: String, _ sentences: [String], line: Int) {
        for sentence in sentences {
            guard let mark = Self.backups.first(where: sentence.lowercased().hasPrefix), draft["roles", role, "backup"] == nil,
                case let who = String(sentence.dropFirst(mark.count)).trimmingSpaces, isPart(who), let seat = seat(who, line: line)
            else { continue }
            draft.set(["roles", role, "backup"], seat, line: line)
        }
    }

    /// `Community manager (SEV0, SEV1)`, `Engineering director, SEV0 only`: of which severities somebody has it. Nil where nothing limits it.
    private func isOfSome(_ text: String) -> (rest: String, names: [String])? {
        for (open, close) in [("(", ")"), (", ", ""), (";", "")] {
            guard let range = text.firstRange(of: open) else { continue }
            let rest = text[range.upperBound...]
            let inside = close.isEmpty ? String(rest) : String(rest.prefix { $0 != ")" })
            guard case let names = severities.mentioned(in: inside), !names.isEmpty, Folded(inside).words.count <= 4 + names.count else { continue }
            let isPlain = Folded(inside).words.allSatisfy {
                SeverityWords.isPartOfName($0) || SeverityWords.rankWord($0) != nil || SeverityWords.isNoun($0)
                    || ["only", "nur", "uniquement", "seulement", "solo", "and", "und", "et", "y", "for", "needed", "required"].contains($0)
            }
            if isPlain { return (text[..<range.lowerBound].trimmingSpaces, names) }
        }
        return nil
    }

    /// `Apprentice (by day only)`: not always.
    static func isSometimes(_ text: String) -> Bool {
        guard let open = text.firstIndex(of: "(") ?? text.firstIndex(of: ",") ?? text.firstIndex(of: ";") else { return false }
        return Folded(String(text[open...])).contains(anyOf: [
            "only", "nur", "uniquement", "seulement", "solo", "solamente", "except", "unless", "ausser", "sauf", "salvo", "if", "wenn", "si",
            "tagsuber",
        ])
    }
}
