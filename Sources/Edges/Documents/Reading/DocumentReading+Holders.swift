/// Who has a role, where a line says that in place of what the role does.
extension DocumentReading {
    private static let backups = [
        "backup:", "deputy:", "stellvertretung:", "vertretung:", "suppléant:", "suppléant :", "suplente:", "backup is ", "the backup is ",
        "deputy is ", "the deputy is ", "vertreten durch ", "suppléé par ", "suppléée par ",
    ]
    private static let onlyWords: Set<String> = [
        "only", "nur", "ausschliesslich", "lediglich", "uniquement", "seulement", "solo", "solamente", "unicamente", "apenas", "somente",
    ]
    private static let optionalWords: [Phrase] = ["optional*", "facultati*", "opcional*", "fakultativ*", "freiwillig*"]

    /// Sentences, and what semicolons part.
    private static func pieces(of text: String, line: Int) -> [String] {
        sentences(of: Passage(text, line: line)).flatMap { $0.split(separator: ";").map { String($0).trimmingSpaces } }.filter { !$0.isEmpty }
    }

    /// `…; only for SEV1 and SEV2.`: of which severities somebody has the role, and what is said besides. Nil where the role is there only
    /// sometimes, and when was not understood: then it is none that every incident has.
    mutating func readRoleScope(_ role: String, _ text: String, line: Int) -> String? {
        var rest: [String] = []
        for piece in Self.pieces(of: text, line: line) {
            let folded = Folded(piece)
            if folded.words.count <= 4, folded.contains(anyOf: Self.optionalWords) || folded.place(of: "if needed")?.lowerBound == 0 {
                draft.remove(["roles", role])
                return nil
            }
            guard let first = folded.words.first, Self.onlyWords.contains(first) else {
                rest.append(piece)
                continue
            }
            guard let names = Self.plainNames(in: piece, severities) else {
                draft.remove(["roles", role])
                return nil
            }
            for name in names { draft.add(["roles", role, "for"], name, line: line) }
        }
        guard rest.count < Self.pieces(of: text, line: line).count else { return text }
        return rest.dropFirst().reduce(rest.first ?? "") { $0 + ($0.hasSuffix(".") ? " " : "; ") + $1 }
    }

    /// The severities of a scope that says nothing else.
    private static func plainNames(in text: String, _ severities: SeverityWords) -> [String]? {
        guard case let names = severities.mentioned(in: text), !names.isEmpty, Folded(text).words.count <= 5 + names.count else { return nil }
        let isPlain = Folded(text).words.allSatisfy {
            SeverityWords.isPartOfName($0) || SeverityWords.rankWord($0) != nil || SeverityWords.isNoun($0) || onlyWords.contains($0)
                || scopeWords.contains($0)
        }
        return isPlain ? names : nil
    }

    private static let scopeWords: Set<String> = [
        "and", "und", "et", "y", "e", "or", "oder", "ou", "o", "for", "in", "on", "at", "of", "bei", "fur", "im", "en", "pour", "para", "de", "les",
        "los", "las", "needed", "required", "incident", "incidents", "incidente", "incidentes", "vorfall", "vorfallen",
    ]
    private static let filled: [Phrase] = [
        "filled by", "nominated", "appointed", "assigned by", "chosen by", "picked by", "designe par", "designee par", "benannt", "bestimmt durch",
        "nombrado*", "designad*",
    ]

    /// `SRE primary. Backup: SRE secondary.`, `Engineering director, SEV0 only.`: true where it is no duty, whether or not it was understood.
    mutating func readHolding(_ role: String, _ text: String, isScoped: Bool, line: Int) -> Bool {
        let pieces = Self.pieces(of: text, line: line)
        let isBackup = pieces.contains { piece in Self.backups.contains { piece.lowercased().hasPrefix($0) } }
        let first = (isBackup ? pieces : Self.sentences(of: Passage(text, line: line))).first ?? text
        let limited = isOfSome(first)
        let isSometimes = limited == nil && Self.isSometimes(first)
        let isHolder = isBackup || limited != nil || isSometimes || isScoped && self.isHolder(first)
        guard isHolder || Folded(first).contains(anyOf: Self.filled) else { return false }
        draft.understand(line)
        guard !isSometimes else { return true }
        guard !Folded(first).contains(anyOf: Self.filled), SpanProse.find(in: first).isEmpty else { return true }
        let holder = limited?.rest ?? first
        let isName = self.isHolder(holder)
        if isBackup { sayBackups(role, pieces, line: line) }
        guard isName, draft["roles", role, "default"] == nil, let seat = seat(holder, line: line) else {
            let isDuty = isBackup && limited == nil && !isName && !Self.backups.contains { first.lowercased().hasPrefix($0) }
            if isDuty { draft.add(["roles", role, "does"], first, line: line) }
            return true
        }
        draft.set(["roles", role, "default"], seat, line: line)
        for name in limited?.names ?? [] { draft.add(["roles", role, "for"], name, line: line) }
        return true
    }

    /// A duty has a verb, and then an article.
    private func isHolder(_ text: String) -> Bool {
        let words = Folded(text).words
        return (isPart(text) || Self.isProper(text)) && words.count <= 5 && !text.contains(",")
            && Set(words.dropFirst()).isDisjoint(with: ["the", "a", "an", "der", "die", "das", "and", "und"])
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
            if let names = Self.plainNames(in: inside, severities) { return (text[..<range.lowerBound].trimmingSpaces, names) }
        }
        return nil
    }

    /// `Gabinete de Comunicación`: a name, all of whose words of weight begin with a capital.
    private static func isProper(_ text: String) -> Bool {
        let words = text.split { $0 == " " || $0 == "." }.filter { !SmallWords.all.contains(Folded(String($0)).words.first ?? "") }
        return words.count >= 2 && words.allSatisfy { $0.first?.isUppercase == true && !$0.contains(where: { ",:".contains($0) }) }
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
