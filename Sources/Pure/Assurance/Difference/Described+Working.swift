internal import Runbooks
internal import Vocabulary

// Deadlines and who owes them are duties, and told there.

extension Described {
    init(_ service: Service) {
        self.init(service.name.text, [.word("owner", service.owner?.text, absent: "nobody"), .list("dashboards", service.dashboards)])
    }

    init(_ role: Role) {
        self.init(
            role.name.text,
            [
                .list("what it does", role.does), .word("taken by", role.filling.words), .word("backup", role.backup?.words, gain: .tightens),
                .condition(role.match), .word("needed after", role.after == .zero ? nil : Span.exact(role.after).written, absent: "no time"),
                .list("not together with", role.apart.map(\.text)), .list("needs", role.needs.map(\.text), gain: .tightens),
            ])
    }

    init(_ phase: Lifecycle.Phase) {
        self.init(
            phase.name.text,
            [
                .text("means", phase.means), .word("begins when", phase.begins?.rawValue, absent: "somebody says so"),
                .condition(phase.checklist.match, "its list is for"),
            ],
            parts: [Parts("item", phase.checklist.items.map(Described.init), gain: .tightens)])
    }

    init(_ item: Lifecycle.Item) {
        self.init(
            item.text,
            [
                .condition(item.match), .word("owner", item.owner?.words),
                .word("needed", item.isOptional ? nil : "yes", absent: "no", gain: .tightens),
                .word("link", item.link),
            ])
    }

    /// What holds for all phases.
    init(_ lifecycle: Lifecycle) {
        self.init(
            "The lifecycle",
            [
                .list("before an incident is declared it wants", lifecycle.declareNeeds.map(\.words), gain: .tightens),
                .list("before one is resolved it wants", lifecycle.resolveNeeds.map(\.words), gain: .tightens),
                .list("somebody watches from", lifecycle.observations.map(\.from.rawValue)),
            ],
            parts: [Parts("status", lifecycle.statuses.map { Described($0.name.text, [.word("shown as", $0.shownAs.rawValue)]) })])
    }

    init(_ playbook: Playbook) {
        self.init(
            playbook.name.text,
            [
                .condition(playbook.match), .list("symptoms", playbook.symptoms), .list("causes", playbook.causes),
                .list("detected by", playbook.detect),
                .list("first of all", playbook.first), .list("never", playbook.never), .list("left when", playbook.stopWhen),
                .list("verified by", playbook.verify), .list("prevented by", playbook.prevention), .list("links", playbook.links),
            ],
            parts: [Parts("step", playbook.steps.map(Described.init))])
    }

    init(_ step: Playbook.Step) {
        self.init(
            step.text,
            [
                .word("phase", step.phase?.text), .condition(step.match), .word("only if", step.condition, absent: "always"),
                .word("owner", step.owner?.words), .word("approval by", step.approve?.words, absent: "nobody", gain: .tightens),
                .word("given up after", Span.exact(step.timeout).written), .word("done by", step.work.words), .kept("request", step.work.secrets),
            ])
    }

    init(_ fact: StatedFact) {
        self.init(
            fact.name.text,
            [.text("means", fact.means), .list("tags", fact.tags), .word("may be planned", fact.isPlanned ? "yes" : nil, absent: "no")])
    }

    init(_ triage: Triage) {
        let questions = triage.questions.map { question in
            Described(question.text, [.word("a yes brings", question.yes.words), .word("a no brings", question.no.words)])
        }
        self.init("Triage", [.word("when unsure", triage.whenUnsure.rawValue)], parts: [Parts("question", questions)])
    }
}

extension Described {
    init(_ stage: LegalClock.Stage, of clock: LegalClock) {
        self.init(
            clock.name.text == stage.name.text ? "Clock '\(clock.name)'" : "Clock '\(clock.name)', stage '\(stage.name)'",
            [
                .word("told to", stage.tell, absent: "nobody"),
                .word("needs evidence", stage.needsEvidence ? "yes" : nil, absent: "no", gain: .tightens),
            ])
    }

    init(_ escalation: Escalation) {
        self.init("Escalation '\(escalation.name)'", [.list("may be set off at once for", escalation.reasons)])
    }
}

extension Facet {
    static func condition(_ match: Matcher, _ what: String = "for") -> Facet {
        .word(what, match == .everything ? nil : match.words, absent: "everything")
    }
}

extension Role.Filling {
    var words: String {
        switch self {
        case .firstToAcknowledge: "whoever answers first"
        case .firstOnCall: "whoever the ladder wakes first"
        case .declarer: "whoever declares the incident"
        case .party(let party): party.words
        case .byHand: "whoever somebody gives it to"
        }
    }
}

extension Lifecycle.Requirement {
    fileprivate var words: String {
        switch self {
        case .field(let field): field.rawValue
        case .fact(let fact): fact.text
        }
    }
}

extension Triage.Consequence {
    fileprivate var words: String? {
        let words = ([severity?.text, fact.map { "fact \($0)" }].compactMap { $0 } + tags.map { "tag \($0)" }).joined(separator: ", ")
        return words.isEmpty ? nil : words
    }
}

extension Playbook.Step.Work {
    /// What it asks for stays where it is: an address or a heading may hold a key.
    fileprivate var words: String {
        switch self {
        case .manual: "hand"
        case .open(let url): "opening \(url)"
        case .command(let words): "running \(words.joined(separator: " "))"
        case .http(let request): "asking by \(request.method), which ends well with \(request.expect.lowerBound) to \(request.expect.upperBound)"
        case .prometheus(_, let query, let expect): "asking whether \(query) is \(expect.comparison.rawValue) \(expect.bound)"
        case .confirm(let text): "confirming \(text)"
        case .component(let name, let condition): "setting \(name) to \(condition.rawValue)"
        case .decide(let options): "deciding: \(options.map { $0.text.isEmpty ? $0.name : "\($0.name) (\($0.text))" }.joined(separator: " or "))"
        case .ticket(let connection): "a ticket in \(connection)"
        }
    }

    fileprivate var secrets: String? {
        switch self {
        case .http(let request): "\(request.url) \(request.headers.sorted { $0.key < $1.key }) \(request.body ?? "")"
        case .prometheus(let url, _, _): "\(String(describing: url))"
        default: nil
        }
    }
}
