internal import Runbooks
internal import Vocabulary

/// What is known changes: alerts come and go, tags and impact are stated, the severity follows.
extension Deliberation {
    /// One more alert pages nobody: the ladder climbs already, or somebody is on it.
    mutating func join(_ alerts: [AlertKey], summary: String) {
        if !alerts.isEmpty { record(.alertsJoined(alerts, summary: summary), by: author) }
    }

    /// What alerts opened, alerts close; not when it speaks for a merged incident, whose alerts it does not know.
    mutating func clear(_ alerts: [AlertKey], remaining: Int) {
        guard !alerts.isEmpty else { return }
        record(.alertsCleared(alerts, remaining: remaining), by: author)
        guard remaining <= 0, incident.phase.isOpen, !incident.opening.alerts.isEmpty, incident.absorbed.isEmpty else { return }
        // Somebody is on it who watches it first.
        if watch != nil, !incident.answeredBy.isEmpty { return mitigate() }
        resolve(summary: "", because: .alertsCleared)
    }

    mutating func tag(_ tags: [String]) throws(Refusal) {
        var added: [String] = []
        for tag in tags where !incident.tags.contains(tag) && !added.contains(tag) { added.append(tag) }
        guard !added.isEmpty else { return }
        guard incident.tags.count + added.count <= Limits.labelsEach else { throw .tooMany(limit: Limits.labelsEach) }
        guard added.allSatisfy({ $0.utf8.count <= Limits.labelNameBytes }) else { throw .tooLong(limit: Limits.labelNameBytes) }
        record(.tagged(added), by: author)
        askSeverityAgain()
    }

    /// A number that is none (not a number, infinite) says nothing and is left out.
    mutating func state(impact: [String: Double]) throws(Refusal) {
        let numbers = impact.filter { $0.value.isFinite && incident.impact[$0.key] != $0.value }
        guard !numbers.isEmpty else { return }
        guard incident.impact.count + numbers.count <= Limits.labelsEach else { throw .tooMany(limit: Limits.labelsEach) }
        record(.impactStated(numbers), by: author)
        askSeverityAgain()
    }

    mutating func changeSeverity(to name: SeverityName, because words: String) throws(Refusal) {
        guard runbook.severity(named: name) != nil else { throw .unknownSeverity(name) }
        guard words.utf8.count <= Limits.noteBytes else { throw .tooLong(limit: Limits.noteBytes) }
        change(to: name, author.isMonitoring ? .joined(words) : .chosen(words), by: author)
    }

    /// The matchers choose as long as no person has.
    mutating func askSeverityAgain() {
        guard incident.phase.isOpen else { return }
        if case .chosen = incident.severityBecause { return followChange(from: incident.severity) }
        var facts = incident.facts
        facts.severity = nil
        let choice = runbook.severity(for: facts)
        guard choice.severity.name != incident.severity, mayBecome(choice.severity.name) else { return followChange(from: incident.severity) }
        change(to: choice.severity.name, choice.matched ? .matched : .byDefault, by: .runbell)
    }

    /// It has lasted. What is as bad already stays what it is.
    mutating func raise(to name: SeverityName, because escalation: EscalationName) {
        guard incident.phase.isOpen, runbook.severity(named: name) != nil, rank(name) < rank(incident.severity) else { return }
        change(to: name, .lasted(escalation), by: .runbell)
    }

    /// What matchers say of the first alert does not undo what a worse one said later.
    private func mayBecome(_ name: SeverityName) -> Bool {
        switch incident.severityBecause {
        case .joined, .lasted: return rank(name) < rank(incident.severity)
        // What its source may not say is not said by asking again.
        case .limited(_, let wanted): return name != wanted
        case .matched, .byDefault, .chosen: return true
        }
    }

    private mutating func change(to name: SeverityName, _ reason: SeverityReason, by author: Author) {
        let old = incident.severity
        record(.severityChanged(from: old, to: name, because: reason), by: author)
        if incident.phase.isOpen { followChange(from: old) }
    }

    /// Promises, ladder and maintenance window follow what is known now.
    private mutating func followChange(from old: SeverityName) {
        if case .quiet = incident.phase {
            if quietWindow() == nil { endQuiet() }
            return
        }
        guard incident.severity != old else { return }
        reconcile()
        switch incident.phase {
        case .triggered: changeLadder(from: old)
        case .acknowledged, .snoozed, .mitigated: callForMore(than: old)
        case .quiet, .resolved, .merged: break
        }
    }

    /// A higher severity asks its own people beside those on their way. A lower one takes the urgent pages back and asks its own; once somebody
    /// has acknowledged it asks nobody, and `escalate` climbs its ladder.
    private mutating func changeLadder(from old: SeverityName) {
        guard severity?.ladder != incident.climb?.ladder else { return }
        let isRaised = rank(incident.severity) < rank(old)
        if !isRaised { withdrawAll() }
        startLadder(because: isRaised ? .severityRaised : .severityLowered)
    }

    /// Severities are written highest first.
    func rank(_ name: SeverityName) -> Int { runbook.severities.firstIndex { $0.name == name } ?? .max }
}

extension Author {
    fileprivate var isMonitoring: Bool {
        switch self {
        case .source, .runbell: true
        case .person, .token: false
        }
    }
}
