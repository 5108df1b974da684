/// Whose runbook it is, and what is said about the document itself.
extension DocumentReading {
    mutating func readTitle() {
        if let title = outline.sections.first(where: { $0.level > 0 }), !title.title.isEmpty {
            draft.set(["runbook", "name"], title.title, line: title.line)
        }
    }

    /// Labels at the head of the document: `Owner: CEO`, `Last updated: …`, `Status: Draft`.
    mutating func readHead() {
        for index in outline.sections.indices.prefix(3) where outline.sections[index].level <= 1 {
            for passage in outline.sections[index].parts.flatMap({ Self.heads(in: $0.block) }) { readHeadLine(passage) }
        }
    }

    private static func heads(in block: Block) -> [Passage] {
        switch block {
        case .paragraph(let lines): lines.flatMap(pieces)
        case .list(let items, _): items.map(\.text)
        case .table(let table):
            ([table.header] + table.rows).filter { $0.count == 2 }.map { Passage("**\($0[0].text)**: \($0[1].text)", line: $0[0].line) }
        default: []
        }
    }

    /// `*Owner: CTO — last updated: March*` says two things.
    private static func pieces(_ passage: Passage) -> [Passage] {
        for mark in [" — ", " – ", " · ", " | "] where passage.text.contains(mark) {
            var parts: [String] = []
            for part in passage.text.split(separator: mark).map(String.init) {
                if parts.isEmpty || Inline.leadIn(part.trimmingMarks) != nil {
                    parts.append(part.trimmingMarks)
                } else {
                    parts[parts.count - 1] += mark + part
                }
            }
            if parts.count > 1, Inline.leadIn(parts[0]) != nil { return parts.map { Passage($0, line: passage.line) } }
        }
        // `Harrow plc. Policy ref. 014. Policy owner: CTO.`: one of the sentences says whose document it is.
        guard Inline.leadIn(passage.text) == nil else { return [passage] }
        let owned = sentences(of: passage, isRaw: true).filter { Folded(Inline.leadIn($0)?.label ?? "").contains(anyOf: ownerWords) }
        return owned.isEmpty ? [passage] : owned.map { Passage($0, line: passage.line) }
    }

    private mutating func readHeadLine(_ passage: Passage) {
        guard let lead = Inline.leadIn(passage.text), !lead.rest.isEmpty else { return }
        let topics = lexicon.topics(of: lead.label)
        let text = Inline.plain(lead.rest)
        if topics.contains(.owner), !Fillable.isEmpty(text) {
            let owner = text.split(separator: "(").first.map { $0.trimmingSpaces } ?? text
            if let seat = seat(owner, line: passage.line) { draft.set(["runbook", "owner"], seat, line: passage.line) }
        } else if Folded(lead.label).contains(anyOf: ["review*", "reviewed", "uberprufung", "revision", "revue"]),
            let found = SpanProse.only(in: text), found.lead == .every, let span = found.span
        {
            draft.add(["runbook", "reviewed"], .map([("every", Self.every(span))], line: passage.line))
        } else if topics.contains(.version), !topics.contains(.cadence), !topics.contains(.upkeep) {
            addNote("\(lead.label): \(text)", line: passage.line)
        } else if topics.contains(.related) {
            for address in Inline.addresses(passage.text) { draft.add(["runbook", "documents"], address, line: passage.line) }
        }
    }

    /// One note for all that is said of this version.
    mutating func addNote(_ text: String, line: Int) {
        if let old = draft["runbook", "version_note"], let written = old.text {
            guard !written.contains(text) else { return }
            draft.remove(["runbook", "version_note"])
            draft.set(["runbook", "version_note"], Clause("\(written); \(text)", line: old.line))
            draft.understand(line)
        } else {
            draft.set(["runbook", "version_note"], text, line: line)
        }
    }
}

extension String {
    /// Without stars or underscores at either end.
    fileprivate var trimmingMarks: String {
        var text = trimmingSpaces
        if let first = text.first, "*_".contains(first), text.filter({ $0 == first }).count <= 2 { text = text.filter { $0 != first } }
        return text
    }
}
