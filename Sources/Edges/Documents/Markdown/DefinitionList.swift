/// Lists of terms and what they are, as some write them: a term in a line of its own, and below it `: what it is`. They become bullets.
enum DefinitionList {
    static func asBullets(_ lines: [Passage]) -> [Passage] {
        var out: [Passage] = []
        var fence: LineShape.FenceMark?
        for line in lines {
            if let mark = fence {
                if LineShape.closes(line.text, mark) { fence = nil }
            } else if let mark = LineShape.fence(line.text.drop { $0 == " " }) {
                fence = mark
            } else if line.text.hasPrefix(": "), let term = out.last, isTerm(term.text), out.count < 2 || isApart(out[out.count - 2].text) {
                out[out.count - 1].text = "- **\(term.text.trimmingSpaces)**: \(line.text.dropFirst(2).trimmingSpaces)"
                continue
            }
            out.append(line)
        }
        return out
    }

    private static func isTerm(_ text: String) -> Bool {
        !text.trimmingSpaces.isEmpty && text.first != " " && !LineShape.begins(text) && text.split(separator: " ").count <= 6 && !text.contains("|")
    }

    /// An empty line, or another term.
    private static func isApart(_ text: String) -> Bool { text.trimmingSpaces.isEmpty || text.hasPrefix("- **") }
}
