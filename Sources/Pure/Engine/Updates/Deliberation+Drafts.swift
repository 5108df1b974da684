internal import OnCall
package import Runbooks
package import Vocabulary

/// What an update says.
extension Deliberation {
    /// The audience's template filled in, with the text where it asks for one; the text as it was given where it does not. Nil when there
    /// is neither.
    func draw(for communication: Communication, text: String?, status: StatusName?) -> Press.Drawn? {
        let title = incident.opening.drill == nil ? incident.opening.title : "Exercise: \(incident.opening.title)"
        let template = template(for: communication)
        var fields = fields(for: communication, status: status)
        if let text {
            guard let template, template.asks(for: "description"), !text.isBlank, !text.rewrites(press.draw(template, fields).text) else {
                return Press.Drawn(subject: title, text: text)
            }
            fields["description"] = .text(text)
        }
        guard let template else { return nil }
        var drawn = press.draw(template, fields)
        if drawn.subject.isEmpty {
            drawn.subject = title
        } else if incident.opening.drill != nil {
            drawn.subject = "Exercise: \(drawn.subject)"
        }
        return drawn
    }

    /// The first thing an audience hears, the next ones and the last one may each be worded differently.
    private func template(for communication: Communication) -> Template? {
        let templates = communication.templates
        let isFirst = incident.updates(for: communication.name).isEmpty
        let name: TemplateName? =
            if !incident.phase.isOpen {
                templates.resolved ?? templates.update ?? templates.first
            } else if isFirst {
                templates.first ?? templates.update
            } else {
                templates.update ?? templates.first
            }
        return name.flatMap { name in runbook.templates.first { $0.name == name } }
    }

    /// As they will be once the update is out.
    func fields(for communication: Communication, status: StatusName?) -> TemplateFields {
        var incident = incident
        if let status { incident.progress.status = status }
        var fields = incident.fields(under: runbook, at: now, overrides: overrides)
        fields["update_number"] = .text(String(incident.updates(for: communication.name).count + 1))
        fields.promise(nextUpdate(for: communication), at: now, on: .of(runbook.zone))
        return fields
    }

    /// When this audience is owed the next one, counted from now; nil when it is owed none.
    private func nextUpdate(for communication: Communication) -> Moment? {
        guard incident.phase.isOpen else { return nil }
        let rule = incident.rule(for: .update(communication.name), among: rules, incident.facts)
        return rule?.again?.due(from: now, severity: incident.severity, in: runbook.business)
    }
}

extension String {
    /// Whether somebody took the draft and changed it, rather than wrote what it leaves room for: a line of it is still there.
    fileprivate func rewrites(_ draft: String) -> Bool {
        let lines = draft.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }
        return lines.contains { $0.count >= 8 && contains($0) }
    }
}

extension Template {
    /// `{{name}}`, `{{{name}}}` or `{{& name}}` is somewhere in its text.
    fileprivate func asks(for name: String) -> Bool {
        text.split(separator: "{{", omittingEmptySubsequences: false).dropFirst().contains { part in
            let tag = part.prefix { $0 != "}" }.drop { $0 == "{" || $0 == "&" || $0 == " " }
            return tag.split(separator: " ") == [Substring(name)]
        }
    }
}

extension Runbook {
    package func communication(_ name: AudienceName) -> Communication? { communications.first { $0.name == name } }
}

extension Communication {
    /// Whether anybody outside reads it.
    package var isPublic: Bool {
        switch to {
        case .statusPage, .subscribers: true
        case .channel, .people, .several: visibility == .everybody
        }
    }
}

extension Communication {
    /// Whether somebody is told by name, and nobody outside. Only such an audience is told of a private incident; the channels it may have
    /// beside are left out then.
    package var isForPeople: Bool {
        !isPublic && to.parts.contains { if case .people = $0 { true } else { false } }
    }
}

extension Lifecycle {
    /// A runbook without words of its own has the status page's.
    package func knows(_ status: StatusName) -> Bool {
        statuses.isEmpty ? StatusPage.State(rawValue: status.text) != nil : self.status(status) != nil
    }
}
