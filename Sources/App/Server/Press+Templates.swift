package import Engine
internal import Templates

extension Press {
    /// Draws with the language templates are written in.
    package static let templates = Press { template, fields in
        let drawn = TemplateText.draw(template, fields)
        return Drawn(subject: drawn.subject, text: drawn.text)
    }
}
