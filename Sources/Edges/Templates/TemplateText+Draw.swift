internal import Mustache
package import Runbooks

/// A template with everything that is known filled in.
package struct Drawing: Hashable, Sendable {
    /// Empty when the template has none: the incident's title is used then.
    package var subject: String
    package var text: String
    /// Fields nobody has said anything about; they stand in the text as `[impact]`.
    package var unfilled: [String]

    package init(subject: String, text: String, unfilled: [String] = []) {
        self.subject = subject
        self.text = text
        self.unfilled = unfilled
    }
}

extension TemplateText {
    /// Messages are plain text or Markdown, so nothing is escaped. A template that cannot be read is drawn as it was written: the
    /// runbook's reader refused it, and somebody who has to tell customers something needs a text in any case.
    package static func draw(_ template: Template, _ fields: TemplateFields) -> Drawing {
        let subject = filled(template.subject ?? "", fields), body = filled(template.text, fields)
        var seen: Set<String> = []
        // A title is one line, whatever was filled into it.
        let line = subject.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return Drawing(subject: line, text: body.text, unfilled: (subject.unfilled + body.unfilled).filter { seen.insert($0).inserted })
    }

    private static func filled(_ text: String, _ fields: TemplateFields) -> (text: String, unfilled: [String]) {
        guard let read = try? TemplateText(text) else { return (text, []) }
        return read.filled(with: fields)
    }

    /// The library looks names up by parts and by sections around them, and knows no spaces. It is given plain numbers instead, one
    /// for each use of a field: `v3` where it is written out, `s3` where it opens a section.
    func filled(with fields: TemplateFields) -> (text: String, unfilled: [String]) {
        let names = self.fields
        let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        var values: [String: Any] = [:]
        for (number, name) in names.enumerated() {
            values["v\(number)"] = fields[name]?.words ?? "[\(name)]"
            values["s\(number)"] = fields[name]?.section
        }
        let plain = parts.map { $0.numbered(by: numbers) }.joined()
        guard let template = try? MustacheTemplate(string: plain) else { return (parts.map(\.written).joined(), []) }
        let asked = Set(parts.compactMap { if case .variable(let name, _) = $0 { name } else { nil } })
        return (template.render(values), names.filter { fields[$0] == nil && asked.contains($0) })
    }
}

extension TemplatePart {
    fileprivate var written: String {
        switch self {
        case .text(let text), .variable(_, let text), .open(_, _, let text), .close(_, let text), .remark(let text): text
        }
    }

    fileprivate func numbered(by numbers: [String: Int]) -> String {
        func key(_ kind: String, _ name: String) -> String { numbers[name].map { "\(kind)\($0)" } ?? name }
        switch self {
        case .text(let text), .remark(let text): return text
        case .variable(let name, _): return "{{{\(key("v", name))}}}"
        case .open(let name, let inverted, _): return "{{\(inverted ? "^" : "#")\(key("s", name))}}"
        case .close(let name, _): return "{{/\(key("s", name))}}"
        }
    }
}

extension TemplateFields.Value {
    fileprivate var words: String {
        switch self {
        case .text(let text): text
        case .list(let items): items.joined(separator: ", ")
        case .none: ""
        }
    }

    /// What a section goes over; nil leaves it out.
    fileprivate var section: Any? {
        switch self {
        case .text(let text): text.isEmpty ? nil : text
        case .list(let items): items.isEmpty ? nil : items
        case .none: nil
        }
    }
}
