internal import Engine
internal import Runbooks
internal import Vocabulary

/// Who is told what, and what the law wants to know.
extension Chapter {
    static func communications(_ book: Runbook, _ owed: OwedClauses) -> Chapter? {
        Chapter("Communications", book.communications.map { clause($0, under: book, owed) } + book.templates.map(clause))
    }

    private static func clause(_ communication: Communication, under book: Runbook, _ owed: OwedClauses) -> Clause {
        let templates = communication.templates
        let texts = [("first", templates.first), ("update", templates.update), ("resolved", templates.resolved)]
        let rhythms = book.severities.compactMap { severity in
            communication.cadenceBySeverity[severity.name].map { "\(severity.name) \($0.words)" }
        }
        return Clause(communication.name.text)
            .fact("To", communication.to.words + (communication.isPublic ? " (public)" : ""))
            .fact("By", communication.owner.words)
            .match("For", communication.match)
            .match("Only while", communication.only)
            .fact("How often", rhythms.isEmpty ? communication.cadence.words : rhythms.joined(separator: ", "))
            .fact("Texts", texts.compactMap { when, template in template.map { "\(when): \($0)" } }.joined(separator: ", "))
            .fact("Let out by", communication.approve?.words)
            .fact("Held back until", communication.embargo?.text)
            .fact("Sent", communication.sending == .automatically ? "by itself" : nil)
            .fact("Otherwise to", communication.fallback?.words)
            .owing(owed.of("communications.\(communication.name)"))
    }

    private static func clause(_ template: Template) -> Clause {
        Clause("Text: \(template.name)").fact("Subject", template.subject).letter(template.text)
    }

    static func clocks(_ book: Runbook, _ owed: OwedClauses) -> Chapter? {
        let facts = book.facts.map { fact in
            let note = [fact.means, fact.tags.isEmpty ? "" : "tag \(fact.tags.joined(separator: ", "))"].filter { !$0.isEmpty }
            return Clause.Item(note.joined(separator: " · "), lead: fact.name.text)
        }
        return Chapter(
            "Legal clocks",
            book.clocks.map { clock in
                let stages = clock.stages.map { stage in
                    let note = [
                        stage.warn.isEmpty ? nil : "warned at \(stage.warn.map(\.written).joined(separator: ", "))",
                        stage.tell.map { "to \($0)" }, stage.needsEvidence ? "with evidence" : nil,
                    ]
                    return Clause.Item("\(stage.owner.words), from \(stage.starts.words)", lead: stage.name.text, note: note.joined)
                }
                return Clause(clock.name.text).match("For", clock.match).list(nil, stages).owing(owed.of("clocks.\(clock.name)"))
            } + [facts.isEmpty ? nil : Clause("What people can state").list(nil, facts)])
    }

    static func reviews(_ book: Runbook, _ owed: OwedClauses) -> Chapter? {
        guard let reviews = book.reviews else { return nil }
        let agenda = reviews.agenda.map { Clause.Item($0.text, note: $0.minutes.map { "\($0) min" }) }
        let milestones = reviews.milestones.flatMap { owed.of("reviews.\($0.name)") }
        let rules = Clause(nil)
            .match("For", reviews.match)
            .fact("By", reviews.owner.words)
            .fact("Title", reviews.title)
            .fact("Who comes", reviews.attendees.map(\.words).joined(separator: ", "))
            .fact("Minutes", reviews.length.map { $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" })
            .fact("Approved by", reviews.approve?.words)
            .fact("Published", reviews.publish.map(\.words).joined(separator: "; "))
            .fact("An action needs", reviews.actionsNeed.map(\.rawValue).joined(separator: ", "))
            .fact("Actions are done", reviews.categories.map { "\($0.name) within \($0.within.written)" }.joined(separator: ", "))
            .fact("Impact in", reviews.impact.map { "\($0.name) (\($0.kind.rawValue))" }.joined(separator: ", "))
            .list("Sections", reviews.sections.map { Clause.Item($0.name, note: $0.prompt) })
            .list("Agenda", agenda, isNumbered: true)
            .owing(milestones + owed.of("reviews.follow_up"))
        return Chapter("Reviews", [rules])
    }
}

extension [String?] {
    fileprivate var joined: String { compactMap { $0 }.joined(separator: " · ") }
}

extension Communication.Destination {
    /// `slack #inc`, `the status page`
    var words: String {
        switch self {
        case .channel(let connection, let place): place.isEmpty ? connection.text : "\(connection) \(place)"
        case .statusPage: "the status page"
        case .people(let parties, _): parties.map(\.words).joined(separator: ", ")
        case .subscribers: "subscribers of the status page"
        case .several(let parts): parts.map(\.words).joined(separator: "; ")
        }
    }
}

extension Communication.Cadence {
    fileprivate var words: String {
        switch self {
        case .every(let span): "every \(span.written)"
        case .asNeeded: "as needed"
        case .startAndEnd: "when it begins and when it is over"
        case .never: "never"
        }
    }
}

extension ReviewPolicy.Publication {
    fileprivate var words: String {
        switch self {
        case .folder(let folder, let name): "\(folder)/\(name)"
        case .communication(let audience): "to \(audience)"
        case .people(let parties): "to \(parties.map(\.words).joined(separator: ", "))"
        }
    }
}
