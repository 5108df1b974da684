package import RunbookFiles

/// A runbook as a Markdown document that people read and that is read back by its headings, lists, tables and blocks. Whatever the language can
/// say is said: what has no better form stands as YAML in a block of its own.
package struct RunbookPaper: Sendable {
    /// A file that lies beside the runbook, such as a calendar of holidays.
    package struct Beside: Hashable, Sendable {
        package var path: String
        package var text: String

        package init(path: String, text: String) {
            self.path = path
            self.text = text
        }
    }

    /// By this line a document says that it is one.
    static let mark = "<!-- runbell: 1"
    static let besideTitle = "Beside the runbook"
    private static let cellMax = 90
    private static let rowMax = 190
    private static let lineMax = 130

    package private(set) var markdown = ""

    package init(_ runbook: WrittenValue, beside: [Beside] = []) {
        let name = runbook["runbook"]?["name"]?.text ?? "Runbook"
        markdown = """
            # \(name.split(whereSeparator: \.isNewline).joined(separator: " "))

            \(Self.mark), written by `runbell render`. `runbell import` reads this document back by its headings, lists, tables and blocks. -->

            """
        for entry in Self.chapters(of: runbook) {
            let place = LanguagePlace.root
            heading(PaperWords.label(entry.key, at: place), level: 2)
            if let words = place.meaning(of: entry.key) { markdown += "_\(words.replacing("_", with: "\\_"))_\n\n" }
            write(entry.value, at: place.inside(entry.key), level: 2)
        }
        if !beside.isEmpty { heading(Self.besideTitle, level: 2) }
        for file in beside {
            heading(PaperWords.code(file.path), level: 3)
            fence(file.text, language: file.path.hasSuffix(".yaml") ? "yaml" : "text")
        }
    }

    /// As somebody reads it who wants to know what happens, and only then who everybody is and how it is wired.
    private static let order = [
        "runbook", "severities", "ladders", "escalations", "roles", "raci", "triage", "lifecycle", "communications", "playbooks", "clocks", "facts",
        "seats", "schedules", "people", "contacts", "services", "reviews", "kpis", "drills", "certifications", "tools", "templates", "status_page",
    ]

    private static func chapters(of runbook: WrittenValue) -> [WrittenValue.Entry] {
        let known = order.compactMap { key in runbook.entries.first { $0.key == key } }
        return known + runbook.entries.filter { $0.key != "runbell" && !order.contains($0.key) }
    }

    // MARK: Values

    private mutating func write(_ value: WrittenValue, at place: LanguagePlace, level: Int) {
        switch value {
        case .text(let text): text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" } ? yaml(value) : fence(text, language: "text")
        case .list(let items): writeList(items, at: place) { $0.yaml(value) }
        case .map(let entries): writeMap(entries, at: place, level: level) { $0.yaml(value) }
        }
    }

    private mutating func writeList(_ items: [WrittenValue], at place: LanguagePlace, _ otherwise: (inout Self) -> Void) {
        if let table = table(items.map { ("", $0) }, at: place.each, isNamed: false) { return markdown += table }
        let lines = items.compactMap(PaperWords.inline)
        guard lines.count == items.count, !lines.isEmpty, lines.allSatisfy({ $0.count <= 2 * Self.lineMax }) else { return otherwise(&self) }
        markdown += lines.map { "- \($0)\n" }.joined() + "\n"
    }

    private mutating func writeMap(_ entries: [WrittenValue.Entry], at place: LanguagePlace, level: Int, _ otherwise: (inout Self) -> Void) {
        guard !entries.isEmpty, entries.allSatisfy({ PaperWords.canLead($0.key) }) else { return otherwise(&self) }
        let isNamed = entries.allSatisfy { place.isName($0.key) }
        if isNamed, let first = entries.first,
            let table = table(entries.map { ($0.key, $0.value) }, at: place.inside(first.key), isNamed: true, place)
        {
            return markdown += table
        }
        // What a chapter is about gets a heading of its own, unless a line says all of it.
        let lines = entries.map { isNamed && level == 2 && $0.value.isDeep ? nil : line($0, at: place) }
        // The order of names is the writer's: they stay together.
        let isList = !lines.contains(nil)
        guard isList || level < 6 else { return otherwise(&self) }
        let isKept = entries.contains { place.isName($0.key) }
        let short = zip(entries, lines).filter { isList || (!isKept && $0.1 != nil) }
        if !short.isEmpty { markdown += short.compactMap(\.1).joined() + "\n" }
        for (entry, line) in zip(entries, lines) where !isList && (isKept || line == nil) {
            heading(PaperWords.label(entry.key, at: place), level: level + 1)
            write(entry.value, at: place.inside(entry.key), level: level + 1)
        }
    }

    /// `- **Means:** the shop is down`; nil when it is too long for a line.
    private func line(_ entry: WrittenValue.Entry, at place: LanguagePlace) -> String? {
        let label = "- **\(PaperWords.label(entry.key, at: place)):**"
        let inside = place.inside(entry.key)
        switch entry.value.single(at: inside) {
        case .text(let text):
            return PaperWords.inline(.text(text)).flatMap { $0.count <= 4 * Self.lineMax ? "\(label) \($0)\n" : nil }
        case .list(let items):
            let lines = items.compactMap(PaperWords.inline)
            if let inline = PaperWords.inline(.list(items)), inline.count <= 70 { return "\(label) \(inline)\n" }
            guard lines.count == items.count, lines.allSatisfy({ $0.count <= 2 * Self.lineMax }) else { return nil }
            return "\(label)\n" + lines.map { "  - \($0)\n" }.joined()
        case .map(let entries):
            if entries.isEmpty { return "\(label) `{}`\n" }
            let lines = entries.compactMap { entry -> String? in
                guard PaperWords.canLead(entry.key), let words = PaperWords.inline(entry.value.single(at: inside.inside(entry.key))) else {
                    return nil
                }
                return words.count > Self.lineMax ? nil : "  - **\(PaperWords.label(entry.key, at: inside)):** \(words)\n"
            }
            return lines.count == entries.count ? "\(label)\n" + lines.joined() : nil
        }
    }

    // MARK: Tables

    /// A row for each map, a column for each key. With names, the first column has no title.
    private func table(
        _ rows: [(name: String, value: WrittenValue)], at place: LanguagePlace, isNamed: Bool, _ names: LanguagePlace = .root
    ) -> String? {
        var keys: [String] = []
        for row in rows {
            guard case .map(let entries) = row.value, !entries.isEmpty || isNamed else { return nil }
            for entry in entries where !keys.contains(entry.key) { keys.append(entry.key) }
            // Names in the first row of a table are in an order: every row keeps to it.
            let isOrdered = entries.map { keys.firstIndex(of: $0.key) ?? 0 } == entries.compactMap { keys.firstIndex(of: $0.key) }.sorted()
            guard isOrdered || !entries.contains(where: { place.isName($0.key) }) else { return nil }
        }
        guard (1...8).contains(keys.count) else { return nil }
        if !keys.contains(where: place.isName) { keys.sort { (place.rank(of: $0), $0) < (place.rank(of: $1), $1) } }
        var lines: [[String]] = []
        for row in rows {
            let cells = keys.map { key in row.value[key].map { PaperWords.inline($0.single(at: place.inside(key))) } ?? "" }
            guard !cells.contains(nil), cells.allSatisfy({ ($0?.count ?? 0) <= Self.cellMax && $0?.contains("\\|") == false }) else { return nil }
            let written = cells.compactMap { $0?.replacing("|", with: "\\|") }
            guard written.joined().count <= Self.rowMax else { return nil }
            lines.append((isNamed ? ["**\(PaperWords.label(row.name, at: names))**"] : []) + written)
        }
        let header = (isNamed ? [""] : []) + keys.map { PaperWords.label($0, at: place) }
        let rule = Array(repeating: "---", count: header.count)
        return ([header, rule] + lines).map { "| \($0.joined(separator: " | ")) |\n" }.joined() + "\n"
    }

    // MARK: Pieces

    private mutating func heading(_ text: String, level: Int) {
        if !markdown.hasSuffix("\n\n") { markdown += "\n" }
        markdown += "\(String(repeating: "#", count: level)) \(text)\n\n"
    }

    private mutating func yaml(_ value: WrittenValue) { fence(YAMLWriter.document(Clause(value, line: nil)), language: "yaml") }

    private mutating func fence(_ text: String, language: String) {
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let marks = String(repeating: "`", count: max(3, longest + 1))
        let isWhole = text.hasSuffix("\n")
        markdown += "\(marks)\(language)\(isWhole ? "" : " \(Self.cut)")\n\(text)\(isWhole ? "" : "\n")\(marks)\n\n"
    }

    /// Behind the language of a block whose text does not end with a line's end.
    static let cut = "without a last line end"
}

extension WrittenValue {
    /// More than words and lists of words.
    fileprivate var isDeep: Bool {
        switch self {
        case .text: false
        case .list(let items): items.contains { $0.text == nil }
        case .map: true
        }
    }

    /// `[x]` is `x` where the language takes either.
    fileprivate func single(at place: LanguagePlace) -> WrittenValue {
        guard place.isOneOrMany, case .list(let items) = self, items.count == 1, items[0].text != nil else { return self }
        return items[0]
    }
}
