/// Reads tables written as HTML, as wikis export them: rows and cells, whatever stands within the tags. A table within a cell is text of the cell.
enum MarkupTable {
    static func begins(_ text: some StringProtocol) -> Bool { text.lowercased().hasPrefix("<table") }

    static func table(in lines: [Passage], at start: Int) -> (table: Block.Table, end: Int)? {
        guard begins(lines[start].text.trimmingSpaces), let end = lines[start...].firstIndex(where: { $0.text.lowercased().contains("</table") })
        else {
            return nil
        }
        var rows: [[Passage]] = []
        var isOpen = false
        for line in lines[start...end] {
            for piece in pieces(line.text) {
                switch piece.tag {
                case "tr": rows.append([])
                case "td", "th":
                    if rows.isEmpty { rows.append([]) }
                    rows[rows.count - 1].append(Passage("", line: line.line))
                    isOpen = true
                case "/td", "/th", "/tr": isOpen = false
                default: if isOpen { append(piece.text, to: &rows[rows.count - 1]) }
                }
            }
        }
        rows = rows.filter { !$0.isEmpty }.map { $0.map { Passage(trimmed($0.text), line: $0.line) } }
        guard let header = rows.first, header.count >= 2, rows.count >= 2 else { return nil }
        let body = rows.dropFirst().map { row in
            Array((row + Array(repeating: Passage("", line: row[0].line), count: header.count)).prefix(header.count))
        }
        return (Block.Table(header: header, rows: body), end + 1)
    }

    private static func append(_ text: String, to cells: inout [Passage]) {
        guard !cells.isEmpty else { return }
        cells[cells.count - 1].text += text
    }

    /// Tags and what stands between them. Those of cells come by name, others as they are.
    private static func pieces(_ line: String) -> [(tag: String, text: String)] {
        var pieces: [(tag: String, text: String)] = []
        var rest = Substring(line)
        while !rest.isEmpty {
            if rest.first == "<", let end = rest.firstIndex(of: ">") {
                let tag = rest[rest.index(after: rest.startIndex)..<end].lowercased().prefix { $0.isLetter || $0 == "/" }
                let whole = String(rest[...end])
                // A paragraph is all of its cell.
                pieces.append((String(tag), ["p", "/p"].contains(String(tag)) ? " " : whole))
                rest = rest[rest.index(after: end)...]
            } else {
                let text = rest.first == "<" ? rest.prefix(1) : rest.prefix { $0 != "<" }
                pieces.append(("", String(text)))
                rest = rest[text.endIndex...]
            }
        }
        return pieces
    }

    private static func trimmed(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }
}
