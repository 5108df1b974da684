package import Vocabulary

extension Incident {
    /// What a command means for an incident: every branch of the engine lies behind this one door. Nothing is done here; the decision
    /// says what to write down and what to set in motion. Without an incident only `raise` is accepted.
    ///
    /// Which answer wins when things arrive late or twice is written in docs/reference/incident-lifecycle.md.
    package static func decide(
        _ command: IncidentCommand, by author: Author, id: IncidentID, on incident: Incident?, in circumstances: Circumstances
    ) throws(Refusal) -> Decision {
        guard let incident else {
            guard case .raise(let opening) = command else { throw .noSuchIncident }
            return try Deliberation.raise(opening, id: id, by: author, in: circumstances)
        }
        var deliberation = Deliberation(on: incident, by: author, in: circumstances)
        switch incident.phase {
        case .triggered, .quiet, .acknowledged, .snoozed, .mitigated: try deliberation.answerOpen(command)
        case .resolved: try deliberation.answerResolved(command)
        case .merged(let other): try deliberation.answerMerged(command, into: other)
        }
        deliberation.reconcile()
        return deliberation.decision
    }
}

extension Deliberation {
    fileprivate mutating func answerOpen(_ command: IncidentCommand) throws(Refusal) {
        switch command {
        case .raise: throw .alreadyRaised
        case .join(let alerts, let summary): join(alerts, summary: summary)
        case .countAtOnce: countAtOnce()
        case .clear(let alerts, let remaining): clear(alerts, remaining: remaining)
        case .acknowledge(let channel): acknowledge(via: channel)
        case .unacknowledge: try unacknowledge()
        case .escalate: try escalate()
        case .reassign(let targets): try reassign(to: targets)
        case .addResponders(let targets): try addResponders(targets)
        case .changeSeverity(let severity, let because): try changeSeverity(to: severity, because: because)
        case .snooze(let until): try snooze(until: until)
        case .mitigate: mitigate()
        case .resolve(let summary): try resolve(summary: summary)
        case .reopen: throw .notResolved
        case .merge(let other): try merge(into: other)
        case .absorb(let other): try absorb(other)
        case .note(let text): try note(text)
        case .tag(let tags): try tag(tags)
        case .state(let impact): try state(impact: impact)
        case .staff(let command): try answer(command)
        case .progress(let command): try answer(command)
        case .knowledge(let command): try answer(command)
        case .update(let command): try answer(command)
        case .play(let command): try answer(command)
        case .review(let command): try answer(command)
        case .over(let reading, let command):
            try insist(on: reading, before: command)
            try answerOpen(command)
        case .wake: wake()
        case .receipt(let page, let outcome, let latency): receive(page, outcome, latency)
        case .stumbled(let page, let reason): stumble(page, reason: reason)
        }
    }

    /// What is over is only written about, unless a person reopens it.
    fileprivate mutating func answerResolved(_ command: IncidentCommand) throws(Refusal) {
        switch command {
        case .raise: throw .alreadyRaised
        case .acknowledge: try disregardAnswer("an acknowledgement after the incident was resolved", .alreadyResolved)
        case .join, .countAtOnce, .unacknowledge, .escalate, .reassign, .addResponders, .snooze, .mitigate, .resolve, .merge, .absorb:
            throw .alreadyResolved
        case .clear(let alerts, let remaining): clear(alerts, remaining: remaining)
        case .changeSeverity(let severity, let because): try changeSeverity(to: severity, because: because)
        case .reopen: reopen()
        case .note(let text): try note(text)
        case .tag(let tags): try tag(tags)
        case .state(let impact): try state(impact: impact)
        case .staff(let command): try answer(command)
        case .progress(let command): try answer(command)
        case .knowledge(let command): try answer(command)
        case .update(let command): try answer(command)
        case .play(let command): try answer(command)
        case .review(let command): try answer(command)
        case .over(let reading, let command):
            try insist(on: reading, before: command)
            try answerResolved(command)
        case .wake: wake()
        case .receipt(let page, let outcome, let latency): receive(page, outcome, latency)
        case .stumbled: break
        }
    }

    /// What was merged is spoken to under its new name; only what cannot know that yet is written down here.
    fileprivate mutating func answerMerged(_ command: IncidentCommand, into other: IncidentID) throws(Refusal) {
        switch command {
        case .raise: throw .alreadyRaised
        case .acknowledge: try disregardAnswer("an acknowledgement after the incident was merged", .alreadyMerged(into: other))
        case .join, .countAtOnce, .unacknowledge, .escalate, .reassign, .addResponders, .changeSeverity, .snooze, .mitigate, .resolve, .reopen,
            .merge, .absorb,
            .note, .tag, .state, .staff, .progress, .knowledge, .update, .review, .over:
            throw .alreadyMerged(into: other)
        case .play(let command):
            guard case .ended = command else { throw .alreadyMerged(into: other) }
            try answer(command)
        case .clear(let alerts, let remaining): clear(alerts, remaining: remaining)
        case .wake: wake()
        case .receipt(let page, let outcome, let latency): receive(page, outcome, latency)
        case .stumbled: break
        }
    }

    /// A person is told; a monitoring system that comes late is only written down.
    private mutating func disregardAnswer(_ what: String, _ refusal: Refusal) throws(Refusal) {
        switch author {
        case .person, .token: throw refusal
        case .source, .runbell: record(.disregarded(what), by: author)
        }
    }
}
