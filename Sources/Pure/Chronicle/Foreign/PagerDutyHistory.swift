package import Engine
package import Notation
internal import Runbooks
package import Vocabulary

/// An incident that was handled elsewhere, as PagerDuty's REST API exports it, retold in events: what is written about ours can be
/// written about it. Reads `{"incident": {…}, "log_entries": […]}`, the incident alone, and log entries inside it; what it does not know
/// it leaves out. Source: https://developer.pagerduty.com/api-reference (incidents, log entries).
package struct PagerDutyHistory: Sendable {
    package var id: IncidentID
    package var events: [IncidentEvent]
    /// What was not understood of its log, and how often.
    private(set) var unread: [String: Int] = [:]

    /// Why a file is no incident of PagerDuty's, and what to put there.
    package struct Fault: Error, Hashable, Sendable {
        package var sentence: String
    }

    /// `snapshot` is the address of a dashboard as it was then, such as a Grafana snapshot.
    package init(_ json: JSON, snapshot: String? = nil) throws(Fault) {
        let incident = json["incident"] ?? json
        guard let title = incident["title"]?.string ?? incident["summary"]?.string else {
            throw Fault(sentence: "there is no `title` in it, which an incident of PagerDuty's has: export it with GET /incidents/{id}")
        }
        guard let openedAt = incident.moment("created_at") else {
            throw Fault(sentence: "its `created_at` is no time, such as 2026-11-20T09:14:05Z")
        }
        id = IncidentID(incident["incident_number"]?.integer ?? incident["number"]?.integer ?? 1)
        let entries = Entry.all(in: json, incident)
        let opening = Opening(
            title: title, service: ServiceName(incident["service"]?["summary"]?.string ?? "unknown"),
            severity: SeverityName(incident["priority"]?["summary"]?.string ?? incident["urgency"]?.string ?? "unknown"),
            severityBecause: .joined("as PagerDuty has it"))
        let trigger = entries.first { $0.kind == "trigger" }
        events = [IncidentEvent(at: openedAt, by: trigger?.author ?? .pagerDuty, .raised(opening, runbook: RunbookVersion("")))]
        var pages = 0
        for entry in entries {
            if let new = entry.events(id, &pages) { events += new } else { unread["`\(entry.kind)` without what it speaks of", default: 0] += 1 }
        }
        let missing = Entry.listed(in: json, incident).count - entries.count
        if missing > 0 { unread["an entry without `created_at` or `type`"] = missing }
        settle(incident)
        let end = events.last?.at ?? openedAt
        if let snapshot { append(.knowledge(.linked(.init(.dashboard, title: "Snapshot of the dashboard", url: snapshot))), at: end) }
        if let url = incident["html_url"]?.string {
            let number = incident["incident_number"]?.integer.map { " \($0)" } ?? ""
            append(.knowledge(.linked(.init(.other, title: "PagerDuty incident\(number)", url: url))), at: end)
        }
    }

    /// What the incident says and no log entry does.
    private mutating func settle(_ incident: JSON) {
        let isAnswered = events.contains { if case .acknowledged = $0.what { true } else { false } }
        if !isAnswered {
            for acknowledgement in incident["acknowledgements"]?.array ?? [] {
                guard let at = acknowledgement.moment("at") else { continue }
                events.append(IncidentEvent(at: at, by: .agent(acknowledgement["acknowledger"]), .acknowledged(via: .api)))
            }
        }
        let isOver = events.contains { if case .resolved = $0.what { true } else { false } }
        if !isOver, let at = incident.moment("resolved_at") { append(.resolved(summary: "", because: .person), at: at) }
        // What raised it is first, whatever the clocks of others said.
        let rest = events.dropFirst().enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        events = events.prefix(1) + rest.map(\.element)
    }

    private mutating func append(_ what: IncidentEvent.What, at moment: Moment) {
        events.append(IncidentEvent(at: moment, by: .pagerDuty, what))
    }
}

extension Author {
    static let pagerDuty = Author.source("PagerDuty")

    /// A user is a person; a service or an integration is PagerDuty itself.
    static func agent(_ agent: JSON?) -> Author {
        guard let agent, agent["type"]?.string?.hasPrefix("user") == true, let name = agent["summary"]?.string ?? agent["name"]?.string else {
            return .pagerDuty
        }
        return .person(PersonName(name))
    }
}

extension JSON {
    func moment(_ name: String) -> Moment? { self[name]?.string.flatMap { Moment(rfc3339: $0) } }
}
