/// Writes clauses as YAML, each with its line in a comment. What is read back is what was written: every text that could mean something else
/// to YAML stands in quotes.
struct YAMLWriter {
    /// Beyond this a list or map is written over several lines.
    private static let widthMax = 110

    private(set) var text = ""

    mutating func comment(_ lines: [String], indent: Int = 0) {
        for line in lines { text += String(repeating: " ", count: indent) + ("# " + Self.onOneLine(line)).trimmingEnd + "\n" }
    }

    mutating func blank() { text += "\n" }

    mutating func entry(_ name: String, _ clause: Clause, indent: Int = 0) {
        begin(String(repeating: " ", count: indent) + Self.scalar(name, inFlow: false) + ":", clause, indent: indent)
    }

    /// What follows a key or a dash.
    private mutating func begin(_ start: String, _ clause: Clause, indent: Int) {
        if case .text(let value) = clause.content, Self.isBlock(value) { return block(start, value, clause, indent) }
        // What stands at the top has entries to add to.
        let isOpen = indent == 0 && !clause.entries.isEmpty
        if !isOpen, let flow = Self.flow(clause), start.count + flow.count < Self.widthMax, Self.isOfOneLine(clause) {
            text += "\(start) \(flow)\(Self.remark(clause))\n"
            return
        }
        text += start + (clause.entries.isEmpty && clause.items.isEmpty ? "" : Self.ownNote(clause)) + "\n"
        for entry in clause.entries { self.entry(entry.name, entry.clause, indent: indent + 2) }
        for item in clause.items { self.item(item, indent: indent + 2) }
        if case .text(let value) = clause.content {
            text.removeLast()
            text += " \(Self.scalar(value, inFlow: false))\(Self.remark(clause))\n"
        }
    }

    private mutating func item(_ clause: Clause, indent: Int) {
        let start = String(repeating: " ", count: indent) + "-"
        if case .text(let value) = clause.content, Self.isBlock(value) { return block(start, value, clause, indent) }
        if let flow = Self.flow(clause), start.count + flow.count < Self.widthMax || clause.text != nil, Self.isOfOneLine(clause) {
            text += "\(start) \(flow)\(Self.remark(clause))\n"
            return
        }
        // The first key stands behind the dash.
        var inner = YAMLWriter()
        for entry in clause.entries { inner.entry(entry.name, entry.clause, indent: indent + 2) }
        for item in clause.items { inner.item(item, indent: indent + 2) }
        text += start + " " + inner.text.dropFirst(indent + 2)
    }

    /// `|` keeps lines as they are.
    private mutating func block(_ start: String, _ value: String, _ clause: Clause, _ indent: Int) {
        let lines = value.split(separator: "\n", omittingEmptySubsequences: false)
        let needsMark = lines.first { !$0.isEmpty }?.first == " "
        text += "\(start) |\(needsMark ? "2" : "")\(value.hasSuffix("\n") ? "" : "-")\(Self.remark(clause))\n"
        let body = value.hasSuffix("\n") ? lines.dropLast() : lines[...]
        for line in body { text += line.isEmpty ? "\n" : String(repeating: " ", count: indent + 2) + line + "\n" }
    }

    /// A value by itself, as a block of YAML.
    static func document(_ clause: Clause) -> String {
        var writer = YAMLWriter()
        switch clause.content {
        case .map(let entries) where !entries.isEmpty: for entry in entries { writer.entry(entry.name, entry.clause) }
        case .list(let items) where !items.isEmpty: for item in items { writer.item(item, indent: 0) }
        case .text(let text): writer.text = quoted(text) + "\n"
        default: writer.text = (flow(clause) ?? "") + "\n"
        }
        return writer.text
    }

    /// Whether a text of several lines is the same after it was written line by line.
    private static func isBlock(_ text: String) -> Bool {
        guard text.contains("\n"), !text.hasSuffix("\n\n"), !text.hasPrefix("\n"), text.contains(where: { !$0.isWhitespace }) else { return false }
        let isPlain = text.unicodeScalars.allSatisfy {
            $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && ![0x2028, 0x2029, 0xFEFF].contains($0.value)
        }
        let first = text.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
        return isPlain && first.contains { $0 != " " }
    }

    // MARK: On one line

    private static func isOfOneLine(_ clause: Clause) -> Bool { Set(clause.leaves().map(\.clause.line)).count <= 1 && notes(clause).count <= 1 }

    static func flow(_ clause: Clause) -> String? {
        switch clause.content {
        case .text(let text): return isBlock(text) ? nil : scalar(text, inFlow: false)
        case .list(let items):
            let parts = items.map(flowPart)
            return parts.contains(nil) ? nil : "[" + parts.compactMap { $0 }.joined(separator: ", ") + "]"
        case .map(let entries):
            let parts = entries.map { entry in flowPart(entry.clause).map { "\(scalar(entry.name, inFlow: true)): \($0)" } }
            guard !parts.contains(nil) else { return nil }
            return entries.isEmpty ? "{}" : "{ " + parts.compactMap { $0 }.joined(separator: ", ") + " }"
        }
    }

    private static func flowPart(_ clause: Clause) -> String? {
        if case .text(let text) = clause.content { return isBlock(text) ? nil : scalar(text, inFlow: true) }
        return flow(clause)
    }

    private static func notes(_ clause: Clause) -> Set<String> {
        Set(clause.leaves().compactMap(\.clause.note) + (clause.note.map { [$0] } ?? []))
    }

    private static func ownNote(_ clause: Clause) -> String { clause.note.map { "  # \(onOneLine($0))" } ?? "" }

    private static func remark(_ clause: Clause) -> String {
        let line = clause.leaves().compactMap(\.clause.line).first ?? clause.line
        let words = [line.map { "line \($0)" }] + notes(clause).sorted().map { $0 }
        let text = words.compactMap { $0 }.joined(separator: ": ")
        return text.isEmpty ? "" : "  # \(onOneLine(text))"
    }

    private static func onOneLine(_ text: String) -> String { text.replacing("\n", with: " ").filter { !$0.isNewline } }

    // MARK: Scalars

    static func scalar(_ text: String, inFlow: Bool) -> String {
        needsQuotes(text, inFlow: inFlow) ? quoted(text) : text
    }

    private static func needsQuotes(_ text: String, inFlow: Bool) -> Bool {
        guard let first = text.first, let last = text.last else { return true }
        if first == " " || last == " " || "-?:,[]{}#&*!|>'\"%@`=".contains(first) || last == ":" { return true }
        if text.contains(": ") || text.contains(" #") || text.contains("\t") { return true }
        if inFlow, text.contains(where: { ",[]{}?".contains($0) }) { return true }
        if ["~", "null", "Null", "NULL"].contains(text) { return true }
        return text.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || [0x2028, 0x2029, 0xFEFF].contains($0.value) }
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
