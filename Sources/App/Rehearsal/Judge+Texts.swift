internal import Chronicle
internal import Engine
internal import Runbooks
internal import Vocabulary

/// What stands in what people read, and how the numbers come out.
extension Judge {
    func unread(_ expectation: Scenario.Expectation, _ text: Scenario.Expectation.Text, _ words: String) -> String? {
        if case .update(let audience) = text { return unsaid(expectation, audience, words) }
        let incidents = incidents(expectation)
        let texts = incidents.compactMap { self.text(text, of: $0, expectation.when) }
        if texts.contains(where: { $0.contains(words) }) { return nil }
        guard let last = texts.last else { return absent(text, incidents.isEmpty) + said(expectation.when) }
        return "it says \u{201C}\(last.split(whereSeparator: \.isNewline).joined(separator: " · "))\u{201D}"
    }

    func uncounted(_ name: KPIName, _ isMet: Bool) -> String? {
        let row = record.papers.kpis?.rows.first { $0.kpi == name }
        guard let row, let number = row.number, let verdict = row.isMet else { return "nothing was counted that has a target" }
        return verdict == isMet ? nil : "it is \(verdict ? "met" : "not met"): \(number) (\(row.measure.unit)), of \(row.count) counted"
    }

    /// Words of an update that was posted then; where none has them, what the nearest said.
    private func unsaid(_ expectation: Scenario.Expectation, _ audience: AudienceName, _ words: String) -> String? {
        let ids = Set(incidents(expectation).map(\.id))
        let posted = record.lines.compactMap { line -> (at: Duration, text: String)? in
            guard ids.contains(line.incident), case .update(.posted(_, audience, let subject, let text, _, _)) = line.event.what else { return nil }
            return (record.offset(line.event.at), "\(subject)\n\(text)")
        }
        if posted.contains(where: { holds(expectation.when, at: $0.at) && $0.text.contains(words) }) { return nil }
        let nearest = posted.min { distance(expectation.when, $0.at) < distance(expectation.when, $1.at) }
        guard let nearest else { return "\(audience) was told nothing" }
        let line = nearest.text.split(whereSeparator: \.isNewline).joined(separator: " · ")
        return "at \(nearest.at.offset) \(audience) was told \u{201C}\(line)\u{201D}"
    }

    private func text(_ text: Scenario.Expectation.Text, of last: Incident, _ when: Scenario.Expectation.When) -> String? {
        guard let (incident, now) = standing(last, when) else { return nil }
        switch text {
        case .update: return nil
        case .review: return record.papers.drafts[last.id]
        case .links:
            let links = incident.links(under: record.runbook, at: now).map { "\($0.title) \($0.url)" }
            return links.isEmpty ? nil : links.joined(separator: "\n")
        case .checklist(let phase):
            let list = record.runbook.lifecycle.phases.first { $0.name == phase }?.checklist
            guard let list, list.match.holds(for: incident.facts) else { return nil }
            return list.items.filter { $0.match.holds(for: incident.facts) }.map(\.words).joined(separator: "\n")
        case .playbook(let name): return record.runbook.playbooks(for: incident.facts).first { $0.name == name }?.words
        }
    }

    private func standing(_ last: Incident, _ when: Scenario.Expectation.When) -> (Incident, Moment)? {
        switch when {
        case .whenever: (last, record.end)
        case .at(let time), .within(let time): record.incident(last.id, at: time).map { ($0, record.scenario.start + time) }
        }
    }

    private func absent(_ text: Scenario.Expectation.Text, _ isAlone: Bool) -> String {
        if isAlone { return "there was no incident" }
        return switch text {
        case .playbook(let name): "the playbook \(name) does not fit it"
        case .checklist(let phase): "it has no checklist in \(phase)"
        case .update, .review, .links: "there was nothing to read"
        }
    }
}

extension Lifecycle.Item {
    fileprivate var words: String { [text, owner?.words, link].compactMap(\.self).joined(separator: " ") }
}

extension Playbook {
    /// All of it, line by line.
    fileprivate var words: String {
        let before = symptoms + causes + detect + first + never + stopWhen
        return (before + steps.map(\.words) + verify + prevention + links).joined(separator: "\n")
    }
}

extension Playbook.Step {
    fileprivate var words: String { [text, condition, owner?.words, work.words].compactMap(\.self).joined(separator: " ") }
}

extension Playbook.Step.Work {
    /// What the step itself does not say of the work; nil when there is nothing more.
    fileprivate var words: String? {
        switch self {
        case .manual, .ticket: nil
        case .open(let url): url
        case .command(let arguments): arguments.joined(separator: " ")
        case .http(let request): ([request.method] + [request.body].compactMap(\.self)).joined(separator: " ")
        case .prometheus(_, let query, let expect): "\(query) \(expect.comparison.rawValue) \(expect.bound)"
        case .confirm(let words): words
        case .component(let component, let condition): "\(component) \(condition.rawValue)"
        case .decide(let options): options.map { "\($0.name) \($0.text)" }.joined(separator: " ")
        }
    }
}
