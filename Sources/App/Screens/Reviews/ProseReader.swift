/// Takes text apart line by line.
struct ProseReader {
    private var blocks: [Prose.Block] = []
    /// Lines of a paragraph or a quotation that goes on.
    private var open: [Substring] = []
    private var isQuote = false
    private var code: [Substring]?
    private var bullets: [Prose.Line] = []
    private var numbers: [Prose.Line] = []
    private var table: [[Substring]] = []

    mutating func read(_ line: Substring) {
        let bare = line.drop { $0 == " " || $0 == "\t" }
        if bare.hasPrefix("```") {
            if code == nil { close() }
            if let lines = code { blocks.append(Prose.Block(code: lines.joined(separator: "\n"))) }
            code = code == nil ? [] : nil
        } else if code != nil {
            code?.append(line)
        } else if bare.allSatisfy({ $0 == " " || $0 == "\t" }) {
            close()
        } else {
            readMarked(bare, indent: line.count - bare.count)
        }
    }

    mutating func finished() -> [Prose.Block] {
        if let lines = code { blocks.append(Prose.Block(code: lines.joined(separator: "\n"))) }
        code = nil
        close()
        return blocks
    }

    // MARK: One line

    private mutating func readMarked(_ line: Substring, indent: Int) {
        if let heading = ProseReader.heading(line) {
            close()
            let words = Prose.Line(spans: ProseSpans.read(heading.words))
            switch heading.level {
            case 1: blocks.append(Prose.Block(heading1: words))
            case 2: blocks.append(Prose.Block(heading2: words))
            default: blocks.append(Prose.Block(heading3: words))
            }
        } else if line.count >= 3, ["-", "*", "_"].contains(where: { mark in line.allSatisfy { String($0) == mark || $0 == " " } }) {
            close()
            blocks.append(Prose.Block(isRule: true))
        } else if let words = ProseReader.bullet(line) {
            if bullets.isEmpty { close() }
            bullets.append(ProseReader.item(words, indent: indent))
        } else if let words = ProseReader.number(line) {
            if numbers.isEmpty { close() }
            numbers.append(Prose.Line(spans: ProseSpans.read(words)))
        } else if line.hasPrefix("|") {
            if table.isEmpty { close() }
            table.append(ProseReader.cells(line))
        } else {
            readWords(line)
        }
    }

    private mutating func readWords(_ line: Substring) {
        let quoted = line.hasPrefix(">")
        if quoted != isQuote || (open.isEmpty && !(bullets.isEmpty && numbers.isEmpty && table.isEmpty)) { close() }
        isQuote = quoted
        open.append(quoted ? line.dropFirst().drop { $0 == " " } : line)
    }

    /// Whatever goes on ends here.
    private mutating func close() {
        if !open.isEmpty {
            let words = Prose.Line(spans: ProseSpans.read(Substring(open.joined(separator: " "))))
            blocks.append(isQuote ? Prose.Block(quote: words) : Prose.Block(paragraph: words))
        }
        if !bullets.isEmpty { blocks.append(Prose.Block(bullets: bullets)) }
        if !numbers.isEmpty { blocks.append(Prose.Block(numbers: numbers)) }
        if !table.isEmpty { closeTable() }
        (open, isQuote, bullets, numbers, table) = ([], false, [], [], [])
    }

    /// A table's second line is nothing but dashes; without it there are only words between bars.
    private mutating func closeTable() {
        let rows = table.map { cells in Prose.Row(cells: cells.map { Prose.Line(spans: ProseSpans.read($0)) }) }
        guard table.count > 1, table[1].allSatisfy({ !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } }) else {
            for row in table {
                blocks.append(Prose.Block(paragraph: Prose.Line(spans: ProseSpans.read(Substring(row.joined(separator: " | "))))))
            }
            return
        }
        blocks.append(Prose.Block(head: rows[0], rows: Array(rows.dropFirst(2))))
    }

    // MARK: Marks at the beginning of a line

    private static func heading(_ line: Substring) -> (level: Int, words: Substring)? {
        let marks = line.prefix { $0 == "#" }.count
        let rest = line.dropFirst(marks)
        guard (1...6).contains(marks), rest.first == " " else { return nil }
        return (marks, rest.drop { $0 == " " })
    }

    private static func bullet(_ line: Substring) -> Substring? {
        guard let mark = line.first, "-*+".contains(mark), line.dropFirst().first == " " else { return nil }
        return line.dropFirst(2)
    }

    private static func number(_ line: Substring) -> Substring? {
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        let rest = line.dropFirst(digits.count)
        guard (1...9).contains(digits.count), rest.first == "." || rest.first == ")", rest.dropFirst().first == " " else { return nil }
        return rest.dropFirst(2)
    }

    private static func item(_ words: Substring, indent: Int) -> Prose.Line {
        let depth = "depth\(min(indent / 2, 3))"
        for (mark, isDone) in [("[ ] ", false), ("[x] ", true), ("[X] ", true)] where words.hasPrefix(mark) {
            return Prose.Line(spans: ProseSpans.read(words.dropFirst(4)), tick: Prose.Tick(isDone: isDone), depth: "box \(depth)")
        }
        return Prose.Line(spans: ProseSpans.read(words), depth: depth)
    }

    private static func cells(_ line: Substring) -> [Substring] {
        var cells = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
        if let last = cells.last, last.allSatisfy({ $0 == " " }) { cells.removeLast() }
        return cells.map { cell in
            var cell = cell.drop { $0 == " " }
            while cell.last == " " { cell.removeLast() }
            return cell
        }
    }
}
