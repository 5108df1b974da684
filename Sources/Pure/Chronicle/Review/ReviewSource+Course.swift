internal import Engine
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// The course of an incident as a review tells it.
extension ReviewSource {
    /// What stands under the title.
    var facts: String {
        var lines = [
            "Incident: \(incident.name), \(incident.opening.title.oneLine)",
            "Severity: \(incident.severity) (\(incident.severityBecause.words.oneLine))",
        ]
        let others = incident.knowledge.services.filter { $0 != incident.opening.service }
        lines.append("Service: \(([incident.opening.service] + others).map(\.text).joined(separator: ", "))")
        if let drill = incident.opening.drill { lines.append("Exercise: \(drill)") }
        lines.append("Began: \(clock.spoken(at: incident.startedAt))")
        if incident.openedAt != incident.startedAt { lines.append("Raised: \(time(incident.openedAt)) by \(incident.openedBy.plain)") }
        for (word, at) in [("Acknowledged", incident.acknowledgedAt), ("Mitigated", incident.mitigatedAt), ("Resolved", incident.resolvedAt)] {
            if let at { lines.append("\(word): \(time(at)), after \((at - incident.openedAt).brief)") }
        }
        for role in runbook.roles.map(\.name) {
            if let holder = incident.staff[role]?.holder { lines.append("\(role.text): \(holder)") }
        }
        return lines.listed
    }

    var timeline: String { Timeline(events).story.map { "\(time($0.at)) \($0.words)" }.listed }

    var updates: String {
        incident.updates.filter { $0.state == .posted }.map { "\(time($0.at)) to \($0.audience): \($0.text.oneLine)" }.listed
    }

    var changesBefore: String {
        let start = incident.startedAt
        let near = changes.filter { change in change.at.map { start - ReviewSource.changesBefore <= $0 && $0 <= start } ?? false }
        return near.sorted { ($0.at ?? start) < ($1.at ?? start) }.map { change in
            let links = change.links.map { " <\($0.url)>" }.joined()
            return "\(time(change.at ?? start)) \(change.summary.oneLine) (\(change.source))\(links)"
        }.listed
    }

    var evidence: String {
        let links = incident.knowledge.links.map { "\($0.title.oneLine) (\($0.kind.rawValue)): <\($0.url)>" }
        let filings = incident.knowledge.filings.flatMap { clock, stages in stages.map { (clock, $0.key, $0.value) } }
        let filed = filings.sorted { ($0.2.at, $0.1) < ($1.2.at, $1.1) }.map { clock, stage, filing in
            "\(time(filing.at)) \(clock)\(stage.text == clock.text ? "" : ", \(stage)") filed by \(filing.by.plain)"
                + (filing.evidence.isEmpty ? "" : ": \(filing.evidence.oneLine)")
        }
        return (links + filed).listed
    }

    /// What somebody chose, where they could have chosen otherwise.
    var decisions: String {
        events.filter(\.isDecision).map { "\(time($0.at)) \($0.sentence.oneLine)" }.listed
    }
}

extension IncidentEvent {
    fileprivate var isDecision: Bool {
        switch what {
        case .severityChanged, .escalated, .reassigned, .snoozed, .merged, .dutyWaived: by.isSomebody
        case .noted(let text): text.lowercased().hasPrefix("decision") || text.lowercased().hasPrefix("decided")
        case .progress(.approved), .progress(.refused), .progress(.severityConfirmed): true
        case .play(.stepAgreed), .play(.stepApproved), .play(.stepRefused), .play(.stepSkipped), .play(.stepAnswered): true
        case .knowledge(.foundFalse), .knowledge(.madePrivate), .knowledge(.withdrawn): true
        case .update(.rejected): true
        default: false
        }
    }
}

extension Author {
    fileprivate var isSomebody: Bool {
        switch self {
        case .person, .token: true
        case .source, .runbell: false
        }
    }
}

extension [String] {
    /// As a Markdown list.
    var listed: String { map { "- \($0)" }.joined(separator: "\n") }
}
