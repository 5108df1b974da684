internal import Runbooks
internal import Vocabulary

/// What happens on the way to a deadline and after it: somebody is reminded, paged, named in a channel, or asked to consider something.
extension Deliberation {
    mutating func take(_ place: Int, of name: DutyName) {
        guard let duty = incident.duty(name), let rule = incident.rule(for: name, among: incident.rules(under: runbook, rules), incident.facts),
            rule.steps.indices.contains(place)
        else { return record(.dutyStepped(name, step: place, people: [], words: "")) }
        let step = rule.steps[place]
        let people = people(for: step.act, of: duty.owner)
        let escalation = runbook.escalations.first { $0.name.text == name.text && !rule.isPromise }
        if let escalation, !incident.hasFired(name) { record(.escalationFired(escalation.name, people: people)) }
        record(.dutyStepped(name, step: place, people: people, words: step.act.words))
        act(step.act, on: people, duty, because: escalation.map { .escalation($0.name) } ?? .duty(name))
    }

    /// Whom it is about; of those to be paged, only who can be.
    private func people(for act: DutyRule.Step.Act, of owner: Party) -> [PersonName] {
        switch act {
        case .remind: people(of: owner)
        case .page(let parties, let ways): reachable(people(ofAll: parties), by: ways)
        case .pageBackup: reachable(backup(of: owner))
        case .mention(let parties, _): people(ofAll: parties)
        case .propose: people(ofAll: [runbook.commander, .responders])
        case .post: []
        }
    }

    private mutating func act(_ act: DutyRule.Step.Act, on people: [PersonName], _ duty: Incident.Duty, because reason: PageReason) {
        switch act {
        case .remind: remind(people, duty.words(at: now), because: reason)
        case .page(_, let ways):
            if people.isEmpty { alarm(reason, "nobody is reachable for \(duty.name)") } else { page(people, because: reason, by: ways) }
        case .pageBackup:
            if people.isEmpty { alarm(reason, "nobody is reachable for \(duty.name)") } else { page(people, because: reason) }
        case .mention(_, let audience): mention(people, in: audience, text: duty.words(at: now), because: reason)
        case .propose(let words): remind(people, "Proposed (\(duty.name)): \(words)", because: reason)
        case .post(let audience): post(byItself: audience)
        }
    }
}

extension DutyRule.Step.Act {
    fileprivate var words: String {
        switch self {
        case .propose(let words): words
        case .remind, .page, .pageBackup, .mention, .post: ""
        }
    }
}

extension Incident.Duty {
    /// `update internal is due in 5 min`, `update internal was due 1 h ago`.
    func words(at now: Moment) -> String {
        due >= now ? "\(name) is due in \((due - now).brief)" : "\(name) was due \((now - due).brief) ago"
    }
}
