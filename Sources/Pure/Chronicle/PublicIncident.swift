package import Engine
package import Runbooks
package import Vocabulary

/// An incident as the status page tells it: what was posted there, and how its components were meanwhile. Titles, people, services and
/// whatever else was said inside are not in here, so that nothing drawn from it can give them away.
package struct PublicIncident: Hashable, Sendable {
    package struct Posting: Hashable, Sendable {
        package var at: Moment
        package var state: StatusPage.State
        /// Its headline; empty where none was written.
        package var title: String
        package var text: String
    }

    /// From when until when a component was in a condition; no end: it still is.
    package struct Spell: Hashable, Sendable {
        package var component: ComponentName
        package var condition: StatusPage.Condition
        package var start: Moment
        package var end: Moment?
    }

    package var id: IncidentID
    /// In the order they were posted; empty: only the components tell of it.
    package var postings: [Posting]
    package var spells: [Spell]
    /// When it was over, or went on as part of another.
    package var endedAt: Moment?

    /// Nil when nothing of it may be seen outside: it is private, an exercise, a false alarm, or nobody has said anything.
    package init?(_ incident: Incident, events: [IncidentEvent], runbook: Runbook) {
        guard !incident.knowledge.isPrivate, !incident.knowledge.isFalseAlarm, incident.opening.drill == nil else { return nil }
        id = incident.id
        postings = PublicIncident.postings(incident, runbook)
        endedAt = incident.phase.isOpen ? nil : events.last { $0.what.isTheEnd }?.at ?? incident.changedAt
        spells = PublicIncident.spells(events, until: endedAt)
        if let first = postings.first { spells += supposed(incident.opening.service, since: first.at, runbook.statusPage) }
        if postings.isEmpty && spells.isEmpty { return nil }
    }

    /// As the page names it: the first headline that was written for it. The incident's own title is for those inside, and is not one.
    package var title: String {
        if let title = postings.lazy.map(\.title).first(where: { !$0.isEmpty }) { return title }
        return components.isEmpty ? "Incident" : "Incident: \(components.map(\.text).joined(separator: ", "))"
    }
    package var createdAt: Moment? { postings.first?.at }
    package var updatedAt: Moment? { postings.last.map { max($0.at, endedAt ?? $0.at) } }
    /// What the last posting says, unless it is over anyway.
    package var state: StatusPage.State { endedAt == nil ? postings.last?.state ?? .investigating : .resolved }
    package var resolvedAt: Moment? { state == .resolved ? endedAt ?? postings.last?.at : nil }

    /// Sorted, each once.
    package var components: [ComponentName] { Set(spells.filter { $0.condition != .operational }.map(\.component)).sorted() }
}

extension PublicIncident {
    private static func postings(_ incident: Incident, _ runbook: Runbook) -> [Posting] {
        var state = StatusPage.State.investigating
        return incident.updates.filter { $0.state == .posted && $0.isPublic && runbook.communication($0.audience)?.to == .statusPage }
            .sorted { $0.at < $1.at }.map { update in
                state = update.status.flatMap { runbook.lifecycle.shown($0) } ?? state
                let headline = update.subject == incident.opening.title ? "" : update.subject
                return Posting(at: update.at, state: state, title: headline, text: update.text)
            }
    }

    private static func spells(_ events: [IncidentEvent], until end: Moment?) -> [Spell] {
        var spells: [Spell] = []
        var current: [ComponentName: Int] = [:]
        for event in events {
            guard case .play(.componentSet(let component, let condition)) = event.what else { continue }
            if let place = current[component] { spells[place].end = event.at }
            current[component] = spells.count
            spells.append(Spell(component: component, condition: condition, start: event.at))
        }
        for place in current.values { spells[place].end = spells[place].condition == .operational ? spells[place].start : end }
        return spells
    }

    /// Components of the service of which nobody said how they are: with an open incident they are not what they should be.
    private func supposed(_ service: ServiceName, since start: Moment, _ page: StatusPage) -> [Spell] {
        let said = Set(spells.map(\.component))
        return page.components.filter { $0.services.contains(service) && !said.contains($0.name) }.map {
            Spell(component: $0.name, condition: .degradedPerformance, start: start, end: resolvedAt)
        }
    }
}

extension Lifecycle {
    /// What the page calls a status of the runbook's.
    fileprivate func shown(_ name: StatusName) -> StatusPage.State? { status(name)?.shownAs ?? StatusPage.State(rawValue: name.text) }
}

extension IncidentEvent.What {
    fileprivate var isTheEnd: Bool {
        switch self {
        case .resolved, .merged: true
        default: false
        }
    }
}
