/// Reads tables: those of GitHub, with a row of dashes below the header, and those of wikis, whose header stands between double bars.
enum TableReader {
    static func table(in lines: [Passage], at start: Int) -> (table: Block.Table, end: Int)? {
        let first = lines[start]
        guard first.text.contains("|") else { return nil }
        if first.text.drop(while: { $0 == " " }).hasPrefix("||") { return wikiTable(in: lines, at: start) }
        guard start + 1 < lines.count, isDelimiter(lines[start + 1].text) else { return nil }
        let header = cells(first)
        guard header.count == cells(lines[start + 1]).count else { return nil }
        return body(lines, from: start + 2, header: header)
    }

    private static func wikiTable(in lines: [Passage], at start: Int) -> (table: Block.Table, end: Int)? {
        let header = cells(Passage(lines[start].text.replacing("||", with: "|"), line: lines[start].line))
        return body(lines, from: start + 1, header: header)
    }

    private static func body(_ lines: [Passage], from start: Int, header: [Passage]) -> (table: Block.Table, end: Int) {
        var rows: [[Passage]] = []
        var place = start
        while place < lines.count, lines[place].text.contains("|"), !lines[place].text.allSatisfy({ $0 == " " }) {
            var row = cells(lines[place])
            while row.count < header.count { row.append(Passage("", line: lines[place].line)) }
            rows.append(Array(row.prefix(header.count)))
            place += 1
        }
        return (Block.Table(header: header, rows: rows), place)
    }

    private static func isDelimiter(_ line: String) -> Bool {
        let text = line.trimmingSpaces
        return text.contains("-") && text.contains("|") && text.allSatisfy { "|:- ".contains($0) }
    }

    /// A bar in code or after a backslash is part of a cell.
    private static func cells(_ line: Passage) -> [Passage] {
        var cells: [String] = [""]
        var isEscaped = false
        for letter in line.text.trimmingSpaces {
            if letter == "|", !isEscaped {
                cells.append("")
            } else {
                cells[cells.count - 1].append(letter)
            }
            isEscaped = letter == "\\" && !isEscaped
        }
        if cells.first?.trimmingSpaces.isEmpty == true { cells.removeFirst() }
        if cells.count > 1, cells.last?.trimmingSpaces.isEmpty == true, line.text.trimmingSpaces.last == "|" { cells.removeLast() }
        return cells.map { Passage($0.trimmingSpaces, line: line.line) }
    }
}
