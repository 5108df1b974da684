package import Engine
internal import OnCall
package import Runbooks
package import Vocabulary

/// What a draft of a review is written from.
package struct ReviewSource: Sendable {
    package var incident: Incident
    package var events: [IncidentEvent]
    package var runbook: Runbook
    /// What was deployed or turned around that time, each with its moment.
    package var changes: [Change]
    /// The runbook's own template, filled; empty: it has none.
    package var opening: String
    package var now: Moment

    package init(incident: Incident, events: [IncidentEvent], runbook: Runbook, changes: [Change] = [], opening: String = "", now: Moment) {
        self.incident = incident
        self.events = events
        self.runbook = runbook
        self.changes = changes
        self.opening = opening
        self.now = now
    }

    /// How long before an incident a change is looked at.
    package static let changesBefore = Duration.hours(1)

    var policy: ReviewPolicy { runbook.reviews ?? ReviewPolicy() }
    var clock: WallClock { WallClock.of(runbook.zone) }

    /// `14:45`, and with its day where that is not the day it began.
    func time(_ moment: Moment) -> String { clock.spoken(at: moment, seenFrom: incident.startedAt) }
}

extension ReviewDraft {
    /// A first draft: everything Runbell knows, in the runbook's sections and in its order. What only people know is a heading with the
    /// runbook's question. Parts nobody asked for follow where there is anything to say.
    package init(of source: ReviewSource) {
        let opening = ReviewDraft(markdown: source.opening)
        let title = source.incident.reviewTitle(under: source.runbook, at: source.now).oneLine
        let head = opening.title == nil ? "# \(title)\n\n" : ""
        let sections = opening.sections.map { Section(head: $0.head, body: $0.body.endingOnce) }
        self.init(preamble: head + opening.preamble.endingOnce + source.facts + "\n\n", sections: sections)
        for section in source.asked where !self.sections.contains(where: { $0.isNamed(section.name) }) {
            self.sections.append(Section(section.name, source.text(for: section)))
        }
    }
}

extension ReviewSource {
    /// The sections of the draft: the runbook's, then what it did not ask for and there is something to say about.
    fileprivate var asked: [ReviewPolicy.Section] {
        var sections = policy.sections
        if sections.isEmpty {
            sections = [ReviewPart.summary, .timeline, .impact].map { .init($0.heading) }
            sections.append(.init("Root cause", prompt: "What in the system allowed it, and what let it last?"))
        }
        for part in ReviewPart.allCases where !sections.contains(where: { ReviewPart($0.name) == part }) {
            if isWorthSaying(part) { sections.append(.init(part.heading)) }
        }
        return sections.map { .init($0.name.capitalizedFirst, prompt: $0.prompt) }
    }

    private func isWorthSaying(_ part: ReviewPart) -> Bool { part == .actions || part != .summary && !words(for: part).isEmpty }

    fileprivate func text(for section: ReviewPolicy.Section) -> String {
        let prompt = section.prompt.isEmpty ? "" : "_\(section.prompt.oneLine)_"
        let words = ReviewPart(section.name).map(words) ?? ""
        if words.isEmpty { return prompt.isEmpty ? ReviewImpact.open : prompt }
        return prompt.isEmpty ? words : "\(prompt)\n\n\(words)"
    }

    private func words(for part: ReviewPart) -> String {
        switch part {
        case .summary: incident.summary.oneLine
        case .timeline: timeline
        case .impact: ReviewImpact.lines(of: incident, under: policy).map(\.markdown).joined(separator: "\n")
        case .duties: duties
        case .paging: paging
        case .decisions: decisions
        case .steps: steps
        case .changes: changesBefore
        case .updates: updates
        case .evidence: evidence
        case .actions: actions
        case .attendees: attendees
        case .agenda: agenda
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// With one empty line at its end, so that the next heading is one.
    fileprivate var endingOnce: String { isEmpty ? "" : String(reversed().drop(while: \.isNewline).reversed()) + "\n\n" }
}
