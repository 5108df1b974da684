internal import Runbooks
internal import Vocabulary

/// The way of an incident: its phases, who is what in each, and what to do about each kind of trouble.
extension Chapter {
    static func phases(_ book: Runbook, _ owed: OwedClauses) -> Chapter? {
        let course = book.lifecycle
        let needs = { (needs: [Lifecycle.Requirement]) in needs.map(\.words).joined(separator: ", ") }
        let statuses = course.statuses.map { status in
            Clause.Item(status.name.text, note: status.name.text == status.shownAs.rawValue ? nil : "shown as \(status.shownAs.rawValue)")
        }
        let around = Clause("Around them")
            .fact("To declare it", needs(course.declareNeeds))
            .fact("To call it over", needs(course.resolveNeeds))
            .list("What it is called outside", statuses)
            .list("Watched", course.observations.map { Clause.Item($0.words) })
            .owing(owed.of("lifecycle.observe"))
        return Chapter(
            "Phases",
            course.phases.enumerated().map { place, phase in
                let list = phase.checklist
                return Clause("\(place + 1). \(phase.name)", text: phase.means)
                    .fact("Begins", phase.begins.map { "when it is \($0.rawValue)" })
                    .list(list.match == .everything ? "Checklist" : "Checklist, when \(list.match.words)", list.items.map(item))
                    .owing(owed.of("lifecycle.phases.\(phase.name)") + owed.of("lifecycle.checklists.\(phase.name)"))
            } + [around.isEmpty ? nil : around])
    }

    private static func item(_ item: Lifecycle.Item) -> Clause.Item {
        let note = [item.match == .everything ? nil : "when \(item.match.words)", item.owner?.words, item.isOptional ? "optional" : nil]
        return Clause.Item(item.text, note: note.compactMap { $0 }.joined(separator: " · "), link: item.link)
    }

    static func raci(_ book: Runbook, _ owed: OwedClauses) -> Chapter? {
        guard let table = RACITable(book) else { return nil }
        return Chapter("Who is what", intro: "RACI, phase by phase.", [Clause(nil).table(table).owing(owed.of("raci"))])
    }

    /// What Runbell would carry out is printed for those who may respond: they do it by hand when this server does not answer.
    static func playbooks(_ book: Runbook, isForResponders: Bool) -> Chapter? {
        Chapter(
            "Playbooks",
            book.playbooks.map { playbook in
                Clause(playbook.name.text)
                    .match("For", playbook.match)
                    .fact("Set off by", playbook.detect.joined(separator: "; "))
                    .fact("Symptoms", playbook.symptoms.joined(separator: "; "))
                    .fact("Likely causes", playbook.causes.joined(separator: "; "))
                    .list("Never", playbook.never, isWarning: true)
                    .list("Before anything else", playbook.first, isWarning: true)
                    .list("Steps", playbook.steps.map { item($0, isForResponders) }, isNumbered: true)
                    .list("Stop when", playbook.stopWhen)
                    .list("Verify", playbook.verify)
                    .list("So that it does not come again", playbook.prevention)
                    .list("Links", playbook.links.map { Clause.Item($0, link: $0) })
            })
    }

    private static func item(_ step: Playbook.Step, _ isForResponders: Bool) -> Clause.Item {
        let note = [
            step.condition.map { "if \($0)" }, step.match == .everything ? nil : "when \(step.match.words)", step.phase?.text, step.owner?.words,
            step.approve.map { "\($0.words) has to agree" },
            isForResponders ? step.work.words : step.isAutomated ? "carried out by Runbell" : nil,
        ]
        let link: String? = if case .open(let url) = step.work { url } else { nil }
        return Clause.Item(step.text, note: note.compactMap { $0 }.joined(separator: " · "), link: link)
    }
}

extension Lifecycle.Requirement {
    fileprivate var words: String {
        switch self {
        case .field(.startedAt): "when it began"
        case .field(let field): field.rawValue
        case .fact(let fact): fact.text
        }
    }
}

extension Lifecycle.Observation {
    /// `after it is resolved, by the on-call engineer, when severity P1`
    fileprivate var words: String {
        let parts = ["after it is \(from.rawValue)", owner.map { "by \($0.words)" }, match == .everything ? nil : "when \(match.words)"]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}

extension Playbook.Step.Work {
    /// What Runbell does itself, or asks. Nothing of a header or a body is said: secrets are in them.
    fileprivate var words: String? {
        switch self {
        case .manual, .open: nil
        case .command(let words): "runs \(words.joined(separator: " "))"
        case .http(let request): "sends \(request.method)" + (request.url.plainly.map { " \($0)" } ?? "")
        case .prometheus(_, let query, let expect): "asks Prometheus: \(query) \(expect.comparison.rawValue) \(Number.words(expect.bound))"
        case .confirm: "somebody says that it is so"
        case .component(let component, let condition): "shows \(component) as \(condition.rawValue.replacing("_", with: " "))"
        case .decide(let options): options.map { $0.text.isEmpty ? $0.name : "\($0.name): \($0.text)" }.joined(separator: " — or ")
        case .ticket(let connection): "opens a ticket in \(connection)"
        }
    }
}

extension Setting {
    /// Nil when it is kept elsewhere: then it may be a secret.
    fileprivate var plainly: String? { if case .plain(let text) = self { text } else { nil } }
}
