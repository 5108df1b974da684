/// Cuts a Markdown document into blocks, as CommonMark and GitHub's tables say, and takes what people write beside: tables of wikis, headings
/// underlined or numbered by hand, lists that are not indented. Every line is looked at once for each list it lies in, and lists end at a depth
/// nobody writes, so a long document costs no more than its length.
package struct BlockReader {
    /// A list deeper than this is read as text.
    private static let depthMax = 12

    private let lines: [Passage]
    private let depth: Int
    private var place = 0
    private var blocks: [Block] = []

    /// `isRepairing`: letters that were broken on the way are mended first.
    package static func read(_ text: String, isRepairing: Bool = true) -> [Block] {
        let repaired = isRepairing ? Mojibake.repaired(text) : text
        let normal = repaired.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let lines = normal.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            Passage(expandingTabs(String($0.element)), line: $0.offset + 1)
        }
        return read(DefinitionList.asBullets(withoutFrontMatter(lines)), depth: 0)
    }

    private static func read(_ lines: [Passage], depth: Int) -> [Block] {
        var reader = BlockReader(lines: lines, depth: depth)
        while reader.place < lines.count { reader.step() }
        return reader.blocks
    }

    private init(lines: [Passage], depth: Int) {
        self.lines = lines
        self.depth = depth
    }

    // MARK: Lines

    private static func expandingTabs(_ line: String) -> String {
        line.utf8.contains(9) ? line.replacing("\t", with: "    ") : line
    }

    /// `---` in the first line begins settings of a site generator.
    private static func withoutFrontMatter(_ lines: [Passage]) -> [Passage] {
        guard lines.first?.text == "---", let end = lines.dropFirst().prefix(60).firstIndex(where: { $0.text == "---" || $0.text == "..." }),
            lines[1..<end].allSatisfy({ $0.text.isEmpty || $0.text.contains(":") || $0.text.hasPrefix(" ") || $0.text.hasPrefix("-") })
        else { return lines }
        return Array(lines[(end + 1)...])
    }

    private mutating func step() {
        let line = lines[place]
        let text = line.text.drop { $0 == " " }
        if text.isEmpty || LineShape.isRule(text) || LineShape.isComment(text) {
            place += 1
        } else if LineShape.indent(line.text) >= 4 {
            takeIndentedCode()
        } else if let mark = LineShape.fence(text) {
            takeFence(mark)
        } else if let heading = LineShape.heading(text) {
            blocks.append(.heading(level: heading.level, Passage(heading.text, line: line.line)))
            place += 1
        } else if text.first == ">" {
            takeQuote()
        } else if LineShape.marker(line.text) != nil, depth < Self.depthMax {
            takeList()
        } else if let table = TableReader.table(in: lines, at: place) ?? MarkupTable.table(in: lines, at: place) {
            blocks.append(.table(table.table))
            place = table.end
        } else {
            takeParagraph()
        }
    }

    // MARK: Code

    private mutating func takeFence(_ mark: LineShape.FenceMark) {
        let start = lines[place]
        let indent = LineShape.indent(start.text)
        var inside: [Passage] = []
        place += 1
        while place < lines.count {
            let line = lines[place]
            place += 1
            if LineShape.closes(line.text, mark) { break }
            inside.append(Passage(String(line.text.dropFirst(min(indent, LineShape.indent(line.text)))), line: line.line))
        }
        blocks.append(.fence(Block.Fence(language: mark.language, lines: inside, line: start.line)))
    }

    private mutating func takeIndentedCode() {
        let start = lines[place].line
        var inside: [Passage] = []
        while place < lines.count, LineShape.indent(lines[place].text) >= 4 || lines[place].text.allSatisfy({ $0 == " " }) {
            inside.append(Passage(String(lines[place].text.dropFirst(4)), line: lines[place].line))
            place += 1
        }
        while inside.last?.text.allSatisfy({ $0 == " " }) == true { inside.removeLast() }
        blocks.append(.fence(Block.Fence(language: "", lines: inside, line: start)))
    }

    // MARK: Quotes and lists

    private mutating func takeQuote() {
        var inside: [Passage] = []
        while place < lines.count {
            let text = lines[place].text.drop { $0 == " " }
            guard text.first == ">" else { break }
            let rest = text.dropFirst()
            inside.append(Passage(String(rest.first == " " ? rest.dropFirst() : rest), line: lines[place].line))
            place += 1
        }
        blocks += depth < Self.depthMax ? Self.read(inside, depth: depth + 1) : [.paragraph(inside)]
    }

    private mutating func takeList() {
        var items: [Block.Item] = []
        let isOrdered = LineShape.marker(lines[place].text)?.isOrdered ?? false
        while place < lines.count, let marker = LineShape.marker(lines[place].text), marker.isOrdered == isOrdered {
            items.append(takeItem(marker))
            skipBlanksBefore { LineShape.marker($0.text)?.isOrdered == isOrdered }
        }
        blocks.append(.list(items, isOrdered: isOrdered))
    }

    /// Goes over empty lines when what comes after them belongs here.
    private mutating func skipBlanksBefore(_ belongs: (Passage) -> Bool) {
        var next = place
        while next < lines.count, lines[next].text.allSatisfy({ $0 == " " }) { next += 1 }
        if next < lines.count, belongs(lines[next]) { place = next }
    }

    private mutating func takeItem(_ marker: LineShape.Marker) -> Block.Item {
        let start = lines[place]
        var own = [Passage(String(start.text.dropFirst(marker.width)), line: start.line)]
        place += 1
        while place < lines.count {
            let line = lines[place]
            let indent = LineShape.indent(line.text)
            if line.text.allSatisfy({ $0 == " " }) {
                var next = place
                while next < lines.count, lines[next].text.allSatisfy({ $0 == " " }) { next += 1 }
                guard next < lines.count, LineShape.indent(lines[next].text) > marker.indent, LineShape.indent(lines[next].text) >= 2 else { break }
                own += lines[place..<next].map { Passage("", line: $0.line) }
                place = next
            } else if indent > marker.indent {
                own.append(Passage(String(line.text.dropFirst(min(indent, marker.width))), line: line.line))
                place += 1
            } else if LineShape.begins(line.text) || TableReader.table(in: lines, at: place) != nil || own.last?.text.isEmpty == true {
                break
            } else {
                own.append(Passage(String(line.text), line: line.line))
                place += 1
            }
        }
        return item(own)
    }

    /// The first paragraph is what the item says, and the rest lies inside it.
    private func item(_ own: [Passage]) -> Block.Item {
        var own = own
        var isTask = false
        let boxes = ["[ ] ", "[x] ", "[X] ", "[] "]
        if let first = own.first, let box = boxes.first(where: { first.text.drop(while: { $0 == " " }).hasPrefix($0) }) {
            isTask = true
            own[0].text = String(first.text.drop { $0 == " " }.dropFirst(box.count))
        }
        var text = own[0]
        text.text = String(text.text.drop { $0 == " " })
        var rest = Array(own.dropFirst())
        if LineShape.fence(Substring(text.text)) != nil || text.text.isEmpty {
            return Block.Item(text: Passage("", line: text.line), isTask: isTask, inside: Self.read(own, depth: depth + 1))
        }
        while let next = rest.first, !next.text.allSatisfy({ $0 == " " }), !LineShape.begins(next.text), !text.text.hasSuffix("  ") {
            if next.text.drop(while: { $0 == " " }).hasPrefix("**"), Inline.leadIn(next.text) != nil { break }
            text.text = text.text.trimmingSpaces + " " + next.text.drop { $0 == " " }
            rest.removeFirst()
        }
        text.text = text.text.trimmingSpaces
        return Block.Item(text: text, isTask: isTask, inside: Self.read(rest, depth: depth + 1))
    }

    // MARK: Paragraphs

    /// `Owner: CEO`: lines of these below each other are no flowing text.
    private static func isLabelLine(_ text: String) -> Bool {
        let text = text.drop { "*_".contains($0) }
        guard let colon = text.firstIndex(of: ":"), text.first?.isUppercase == true else { return false }
        return text[..<colon].split(separator: " ").count <= 3
    }

    /// A short line before a label is one too, as in `Version 4.1` above `Owner: CEO`.
    private static func isHeadLine(_ text: String) -> Bool {
        isLabelLine(text) || text.count < 50 && text.last.map { $0.isLetter || $0.isNumber } == true && text.first?.isUppercase == true
    }

    private mutating func takeParagraph() {
        var passages: [Passage] = []
        var isBroken = true
        while place < lines.count {
            let line = lines[place]
            let text = line.text.drop { $0 == " " }
            if text.isEmpty { break }
            if !passages.isEmpty {
                if let level = LineShape.underline(text), passages.count == 1 || level == 1 {
                    place += 1
                    return blocks.append(.heading(level: level, Passage(passages.map(\.text).joined(separator: " "), line: passages[0].line)))
                }
                if LineShape.begins(line.text) || TableReader.table(in: lines, at: place) != nil || MarkupTable.begins(text) { break }
            }
            let leads = text.hasPrefix("**") || text.hasPrefix("__")
            let isLabel = passages.last.map { Self.isHeadLine($0.text) } ?? false && Self.isLabelLine(String(text))
            if isBroken || isLabel || (leads && Inline.leadIn(String(text)) != nil) {
                passages.append(Passage(String(text), line: line.line))
            } else {
                passages[passages.count - 1].text += " " + text
            }
            isBroken = line.text.hasSuffix("  ") || line.text.hasSuffix("\\") || text.hasSuffix("<br>") || text.hasSuffix("<br/>")
            place += 1
        }
        for index in passages.indices {
            if passages[index].text.hasSuffix("\\") { passages[index].text.removeLast() }
            passages[index].text = passages[index].text.trimmingSpaces
        }
        blocks.append(.paragraph(passages))
    }
}

extension StringProtocol {
    /// Without blanks at either end.
    var trimmingSpaces: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
