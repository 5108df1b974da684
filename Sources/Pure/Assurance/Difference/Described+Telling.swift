internal import Runbooks
internal import Vocabulary

extension Described {
    /// How soon and how often is a duty, and told there; what is no duty because nothing is owed is told here.
    init(_ communication: Communication, owesNothing: Bool) {
        let templates = communication.templates
        var facets: [Facet] = [
            .word("to", communication.to.words), .word("first text", templates.first?.text), .word("text", templates.update?.text),
            .word("last text", templates.resolved?.text),
            .word("let out by", communication.approve?.words, absent: "whoever writes it", gain: .tightens),
            .word("held back until", communication.embargo?.text, absent: "nothing"), .word("sent", communication.sending.rawValue),
            .word("if that fails", communication.fallback?.words, absent: "nothing", gain: .tightens),
            .word("for", communication.visibility.rawValue),
        ]
        if owesNothing {
            facets += [
                .word("owner", communication.owner.words), .condition(communication.match, "about"), .word("begins when", communication.begins.words),
                .condition(communication.only, "while"), .word("after", Span.exact(communication.after).written),
                .word("reminded", communication.remind.map { Span.exact($0).written }),
            ]
        }
        self.init(communication.name.text, facets)
    }

    init(_ template: Template) {
        self.init(template.name.text, [.word("subject", template.subject, absent: "the incident's title"), .text("text", template.text)])
    }

    init(_ page: StatusPage) {
        let components = page.components.map {
            Described($0.name.text, [.word("group", $0.group), .list("services", $0.services.map(\.text))])
        }
        self.init(
            "The status page",
            [
                .text("title", page.title), .word("address", page.url),
                .word("visitors may report a problem", page.takesSubmissions ? "yes" : nil, absent: "no"),
            ], parts: [Parts("component", components)])
    }

    init(_ tool: Tool) {
        self.init(
            tool.name,
            [
                .text("for", tool.purpose), .word("opens", tool.open, absent: "nothing"), .word("runs", tool.run, absent: "nothing"),
                .list("views", tool.saved.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }),
            ])
    }

    init(_ contact: Contact) {
        self.init(
            contact.name,
            [
                .text("for", contact.purpose), .kept("phone number", contact.phone), .kept("mail address", contact.email), .word("page", contact.url),
                .word("hours", contact.hours.isEmpty ? nil : contact.hours, absent: "not said"), .list("tried by", contact.order),
                .word("backup", contact.backup, gain: .tightens),
            ])
    }

    /// Settings hold addresses and keys.
    init(_ connection: Connection, settings: [String]) {
        self.init(
            connection.name.text,
            [.word("kind", connection.kind.rawValue), .list("when it fails", connection.fallback.map(\.text), gain: .tightens)]
                + settings.map { name in .kept("'\(name)'", connection.settings[name].map { "\($0)" }) })
    }
}

extension Communication.Destination {
    var words: String {
        switch self {
        case .channel(let connection, let place): Audience(connection: connection, destination: place).words
        case .statusPage: "the status page"
        case .people(let parties, let ways): parties.words + (ways.isEmpty ? "" : " by \(ways.map(\.rawValue).joined(separator: " and "))")
        case .subscribers: "subscribers"
        case .several(let parts): parts.map(\.words).joined(separator: " and ")
        }
    }
}

extension Severity.StatusPagePolicy {
    var words: String {
        switch self {
        case .always: "always"
        case .never: "never"
        case .optional: "when somebody wants it to"
        case .after(let wait): "after \(Span.exact(wait).written)"
        case .whenCustomerVisible: "when customers notice"
        }
    }
}

extension IncidentNaming {
    /// `OPS-{year}-{number:4}`
    var words: String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .year: "{year}"
            case .month: "{month}"
            case .day: "{day}"
            case .number(let digits): digits == 1 ? "{number}" : "{number:\(digits)}"
            }
        }.joined()
    }
}
