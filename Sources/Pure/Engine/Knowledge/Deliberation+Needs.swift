internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What a runbook wants to be known before a person may declare or resolve an incident. Alerts are never asked.
extension Deliberation {
    func checkDeclaration() throws(Refusal) {
        guard incident.opening.alerts.isEmpty, incident.opening.drill == nil, author.isHuman else { return }
        try insist(on: runbook.lifecycle.declareNeeds.filter { if case .field = $0 { true } else { false } }, summary: incident.opening.summary ?? "")
    }

    func checkResolution(summary: String) throws(Refusal) {
        guard author.isHuman else { return }
        try insist(on: runbook.lifecycle.resolveNeeds, summary: summary.isBlank ? incident.summary : summary)
        guard let watch else { return }
        guard incident.occasions[.mitigated] != nil else {
            throw .notAllowed("It is watched before it is over: say first that the effect is gone.")
        }
        if let duty = incident.duty(.watch), duty.isOwed, duty.due > now {
            let time = WallClock.of(runbook.zone).spoken(at: duty.due)
            throw .notAllowed("It is watched until \(time), as \(watch.clause) says. If it must end before, waive '\(DutyName.watch)'.")
        }
    }

    /// The rule by which it is watched before it may be over; nil: there is none, or somebody waived it.
    var watch: DutyRule? {
        guard let rule = incident.rule(for: .watch, among: rules, incident.facts), rule.terms.promise(for: incident.severity) != nil else {
            return nil
        }
        if case .waived = incident.duty(.watch)?.state { return nil }
        return rule
    }

    private func insist(on needs: [Lifecycle.Requirement], summary: String) throws(Refusal) {
        let missing = needs.compactMap { need in
            switch need {
            case .field(let field): has(field, summary: summary) ? nil : field.rawValue
            case .fact(let fact): incident.knowledge.stated[fact] == nil ? fact.text : nil
            }
        }
        if !missing.isEmpty { throw .missing(missing) }
    }

    private func has(_ field: Lifecycle.Requirement.Field, summary: String) -> Bool {
        switch field {
        case .title: !incident.opening.title.isBlank
        case .service: runbook.services[incident.opening.service] != nil
        case .severity: incident.occasions[.severityConfirmed] != nil
        case .impact: !incident.impact.isEmpty || !incident.knowledge.words.isEmpty
        case .channel: hasChannel
        case .summary: !summary.isBlank
        case .startedAt: incident.opening.startedAt != nil
        }
    }

    /// A channel of the runbook's, or a room somebody linked.
    private var hasChannel: Bool {
        incident.knowledge.links.contains { $0.kind == .chat || $0.kind == .call } || incident.channel(under: runbook, TemplateFields()) != nil
    }
}

extension Author {
    /// Somebody who can be asked for more.
    fileprivate var isHuman: Bool {
        switch self {
        case .person, .token: true
        case .source, .runbell: false
        }
    }
}
