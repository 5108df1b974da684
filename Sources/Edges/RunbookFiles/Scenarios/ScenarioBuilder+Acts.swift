internal import Runbooks
internal import Vocabulary

/// What people do about an incident.
extension ScenarioBuilder {
    func act(_ entry: YAMLNode.Entry, in node: YAMLNode) -> Scenario.Act? {
        let because = node["because"]?.text ?? ""
        return answer(entry, because) ?? work(entry, in: node, because) ?? play(entry, because) ?? lookBack(entry)
    }

    private func answer(_ entry: YAMLNode.Entry, _ because: String) -> Scenario.Act? {
        let text = entry.value.text ?? ""
        let words = entry.value.isYesOrTrue ? "" : text
        switch entry.key {
        case "acknowledge": return .acknowledge
        case "hand back": return .handBack
        case "escalate": return entry.value.isYesOrTrue ? .escalate : .escalation(EscalationName(text), because: because)
        case "snooze": return entry.value.duration.map { .snooze($0) }
        case "mitigate": return .mitigate
        case "resolve": return .resolve(summary: words)
        case "false alarm": return .falseAlarm(because: words)
        case "reopen": return .reopen
        case "waive": return .waive(DutyName(text), because: because)
        default: return nil
        }
    }

    private func work(_ entry: YAMLNode.Entry, in node: YAMLNode, _ because: String) -> Scenario.Act? {
        let text = entry.value.text ?? ""
        switch entry.key {
        case "note": return .note(text)
        case "pin": return .pin(text)
        case "tag": return .tag(entry.value.texts)
        case "untag": return .untag(entry.value.texts)
        case "impact": return impact(entry.value)
        case "severity": return .severity(SeverityName(text), because: because)
        case "confirm severity": return .confirmSeverity
        case "answer": return entry.value.entries.first.flatMap { said($0.key, yes: $0.value.isYes) }
        case "phase": return .phase(PhaseName(text))
        case "approve": return .approve(PhaseName(text))
        case "refuse": return .refuse(PhaseName(text), because: because)
        case "advise":
            let party = entry.value["for"]?.text.flatMap(known.party)
            return .advise(PhaseName(entry.value["phase"]?.text ?? ""), party, words: entry.value["words"]?.text ?? "")
        case "status": return .status(StatusName(text))
        case "tick": return entry.value.entries.first.map { .tick(PhaseName($0.key), $0.value.texts.compactMap { Int($0) }) }
        case "fact": return .fact(FactName(text), ago: node["since"]?.text.flatMap(ScenarioWords.ago) ?? .zero)
        case "file": return .file(ClockName(text), StageName(node["stage"]?.text ?? text), evidence: node["evidence"]?.text ?? "")
        default: return staff(entry, because)
        }
    }

    /// To a triage question by its number, or to a step's condition.
    private func said(_ what: String, yes: Bool) -> Scenario.Act? {
        if let question = Int(what) { return .answer(question: question, yes: yes) }
        return ScenarioWords.step(what).map { .judge($0, yes: yes) }
    }

    /// What reads as a number is one; everything else is a word.
    private func impact(_ node: YAMLNode) -> Scenario.Act {
        var numbers: [String: Double] = [:]
        var words: [String: String] = [:]
        for entry in node.entries {
            let text = entry.value.text ?? ""
            if let number = ConditionWords.number(text) { numbers[entry.key] = number } else { words[entry.key] = text }
        }
        return .impact(numbers: numbers, words: words)
    }

    private func staff(_ entry: YAMLNode.Entry, _ because: String) -> Scenario.Act? {
        let pair = entry.value.entries.first.map { (name: $0.key, value: $0.value.text ?? "") }
        switch entry.key {
        case "role": return pair.map { .assign(RoleName($0.name), PersonName($0.value)) }
        case "hand over": return pair.map { .handOver(RoleName($0.name), PersonName($0.value), note: because) }
        case "accept": return .accept(RoleName(entry.value.text ?? ""))
        case "update":
            return .update(AudienceName(entry.value["to"]?.text ?? ""), text: entry.value["text"]?.text, status: entry.value["status"]?.name())
        case "release": return Int(entry.value.text ?? "").map { .release($0) }
        case "component":
            return pair.flatMap { pair in StatusPage.Condition(rawValue: pair.value).map { .component(ComponentName(pair.name), $0) } }
        default: return nil
        }
    }

    private func play(_ entry: YAMLNode.Entry, _ because: String) -> Scenario.Act? {
        if entry.key == "play" { return .play(PlaybookName(entry.value.text ?? "")) }
        if entry.key == "decide" {
            return entry.value.entries.first.flatMap { first in
                ScenarioWords.step(first.key).map { .decide($0, option: first.value.text ?? "") }
            }
        }
        guard let first = entry.value.entries.first, let number = Int(first.value.text ?? "") else { return nil }
        let step = Scenario.StepPlace(PlaybookName(first.key), number)
        switch entry.key {
        case "run": return .run(step)
        case "agree": return .agree(step)
        case "done": return .done(step)
        case "skip": return .skip(step, because: because)
        default: return nil
        }
    }

    private func lookBack(_ entry: YAMLNode.Entry) -> Scenario.Act? {
        switch entry.key {
        case "observed": return .observed
        case "review": return .review(milestone: entry.value.text ?? "")
        case "approve review": return .approveReview
        case "action":
            let node = entry.value
            return .action(
                text: node["text"]?.text ?? "", owner: node["owner"]?.text.flatMap(known.party) ?? .responders, category: node["category"]?.name(),
                verification: node["verification"]?.text, dueIn: node["due"]?.duration)
        case "finish action": return Int(entry.value.text ?? "").map { .finishAction($0) }
        default: return nil
        }
    }
}

extension YAMLNode {
    fileprivate var isYesOrTrue: Bool { ["yes", "true"].contains(text) }
}
