internal import RunbookFiles

/// How keys and values of the language look on paper, and how they are read back: what is written by one is read by the other.
enum PaperWords {
    private static let mark = " · "

    // MARK: Keys

    /// `acknowledge_within` is `Acknowledge within`, a name stays as it is; what could be taken for something else stands in backquotes.
    static func label(_ key: String, at place: LanguagePlace) -> String {
        if place.isName(key) { return isPlainName(key) && place.isName(self.key(titled: key)) ? key : code(key) }
        let words = key.split(separator: "_").map { capitals[String($0)] ?? String($0) }
        let title = words.joined(separator: " ").capitalizedFirst
        return self.key(titled: title) == key ? title : code(key)
    }

    static func key(_ label: String, at place: LanguagePlace) -> String {
        if let verbatim = uncoded(label) { return verbatim }
        let key = key(titled: label)
        return place.isName(key) ? label : key
    }

    private static let capitals = ["kpis": "KPIs", "raci": "RACI", "url": "URL", "slo": "SLO", "id": "ID", "sla": "SLA"]

    private static func key(titled title: String) -> String { title.lowercased().replacing(" ", with: "_") }

    private static func isPlainName(_ name: String) -> Bool {
        name == name.trimmingSpaces && name.first.map { $0.isLetter || $0.isNumber } == true
            && name.allSatisfy { $0.isLetter || $0.isNumber || " -_.".contains($0) } && !name.contains("  ")
    }

    /// Whether a key can stand before a colon in a list.
    static func canLead(_ key: String) -> Bool { !key.contains("*") && !key.contains(":**") && !key.contains { $0.isNewline } && !key.isEmpty }

    // MARK: Values

    /// A value on one line: words as they are, words with dots between them for a list, and everything else as YAML in backquotes.
    static func inline(_ value: WrittenValue) -> String? {
        switch value {
        case .text(let text) where isPlain(text): return text
        case .list(let items) where items.count >= 2:
            let texts = items.compactMap(\.text).filter(isPlain)
            if texts.count == items.count { return texts.joined(separator: mark) }
        default: break
        }
        guard let flow = YAMLWriter.flow(Clause(value, line: nil)), !flow.contains(where: \.isNewline) else { return nil }
        return code(flow)
    }

    /// Nil when what stands in backquotes is no YAML.
    static func value(_ text: String) -> WrittenValue? {
        let text = text.trimmingSpaces
        if let flow = uncoded(text) { return WrittenValue(yaml: flow) }
        let parts = text.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
        return parts.count > 1 ? .list(parts.map { .text($0) }) : .text(text)
    }

    /// Words that Markdown leaves alone, and that nobody could take for a list.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.first, text == text.trimmingSpaces, !text.contains(mark), text.count < 2000 else { return false }
        // What begins a block of its own, or looks like a link.
        let isMark = "-+#–".contains(first) && text.dropFirst().first.map { $0 == " " || $0 == first } != false
        if isMark || ">~=[!&_|{•‣◦▪".contains(first) || text.contains("](") { return false }
        if first.isNumber, text.drop(while: \.isNumber).first.map({ ".)".contains($0) }) == true { return false }
        return text.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && !"`*<\\|\u{2028}\u{2029}\u{FEFF}".unicodeScalars.contains($0)
        }
            && text.unicodeScalars.first?.properties.isGraphemeExtend == false
    }

    // MARK: Backquotes

    static func code(_ text: String) -> String {
        guard text.contains("`") else { return "`\(text)`" }
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let marks = String(repeating: "`", count: longest + 1)
        return "\(marks) \(text) \(marks)"
    }

    private static func uncoded(_ text: String) -> String? {
        let count = text.prefix { $0 == "`" }.count
        guard count > 0, text.count > 2 * count, text.hasSuffix(String(repeating: "`", count: count)) else { return nil }
        let inside = text.dropFirst(count).dropLast(count)
        return count == 1 ? String(inside) : String(inside.dropFirst().dropLast())
    }
}

extension Clause {
    init(_ value: WrittenValue, line: Int?) {
        switch value {
        case .text(let text): self.init(text, line: line)
        case .list(let items): self.init(.list(items.map { Clause($0, line: line) }), line: line)
        case .map(let entries): self.init(.map(entries.map { Entry(name: $0.key, clause: Clause($0.value, line: line)) }), line: line)
        }
    }
}
