internal import Runbooks
internal import Vocabulary

/// What people say about how far they are.
extension Deliberation {
    mutating func answer(_ command: ProgressCommand) throws(Refusal) {
        switch command {
        case .enter(let phase): try enter(phase)
        case .approve(let phase): try approve(phase)
        case .refuse(let phase, let words): try refuse(phase, words)
        case .advise(let phase, let party, let words): try advise(phase, party, words)
        case .setStatus(let status): try setStatus(status)
        case .tick(let phase, let item, let done): try tick(phase, item, done)
        case .confirmSeverity: confirmSeverity()
        case .answer(let question, let yes): try answer(question, yes)
        }
    }

    /// A word for outside. `resolved` among them says what people are told, and ends nothing.
    private mutating func setStatus(_ status: StatusName) throws(Refusal) {
        guard runbook.lifecycle.knows(status) else { throw .unknown("status", status.text) }
        if incident.progress.status != status { record(.progress(.statusSet(status)), by: author) }
    }

    private mutating func tick(_ name: PhaseName, _ number: Int, _ done: Bool) throws(Refusal) {
        guard let phase = runbook.lifecycle.phase(name) else { throw .unknown("phase", name.text) }
        let items = phase.checklist.items
        guard items.indices.contains(number - 1) else { throw .unknown("item of \(name)", String(number)) }
        guard (incident.progress.ticks[name]?[number] != nil) != done else { return }
        let wasDone = incident.hasDone(phase.checklist, of: name)
        record(.progress(.ticked(name, item: number, text: items[number - 1].text, done: done)), by: author)
        if !wasDone, incident.hasDone(phase.checklist, of: name) { record(.progress(.checklistDone(name))) }
    }

    private mutating func confirmSeverity() {
        if incident.occasions[.severityConfirmed] == nil { record(.progress(.severityConfirmed), by: author) }
    }

    /// What an answer brings with it follows at once: tags and facts always, a severity as far as the answers agree.
    private mutating func answer(_ number: Int, _ yes: Bool) throws(Refusal) {
        let questions = runbook.triage.questions
        guard questions.indices.contains(number - 1) else { throw .unknown("question", String(number)) }
        let question = questions[number - 1]
        guard incident.progress.answers[question.text] != yes else { return }
        record(.progress(.answered(question: question.text, yes: yes)), by: author)
        let consequence = yes ? question.yes : question.no
        try tag(consequence.tags)
        if let fact = consequence.fact, incident.knowledge.stated[fact] == nil { try state(fact, since: now) }
        guard consequence.severity != nil, let name = severityOfAnswers, name != incident.severity else { return }
        try changeSeverity(to: name, because: question.text)
    }

    /// Where answers differ, the runbook says which counts. As long as a question is open, the higher one never lowers what is so now.
    private var severityOfAnswers: SeverityName? {
        let triage = runbook.triage
        let given = triage.questions.map { question in incident.progress.answers[question.text].map { $0 ? question.yes : question.no } }
        var places = given.compactMap { $0?.severity }.map(rank)
        switch triage.whenUnsure {
        case .higher:
            if given.contains(where: { $0 == nil }) { places.append(rank(incident.severity)) }
            return places.min().flatMap { runbook.severities.indices.contains($0) ? runbook.severities[$0].name : nil }
        case .lower: return places.max().flatMap { runbook.severities.indices.contains($0) ? runbook.severities[$0].name : nil }
        case .asWritten: return places.first.flatMap { runbook.severities.indices.contains($0) ? runbook.severities[$0].name : nil }
        }
    }
}
