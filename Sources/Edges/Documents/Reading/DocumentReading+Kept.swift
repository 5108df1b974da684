/// What nothing was made of, so that nothing of a document is lost without a word: lines, and within lines that were read the sentences and cells
/// that no clause comes from.
extension DocumentReading {
    var kept: [KeptText] {
        let trace = LineTrace(draft)
        var kept: [KeptText] = []
        for section in outline.sections where !section.topics.contains(.contents) {
            for text in left(of: section, trace) {
                if let last = kept.last, last.line == text.line {
                    kept[kept.count - 1].text = last.text + " | " + text.text
                } else {
                    kept.append(text)
                }
            }
        }
        return kept.sorted { $0.line < $1.line }
    }

    private func left(of section: Outline.Section, _ trace: LineTrace) -> [KeptText] {
        var texts: [Passage] = []
        // A heading that names a time says more than what its section is called.
        if section.level > 0, !SpanProse.find(in: section.title).isEmpty { texts.append(Passage(section.title, line: section.line)) }
        for part in section.parts {
            if let label = part.label, Folded(label.text).words.count > 3 { texts.append(label) }
            texts += words(of: part.block, trace)
        }
        var seen: Set<Passage> = []
        return texts.filter { seen.insert($0).inserted }.flatMap { passage in
            rest(of: passage, trace).filter { $0.contains(where: \.isLetter) }.map { KeptText(heading: section.title, text: $0, line: passage.line) }
        }
            + Self.code(of: section).filter { !draft.understood.contains($0.line) && $0.text.contains(where: \.isLetter) }.map {
                KeptText(heading: section.title, text: Inline.plain($0.text), line: $0.line)
            }
    }

    /// The header of a table that was read only says what its columns are.
    private func words(of block: Block, _ trace: LineTrace) -> [Passage] {
        guard case .table(let table) = block, table.rows.contains(where: { draft.understood.contains($0[0].line) }) else {
            return Self.texts(in: block)
        }
        return table.rows.flatMap { $0 }
    }

    /// The sentences of a passage nothing came of.
    private func rest(of passage: Passage, _ trace: LineTrace) -> [String] {
        guard draft.understood.contains(passage.line) else { return [Inline.plain(passage.text)] }
        if let lead = Inline.leadIn(passage.text), lead.rest.isEmpty { return [] }
        return Self.sentences(of: passage).filter { !trace.says($0, line: passage.line) }
    }

    private static func code(of section: Outline.Section) -> [Passage] { section.parts.flatMap { code(in: $0.block) } }

    private static func code(in block: Block) -> [Passage] {
        switch block {
        case .fence(let fence): fence.lines
        case .list(let items, _): items.flatMap { $0.inside.flatMap(code) }
        default: []
        }
    }
}
