/// The table of who is responsible for what.
extension DocumentReading {
    func isRACI(_ table: Block.Table) -> Bool {
        let cells = table.rows.flatMap { $0.dropFirst() }.map { Inline.plain($0.text) }.filter { !Fillable.isEmpty($0) }
        let letters = cells.filter { Self.letters($0) != nil }
        return table.header.count >= 3 && cells.count >= 4 && letters.count * 10 >= cells.count * 8
    }

    /// `A/R`, `RA`, `A, R`, `A for P1`, `C*`: the letters, and what stands after them.
    private static func letters(_ text: String) -> (letters: String, rest: String)? {
        var rest = text.split(separator: " ").map(String.init)[...]
        var letters = "", isMarked = false
        while let word = rest.first, word.allSatisfy({ "RACISV/,*&+".contains($0) }) {
            letters += word.filter { !"/,*&+".contains($0) }
            isMarked = isMarked || word.contains("*")
            rest.removeFirst()
        }
        guard (1...3).contains(letters.count), Set(letters).count == letters.count else { return nil }
        return (letters.map(String.init).joined(separator: "/") + (isMarked ? "*" : ""), rest.joined(separator: " "))
    }

    mutating func readRACI() {
        for index in outline.sections.indices {
            for case .table(let table) in outline.sections[index].parts.map(\.block) where isRACI(table) { readRACI(table, index) }
        }
    }

    private mutating func readRACI(_ table: Block.Table, _ index: Int) {
        guard let isTurned = isTurned(table) else {
            return draft.gap(
                .open, "a table of responsibilities was left as text: nothing says which side of it is people.", lines: [table.header[0].line])
        }
        for row in table.rows {
            for (header, cell) in zip(table.header, row).dropFirst() {
                let who = isTurned ? header : row[0], what = isTurned ? row[0] : header
                guard let cell = raciCell(Inline.plain(cell.text), line: cell.line), let party = party(Inline.plain(who.text), line: who.line) else {
                    continue
                }
                let phase = Naming.slug(Inline.plain(what.text))
                draft.set(["raci", party, phase], cell, line: row[0].line)
            }
        }
        draft.understand(table.header[0].line)
        for case .paragraph(let lines) in outline.sections[index].parts.map(\.block) {
            for line in lines
            where Inline.plain(line.text).hasPrefix("*") || isPart(Inline.plain(line.text).split(separator: " ").prefix(2).joined(separator: " ")) {
                noteRACI(Inline.plain(line.text), line: line.line)
            }
        }
    }

    /// Whether parties stand in the header and phases in the rows; nil when nothing says so.
    private func isTurned(_ table: Block.Table) -> Bool? {
        let corner = Folded(Inline.plain(table.header[0].text))
        if corner.contains(anyOf: [
            "phase*", "activit*", "step*", "task*", "process*", "fase*", "aktivitat*", "tatigkeit*", "schritt*", "etape*", "atividade*", "actividad*",
        ]) {
            return true
        }
        if corner.contains(anyOf: ["role*", "rolle*", "rol", "roles", "funcao", "who", "party", "wer", "qui", "quien"]) { return false }
        let stages: Set<Topic> = [.detection, .triage, .resolution, .communication, .review, .phases, .recover]
        func people(_ texts: [Passage]) -> Int { texts.count { isPart(cleaned($0.text)) || role($0.text) != nil } }
        func phases(_ texts: [Passage]) -> Int { texts.count { !lexicon.topics(of: Inline.plain($0.text)).isDisjoint(with: stages) } }
        let header = Array(table.header.dropFirst()), rows = table.rows.map { $0[0] }
        let turned = people(header) + phases(rows), upright = people(rows) + phases(header)
        return turned == 0 && upright == 0 ? nil : turned > upright
    }

    /// What stands behind the letters is of some severities, or the cell is text.
    private mutating func raciCell(_ text: String, line: Int) -> String? {
        guard let (letters, rest) = Self.letters(text) else { return nil }
        let names = severities.mentioned(in: rest)
        guard rest.isEmpty || !names.isEmpty else {
            draft.gap(.open, "'\(text)' in the table of responsibilities was not taken: it is not of all incidents.", lines: [line])
            return nil
        }
        if names.isEmpty { return letters }
        let isUnless = Folded(rest).contains(anyOf: ["non", "not", "except", "unless", "ausser", "nicht", "sauf", "excepto", "salvo"])
        return "\(letters) \(isUnless ? "unless" : "when") \(names.joined(separator: ", "))"
    }

    /// A line below the table says what a star in it means.
    private mutating func noteRACI(_ text: String, line: Int) {
        for party in draft.names(of: "raci") {
            for entry in draft["raci", party]?.entries ?? [] {
                guard let letters = entry.clause.text, letters.contains("*") else { continue }
                let plain = letters.replacing("*", with: "")
                draft.remove(["raci", party, entry.name])
                draft.set(["raci", party, entry.name], .map([("is", plain), ("note", text)], line: line))
            }
        }
    }
}
