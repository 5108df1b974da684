package import Runbooks

/// Fills the places of an automated step. What an incident is called comes from outside, so a value can never become more than a value: in a URL it
/// is encoded, in a JSON body escaped, and an argument that is filled in cannot turn into an option.
package struct StepFilling {
    private let fields: TemplateFields
    private let draw: (String, TemplateFields) -> String

    package init(fields: TemplateFields, draw: @escaping (String, TemplateFields) -> String) {
        self.fields = fields
        self.draw = draw
    }

    package func filled(_ step: Playbook.Step) -> Playbook.Step {
        var step = step
        switch step.work {
        case .command(let arguments): step.work = .command(arguments.map(argument))
        case .http(var request):
            request.body = request.body.map(body)
            if case .plain(let url) = request.url { request.url = .plain(draw(url, fields.inURLs)) }
            step.work = .http(request)
        case .prometheus(let url, let query, let expect):
            step.work = .prometheus(url: url, query: draw(query, fields.mapping(Self.escaped)), expect: expect)
        case .manual, .open, .confirm, .component, .decide, .ticket: break
        }
        return step
    }

    private func argument(_ text: String) -> String {
        let filled = draw(text, fields)
        return text.hasPrefix("{{") ? String(filled.drop { $0 == "-" }) : filled
    }

    private func body(_ text: String) -> String {
        let isJSON = text.first { !$0.isWhitespace }.map { "{[".contains($0) } ?? false
        return draw(text, isJSON ? fields.mapping(Self.escaped) : fields)
    }

    /// Inside a quoted string of JSON or of a query.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            default: if scalar.value >= 32 { escaped.unicodeScalars.append(scalar) }
            }
        }
        return escaped
    }
}
