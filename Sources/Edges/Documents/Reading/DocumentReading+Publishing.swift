/// Who gets the review of an incident, and where it is kept.
extension DocumentReading {
    /// `Distribution: all team members, management`, `Format: Markdown document in ops/docs/incidents/`.
    mutating func readPublishing(_ lead: (label: String, rest: String), line: Int) -> Bool {
        let label = Folded(lead.label)
        let receivers: [Phrase] = [
            "distribution", "distributed to", "sent to", "shared with", "verteiler", "empfanger", "diffusion", "destinataires", "difusion",
        ]
        if label.contains(anyOf: receivers) {
            return readDistribution(Inline.plain(lead.rest), line: line)
        }
        if label.contains(anyOf: ["format", "storage", "stored", "location", "archive", "ablage", "ablageort", "stockage", "archivage", "archivo"]),
            let folder = Self.folder(in: Inline.plain(lead.rest))
        {
            draft.add(["reviews", "publish"], .map([("folder", folder)], line: line))
            return true
        }
        return false
    }

    private mutating func readDistribution(_ text: String, line: Int) -> Bool {
        var people: [Clause] = []
        for part in parts(text) {
            guard let who = attendee(part, line: line) else { return false }
            people.append(Clause(who, line: line))
        }
        guard !people.isEmpty else { return false }
        let to = Clause(.list(people), line: line)
        draft.add(["reviews", "publish"], Clause(.map([Clause.Entry(name: "to", clause: to)]), line: line))
        return true
    }

    /// `key stakeholders`, `all response team members`: nil when the words name nobody.
    mutating func attendee(_ part: String, line: Int) -> String? {
        var words = Self.withoutVerbs(part)
        for more in ["Include ", "all relevant ", "relevant ", "key ", "All ", "all ", "alle ", "Alle ", "tous les ", "toutes les ", "todos los "]
        where words.hasPrefix(more) { words = String(words.dropFirst(more.count)) }
        guard isPart(part) || Folded(part).contains(anyOf: ["stakeholders", "members", "beteiligte*", "parties prenantes", "interesados"]) else {
            return nil
        }
        return party(words, line: line)
    }

    /// `ops/docs/incidents/`: a folder, and no address.
    private static func folder(in text: String) -> String? {
        let words = text.split { " `,;()".contains($0) }.map(String.init)
        guard let word = words.first(where: { $0.contains("/") && !$0.contains("://") && !$0.hasPrefix("/") && !$0.contains("..") }) else {
            return nil
        }
        let folder = word.last.map { "/.".contains($0) } == true ? String(word.dropLast()) : word
        let isPlain = folder.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/-_.".contains($0)) }
        return isPlain && folder.contains("/") && (folder.count { $0 == "/" } >= 2 || word.hasSuffix("/")) ? folder : nil
    }
}
