/// A text of the runbook with places to fill in, in the part of Mustache that messages need: `{{name}}`, `{{#name}}…{{/name}}`,
/// `{{^name}}…{{/name}}` and `{{! remark }}` (mustache(5)). A name is always the whole name, also inside a section, so that everything
/// a text asks for can be told without filling it; `{{.}}` is the entry of the list around it.
package struct TemplateText: Hashable, Sendable {
    let parts: [TemplatePart]

    package init(_ text: String) throws(TemplateFault) {
        var scanner = TemplateScanner(text)
        parts = try scanner.parts()
    }

    /// Every field the text asks for, each once, in the order they come.
    package var fields: [String] {
        var seen: Set<String> = []
        return parts.compactMap(\.field).filter { seen.insert($0).inserted }
    }

    /// Every field a text asks for; throws `TemplateFault` with the line it cannot be read at.
    package static func fields(of text: String) throws(TemplateFault) -> [String] { try TemplateText(text).fields }

    /// Where a field is first asked for, in lines from 1.
    package func line(of field: String) -> Int? {
        var line = 1
        for part in parts {
            if part.field == field { return line }
            line += part.lines
        }
        return nil
    }
}

/// A piece of a template, as it was written.
enum TemplatePart: Hashable, Sendable {
    case text(String)
    case variable(String, written: String)
    case open(String, inverted: Bool, written: String)
    case close(String, written: String)
    case remark(written: String)

    var field: String? {
        switch self {
        case .variable(let name, _), .open(let name, _, _): name == "." ? nil : name
        case .text, .close, .remark: nil
        }
    }

    /// How many lines end in it.
    var lines: Int {
        switch self {
        case .text(let text), .variable(_, let text), .open(_, _, let text), .close(_, let text), .remark(let text): text.lineEnds
        }
    }
}

extension String {
    var lineEnds: Int { reduce(0) { $0 + ($1.isNewline ? 1 : 0) } }
}
