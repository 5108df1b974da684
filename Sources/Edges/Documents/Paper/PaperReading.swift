internal import RunbookFiles

/// Reads a runbook back from the document it was written as. A paragraph is for people; everything else has its place.
struct PaperReading {
    private let blocks: [Block]
    private var place = 0
    private(set) var root = Clause(.map([]))
    private(set) var beside: [RunbookPaper.Beside] = []
    /// What nothing could be made of.
    private(set) var unread: [Passage] = []

    static func isPaper(_ document: String) -> Bool {
        document.split(separator: "\n", maxSplits: 12, omittingEmptySubsequences: true).prefix(12).contains { $0.hasPrefix(RunbookPaper.mark) }
    }

    init(_ document: String) {
        blocks = BlockReader.read(document, isRepairing: false)
        while place < blocks.count, !isChapter(blocks[place]) { place += 1 }
        while place < blocks.count {
            guard case .heading(_, let title) = blocks[place] else { break }
            place += 1
            if title.text == RunbookPaper.besideTitle {
                readBeside()
            } else {
                let key = PaperWords.key(title.text, at: .root)
                if LanguagePlace.root.isName(key) { unread.append(title) }
                if let value = value(.root.inside(key), below: 2, title) { root[key] = value }
            }
        }
    }

    private func isChapter(_ block: Block) -> Bool { if case .heading(2, _) = block { true } else { false } }

    private mutating func readBeside() {
        var path = ""
        while place < blocks.count, !isChapter(blocks[place]) {
            switch blocks[place] {
            case .heading(_, let title): path = PaperWords.key(title.text, at: .root)
            case .fence(let fence) where Self.isBelow(path): beside.append(RunbookPaper.Beside(path: path, text: Self.text(of: fence)))
            case .fence(let fence): unread.append(Passage(path, line: fence.line))
            default: break
            }
            place += 1
        }
    }

    /// A file stays below its folder.
    private static func isBelow(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !path.isEmpty && parts.allSatisfy { !$0.isEmpty && $0 != ".." && $0 != "." } && !path.contains("\\") && !path.contains("\0")
    }

    // MARK: What stands below a heading

    private mutating func value(_ here: LanguagePlace, below level: Int, _ title: Passage) -> Clause? {
        var whole: Clause?
        var map = Clause(.map([]), line: title.line)
        var isMap = false
        func add(_ entries: [Clause.Entry]) {
            isMap = true
            for entry in entries { map[entry.name] = entry.clause }
        }
        while place < blocks.count {
            let block = blocks[place]
            if case .heading(let deeper, let inner) = block {
                if deeper <= level { break }
                place += 1
                let key = PaperWords.key(inner.text, at: here)
                if let value = value(here.inside(key), below: deeper, inner) { add([Clause.Entry(name: key, clause: value)]) }
                continue
            }
            place += 1
            switch block {
            case .fence(let fence): whole = read(fence)
            case .table(let table) where table.header[0].text.isEmpty: add(rows(table, here))
            case .table(let table): whole = Clause(.list(maps(table, here.each)), line: table.header[0].line)
            case .list(let items, _) where Self.isLabelled(items): add(items.compactMap { entry($0, here) })
            case .list(let items, _): whole = Clause(.list(items.compactMap { clause($0.text.text, line: $0.text.line) }), line: items[0].text.line)
            default: break
            }
        }
        if !isMap, whole == nil { unread.append(title) }
        return isMap ? map : whole
    }

    private mutating func read(_ fence: Block.Fence) -> Clause? {
        let text = Self.text(of: fence)
        guard fence.language.hasPrefix("yaml") else { return Clause(text, line: fence.line) }
        guard let value = WrittenValue(yaml: text) else {
            unread.append(Passage("a block that is no YAML", line: fence.line))
            return nil
        }
        return Clause(value, line: fence.line)
    }

    private static func text(of fence: Block.Fence) -> String { fence.text + (fence.language.hasSuffix(RunbookPaper.cut) ? "" : "\n") }

    // MARK: Lists

    private static func isLabelled(_ items: [Block.Item]) -> Bool {
        items.allSatisfy { $0.text.text.hasPrefix("**") && $0.text.text.contains(":**") }
    }

    /// `**Means:** the shop is down`, or a list below it.
    private mutating func entry(_ item: Block.Item, _ here: LanguagePlace) -> Clause.Entry? {
        let text = item.text.text.dropFirst(2)
        guard let end = text.firstRange(of: ":**") else { return nil }
        let key = PaperWords.key(String(text[..<end.lowerBound]), at: here)
        let rest = text[end.upperBound...].trimmingSpaces
        if rest.isEmpty, case .list(let items, _)? = item.inside.first {
            if Self.isLabelled(items) {
                let entries = items.compactMap { entry($0, here.inside(key)) }
                return Clause.Entry(name: key, clause: Clause(.map(entries), line: item.text.line))
            }
            return Clause.Entry(name: key, clause: Clause(.list(items.compactMap { clause($0.text.text, line: $0.text.line) }), line: item.text.line))
        }
        return clause(rest, line: item.text.line).map { Clause.Entry(name: key, clause: $0) }
    }

    private mutating func clause(_ text: String, line: Int) -> Clause? {
        guard !text.isEmpty, let value = PaperWords.value(text) else {
            unread.append(Passage(text, line: line))
            return nil
        }
        return Clause(value, line: line)
    }

    // MARK: Tables

    private mutating func rows(_ table: Block.Table, _ here: LanguagePlace) -> [Clause.Entry] {
        let maps = maps(table, nil, here)
        return zip(table.rows, maps).map { row, map in
            let name = row[0].text.hasPrefix("**") && row[0].text.hasSuffix("**") ? String(row[0].text.dropFirst(2).dropLast(2)) : row[0].text
            return Clause.Entry(name: PaperWords.key(name, at: here), clause: map)
        }
    }

    /// A map for each row; an empty cell says nothing.
    private mutating func maps(_ table: Block.Table, _ each: LanguagePlace?, _ names: LanguagePlace? = nil) -> [Clause] {
        let first = each == nil ? 1 : 0
        return table.rows.map { row in
            let place = each ?? names?.inside(PaperWords.key(row[0].text.filter { $0 != "*" }, at: names ?? .root)) ?? .root
            var map = Clause(.map([]), line: row[0].line)
            for (header, cell) in zip(table.header, row).dropFirst(first) where !cell.text.isEmpty {
                map[PaperWords.key(header.text, at: place)] = clause(cell.text.replacing("\\|", with: "|"), line: cell.line)
            }
            return map
        }
    }
}
