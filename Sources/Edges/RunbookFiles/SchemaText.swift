/// The JSON Schema (2020-12) of the language, for editors: `runbell schema`. It is made from the table the reader reads by. What only
/// the reader can see (names that nobody defined, rungs out of order) is left to `runbell check`.
package enum RunbookSchema {
    package static let id = "https://runbell.example/schema/runbook-1.json"

    /// Indented JSON with a newline at its end. One file may hold a part of a runbook, so no top-level key is required here.
    package static var text: String {
        var root = SchemaValue(section: Language.root)
        root.set("required", .list([]))
        root.prepend([
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("$id", .text(id)), ("title", .text("Runbell runbook")),
            ("description", .text("How an organisation responds to incidents, for Runbell to execute.")),
        ])
        root.append(("$defs", .map([("condition", .condition)])))
        return root.indented() + "\n"
    }
}

/// Just enough JSON to write a schema in the order it was made.
indirect enum SchemaValue {
    case text(String)
    case number(Int)
    case yes(Bool)
    case list([SchemaValue])
    case map([(String, SchemaValue)])

    mutating func set(_ name: String, _ value: SchemaValue) {
        guard case .map(let members) = self else { return }
        self = .map(members.map { $0.0 == name ? (name, value) : $0 })
    }

    mutating func prepend(_ added: [(String, SchemaValue)]) {
        if case .map(let members) = self { self = .map(added + members) }
    }

    mutating func append(_ added: (String, SchemaValue)) {
        if case .map(let members) = self { self = .map(members + [added]) }
    }

    func indented(by depth: Int = 0) -> String {
        let inner = String(repeating: "  ", count: depth + 1), outer = String(repeating: "  ", count: depth)
        switch self {
        case .text(let text): return Self.quoted(text)
        case .number(let number): return String(number)
        case .yes(let yes): return yes ? "true" : "false"
        case .list(let items) where items.isEmpty: return "[]"
        case .map(let members) where members.isEmpty: return "{}"
        case .list(let items): return "[\n" + items.map { inner + $0.indented(by: depth + 1) }.joined(separator: ",\n") + "\n\(outer)]"
        case .map(let members):
            return "{\n" + members.map { "\(inner)\(Self.quoted($0.0)): \($0.1.indented(by: depth + 1))" }.joined(separator: ",\n") + "\n\(outer)}"
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
