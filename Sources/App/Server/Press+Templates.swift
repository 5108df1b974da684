package import Engine
internal import Runbooks
internal import Templates

extension Press {
    /// Draws with the language templates are written in. Only whoever runs the server knows where people reach it, so the address of
    /// the incident's page is put in here.
    package static func templates(publicURL: String) -> Press {
        Press { template, fields in
            var fields = fields
            if case .text(let id)? = fields["incident.id"] { fields["incident.url"] = .text("\(publicURL)/incidents/\(id)") }
            let drawn = TemplateText.draw(template, fields)
            return Drawn(subject: drawn.subject, text: drawn.text)
        }
    }
}
