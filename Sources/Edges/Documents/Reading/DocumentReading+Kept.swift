/// What nothing was made of, so that nothing of a document is lost without a word: lines, and within lines that were read the sentences and cells
/// that no clause comes from.
extension DocumentReading {
    var kept: [KeptText] {
        let trace = LineTrace(draft, shortForms: shortForms)
        var kept: [KeptText] = []
        for section in whole.sections where !section.topics.contains(.contents) {
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
        var seen: Set<Passage> = []
        // A heading that names a time says more than what its section is called.
        if section.level > 0, !SpanProse.find(in: section.title).isEmpty { texts += rest(of: Passage(section.title, line: section.line), trace) }
        for part in section.parts {
            var own = rest(of: part.block, trace)
            own += Self.code(in: part.block).filter { !draft.understood.contains($0.line) }.map { Passage(Inline.plain($0.text), line: $0.line) }
            // What stands above says whose it is.
            if let label = part.label, !own.isEmpty, seen.insert(label).inserted {
                own.insert(Passage(Inline.plain(label.text), line: label.line), at: 0)
            }
            texts += own
        }
        return texts.filter { $0.text.contains { $0.isLetter || $0.isNumber } }.map {
            KeptText(heading: section.title, text: $0.text, line: $0.line, isHalf: trace.byLine[$0.line]?.contains { !$0.isGap } ?? false)
        }
    }

    private func rest(of block: Block, _ trace: LineTrace) -> [Passage] {
        guard case .table(let table) = block, table.rows.contains(where: { draft.understood.contains($0[0].line) }) else {
            return Self.texts(in: block).flatMap { rest(of: $0, trace) }
        }
        // The header of a table that was read only says what its columns are.
        return table.rows.flatMap { row -> [Passage] in
            guard draft.understood.contains(row[0].line) else { return row.flatMap { rest(of: $0, trace) } }
            return zip(table.header, row).flatMap { header, cell in
                left(of: cell, trace).map { Passage("\(Inline.plain(header.text)): \($0)", line: cell.line) }
            }
        }
    }

    /// What nothing came of in a cell of a row that was read.
    private func left(of cell: Passage, _ trace: LineTrace) -> [String] {
        let text = Inline.plain(cell.text)
        guard !Fillable.isEmpty(text) else { return [] }
        if Folded(text).words.count == 1 { return trace.says(word: text, line: cell.line) ? [] : [text] }
        return Self.sentences(of: cell).filter { !isWhole($0, line: cell.line, isCell: true, trace) }
    }

    /// The sentences of a passage nothing came of.
    private func rest(of passage: Passage, _ trace: LineTrace) -> [Passage] {
        guard draft.understood.contains(passage.line) else {
            let text = Inline.plain(passage.text)
            let isStruck = !text.contains { $0.isLetter } && passage.text.contains("~~")
            return [Passage(isStruck ? "(struck out) " + Inline.plain(passage.text.replacing("~~", with: "")) : text, line: passage.line)]
        }
        if let lead = Inline.leadIn(passage.text), lead.rest.isEmpty { return [] }
        return Self.sentences(of: passage).filter { !isWhole($0, line: passage.line, isCell: false, trace) }.map { Passage($0, line: passage.line) }
    }

    /// Whether all of a sentence or cell stands in the clauses of its line.
    private func isWhole(_ text: String, line: Int, isCell: Bool, _ trace: LineTrace) -> Bool {
        trace.says(text, line: line, isCell: isCell) && !trace.endsName(in: text, line: line)
            && !remainder(of: text, line: line, trace, withReport: true).isMeaningful
    }

    /// What a sentence or cell says besides what its line led to.
    func remainder(of text: String, line: Int, _ trace: LineTrace, withReport: Bool) -> Remainder {
        let taken = trace.taken(from: text, line: line, withReport: withReport)
        let others = severities.mentioned(in: text).filter { !Remainder.stems($0).isSubset(of: taken.words) }
        return Remainder(of: text, taken: taken, others: others)
    }

    private static func code(in block: Block) -> [Passage] {
        switch block {
        case .fence(let fence): fence.lines
        case .list(let items, _): items.flatMap { $0.inside.flatMap(code) }
        default: []
        }
    }
}
