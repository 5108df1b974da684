internal import Runbooks
internal import Vocabulary

/// What happens on the way to a deadline and after it: somebody is reminded, paged, named in a channel, or asked to consider something.
extension Deliberation {
    mutating func take(_ place: Int, of name: DutyName) {
        guard let duty = incident.duty(name), let rule = incident.rule(for: name, among: incident.rules(under: runbook, rules), incident.facts),
            rule.steps.indices.contains(place)
        else { return record(.dutyStepped(name, step: place, people: [], words: "")) }
        let step = rule.steps[place]
        let people = people(for: step.act, of: duty.owner, after: duty.steps[place]?.count ?? 0)
        let escalation = runbook.escalations.first { $0.name.text == name.text && !rule.isPromise }
        if let escalation, !incident.hasFired(name) { record(.escalationFired(escalation.name, people: people)) }
        record(.dutyStepped(name, step: place, people: people, words: step.act.words))
        if case .climb = step.act { return climb(with: people, for: duty, at: place) }
        act(step.act, on: people, duty, rule, because: escalation.map { .escalation($0.name) } ?? .duty(name))
    }

    /// Whom it is about; of those to be paged, only who can be.
    private func people(for act: DutyRule.Step.Act, of owner: Party, after taken: Int) -> [PersonName] {
        switch act {
        case .remind: people(of: owner)
        case .page(let parties, let ways): reachable(people(ofAll: parties), by: ways)
        case .pageBackup: reachable(backup(of: owner))
        case .climb: climbable.indices.contains(taken) ? climbable[taken] : []
        case .mention(let parties, _): people(ofAll: parties)
        case .propose: people(ofAll: [runbook.commander, .responders])
        case .post, .raise: []
        }
    }

    /// The people of each rung that pages and has anybody.
    private var climbable: [[PersonName]] {
        let rungs = severity?.ladder.flatMap { runbook.ladders[$0] }?.rungs.filter(\.pages) ?? []
        return rungs.map { reachable(people($0.targets)) }.filter { !$0.isEmpty }
    }

    /// While nobody has acknowledged, the ladder asks these people anyway. Above the last rung there is nobody else to ask: the operators hear of
    /// it, once.
    private mutating func climb(with people: [PersonName], for duty: Incident.Duty, at place: Int) {
        if case .triggered = incident.phase { return }
        guard people.isEmpty else { return page(people, because: .duty(duty.name)) }
        if (duty.steps[place]?.count ?? 0) == climbable.count { alarm(.exhausted, "\(lateness(of: duty)), and nobody has done it") }
    }

    private mutating func act(
        _ act: DutyRule.Step.Act, on people: [PersonName], _ duty: Incident.Duty, _ rule: DutyRule, because reason: PageReason
    ) {
        switch act {
        case .remind: remind(people, reminder(of: duty, under: rule), because: reason, due: deadline(of: duty))
        case .page(_, let ways):
            if people.isEmpty { alarm(reason, "nobody is reachable for \(duty.name)") } else { page(people, because: reason, by: ways) }
        case .pageBackup:
            if people.isEmpty { alarm(reason, "nobody is reachable for \(duty.name)") } else { page(people, because: reason) }
        case .climb: break
        case .mention(_, let audience): mention(people, in: audience, text: "\(lateness(of: duty)).", because: reason)
        case .propose(let words):
            remind(people, "Proposed: \(words)\nWhy: \(rule.clause) in the runbook \(runbook.name)", because: reason, due: now)
        case .post(let audience):
            // What reached nobody is a person's to say: said by itself once more, it would be lost once more.
            if incident.updates.last(where: { $0.audience == audience })?.state != .undelivered { post(byItself: audience) }
        case .raise(let severity): raise(to: severity, because: EscalationName(duty.name.text))
        }
    }
}

extension DutyRule.Step.Act {
    fileprivate var words: String {
        switch self {
        case .propose(let words): words
        case .raise(let severity): severity.text
        case .remind, .page, .pageBackup, .climb, .mention, .post: ""
        }
    }
}
