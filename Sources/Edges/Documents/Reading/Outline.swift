/// A document as its headings divide it.
struct Outline: Sendable {
    struct Section: Sendable {
        var title: String
        var level: Int
        var line: Int
        /// Topics of the title alone.
        var topics: Set<Topic>
        var parts: [Part] = []
        /// Places of the sections above it, the nearest last.
        var above: [Int] = []
        /// Places of those right below it.
        var below: [Int] = []
    }

    /// A block, and the words right before it that say what it is: `For SEV-1:`, `**Symptoms**`.
    struct Part: Sendable {
        var label: Passage?
        var block: Block
    }

    private(set) var sections: [Section]

    init(_ blocks: [Block], lexicon: Lexicon = .all) {
        sections = [Section(title: "", level: 0, line: 0, topics: [])]
        var open = [0]
        for block in blocks {
            guard case .heading(let level, let passage) = block else {
                Self.add(Self.upright(block, lexicon), to: &sections[open[open.count - 1]])
                continue
            }
            while sections[open[open.count - 1]].level >= level { open.removeLast() }
            let title = Self.title(passage.text)
            sections[open[open.count - 1]].below.append(sections.count)
            sections.append(
                Section(title: title, level: level, line: passage.line, topics: lexicon.topics(of: title), above: open.filter { $0 != 0 }))
            open.append(sections.count - 1)
        }
    }

    /// Without numbers and pictures before it.
    private static func title(_ text: String) -> String {
        var title = Substring(Inline.plain(text))
        while let first = title.first, !first.isLetter, !first.isNumber, !"#[(<>".contains(first) { title.removeFirst() }
        let digits = title.prefix { $0.isNumber || $0 == "." }
        if let end = digits.last, title.dropFirst(digits.count).first == " " || title.dropFirst(digits.count).hasPrefix(")"), digits.count <= 5,
            end == "." || end.isNumber
        {
            let rest = title.dropFirst(digits.count).drop { " )".contains($0) }
            if rest.contains(where: \.isLetter), digits.contains(".") || digits.count <= 2,
                SpanProse.find(in: String(title)).first?.range.lowerBound != title.startIndex
            {
                title = rest
            }
        }
        // `Contacts {#contacts}`
        if let open = title.firstRange(of: "{#"), title.hasSuffix("}") { title = title[..<open.lowerBound] }
        return title.trimmingSpaces
    }

    /// A table with a column for each severity says the same as one with a row for each.
    private static func upright(_ block: Block, _ lexicon: Lexicon) -> Block {
        guard case .table(let table) = block, table.header.count >= 3, !table.rows.isEmpty else { return block }
        if let turned = ServiceLevels.turned(table, lexicon) { return .table(turned) }
        let names = table.header.dropFirst().filter { SeverityWords.name(Inline.plain($0.text), line: 0) != nil }
        // A matrix of impact and urgency has severities for cells.
        guard !table.rows.joined().contains(where: { SeverityWords.isCode(Inline.plain($0.text)) }) else { return block }
        let said = table.rows.filter {
            !lexicon.topics(of: Inline.plain($0[0].text)).isDisjoint(with: [.meaning, .examples, .acknowledge, .recover, .updates])
        }
        guard names.count >= 2, names.count == table.header.count - 1, said.count >= 2,
            !lexicon.mentions(.metric, in: Inline.plain(table.header[0].text))
        else { return block }
        let rows = table.header.indices.dropFirst().map { column in [table.header[column]] + table.rows.map { $0[column] } }
        return .table(Block.Table(header: [table.header[0]] + table.rows.map { $0[0] }, rows: rows))
    }

    private static func add(_ block: Block, to section: inout Section) {
        var label: Passage?
        if case .paragraph(let lines)? = section.parts.last?.block, let last = lines.last, isLabel(last.text) {
            label = last
            section.parts.removeLast()
            if lines.count > 1 { section.parts.append(Part(block: .paragraph(Array(lines.dropLast())))) }
        }
        if case .paragraph = block, let label { section.parts.append(Part(block: .paragraph([label]))) }
        if case .paragraph = block { label = nil }
        section.parts.append(Part(label: label, block: block))
    }

    private static func isLabel(_ text: String) -> Bool {
        if let lead = Inline.leadIn(text) { return lead.rest.isEmpty }
        return text.trimmingSpaces.hasSuffix(":")
    }

    /// The same with nothing in these sections.
    func without(_ places: [Int]) -> Outline {
        var outline = self
        for place in places {
            outline.sections[place].parts = []
            outline.sections[place].topics = []
        }
        return outline
    }

    /// What somebody struck out is said no more: `~~Old desk~~`.
    var withoutStruck: Outline {
        var outline = self
        for index in sections.indices {
            for place in sections[index].parts.indices {
                outline.sections[index].parts[place].block = Self.withoutStruck(sections[index].parts[place].block)
            }
        }
        return outline
    }

    private static func withoutStruck(_ block: Block) -> Block {
        func isStruck(_ text: String) -> Bool { text.contains("~~") && !Inline.plain(text).contains { $0.isLetter } }
        switch block {
        case .table(var table):
            table.rows.removeAll { $0.first.map { isStruck($0.text) } ?? false }
            return .table(table)
        case .list(let items, let isOrdered): return .list(items.filter { !isStruck($0.text.text) }, isOrdered: isOrdered)
        case .paragraph(let lines): return .paragraph(lines.filter { !isStruck($0.text) })
        default: return block
        }
    }

    // MARK: Asking

    /// The titles above, and its own.
    func chain(_ index: Int) -> [Section] { sections[index].above.map { sections[$0] } + [sections[index]] }

    func isUnder(_ topic: Topic, _ index: Int) -> Bool { chain(index).contains { $0.topics.contains(topic) && !isTitle($0) } }

    /// What the whole document is called says nothing of its parts.
    private func isTitle(_ section: Section) -> Bool { section.level == 1 && sections.count { $0.level == 1 } == 1 }

    /// A section and all below it.
    func tree(_ index: Int) -> [Int] { [index] + sections[index].below.flatMap(tree) }
}
