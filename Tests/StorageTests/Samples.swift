import Engine
import Runbooks
import Storage
import Vocabulary

/// 2026-11-21T08:00:00Z, when every law begins.
let noon = Moment(seconds: 1_795_248_000)

func at(_ minutes: Int64) -> Moment { noon + .minutes(minutes) }

func sampleAlert(_ key: String, source: SourceName = "prometheus", summary: String = "Disk almost full", endsAt: Moment? = nil) -> Alert {
    Alert(
        key: AlertKey(source: source, key: key), summary: summary, severity: "critical", labels: ["instance": "db-1:9100", "job": "node"],
        annotations: ["about": "the disk of db-1"], startsAt: noon, endsAt: endsAt,
        links: [Alert.Link(url: "https://graphs.example/1", text: "graph")],
        details: #"{"free":"3%"}"#)
}

func samplePage(
    _ incident: IncidentID, _ number: Int, to person: PersonName = "ana", due: Moment = noon, expires: Moment = at(240), bundled: Bool = false
) -> Page {
    Page(
        id: PageID(incident: incident, number: number), person: person, way: .push, connection: "ntfy", address: "ana-phone",
        title: "Disk almost full",
        severity: "sev1", service: "payments", due: due, expires: expires, bundled: bundled)
}

func sampleNotice(_ incident: IncidentID, _ number: Int) -> Notice {
    Notice(
        id: PageID(incident: incident, number: number), connection: "slack", destination: "#incidents", mentions: ["U1"], title: "Disk",
        text: "It fills.",
        due: noon, expires: at(60))
}

func sampleRow(_ id: IncidentID, open: Bool = true, group: String? = nil, title: String = "Disk almost full", changedAt: Moment = noon) -> IncidentRow
{
    IncidentRow(
        id: id, title: title, service: "payments", severity: "sev1", status: open ? "triggered" : "resolved", isOpen: open, group: group,
        openedAt: noon,
        changedAt: changedAt, resolvedAt: open ? nil : changedAt, alerts: 1, alertsFiring: open ? 1 : 0, runbook: RunbookVersion("v1"))
}

extension IncidentRow {
    /// Something in every member that a new incident has nothing in.
    mutating func fillRest() {
        givenName = "OPS-2026-0007"
        startedAt = at(-9)
        mitigatedAt = at(3)
        openedBy = .person("bo")
        drill = "failover"
        isPrivate = true
        isFalseAlarm = true
        phase = "contain"
        statusName = "identified"
        commander = "ana"
        tags = ["disk", "eu"]
        impact = ["customers": 7, "share": 0.25]
        isPublic = true
        reviewPublishedAt = at(8)
    }
}

func sampleOpening(group: String? = nil) -> Opening {
    Opening(
        title: "Disk almost full", service: "payments", severity: "sev1", severityBecause: .matched, tags: ["disk"], group: group,
        facts: Facts(severity: "sev1", summary: "Disk almost full", labels: ["instance": "db-1"], impact: ["customers": 7]),
        startedAt: noon - .minutes(5), drill: "failover", isPrivate: true, channel: "https://chat.example/inc-1", summary: "Since the last deploy")
}

extension Entry {
    /// Opens an incident with one event.
    static func raise(
        _ id: IncidentID, alerts: [Alert] = [], group: String? = nil, effects: [Effect] = [], replacing: IncidentID? = nil,
        title: String = "Disk almost full"
    ) -> Entry {
        Entry(
            incident: id, expected: 0,
            events: [IncidentEvent(at: noon, by: .source("prometheus"), .raised(sampleOpening(group: group), runbook: RunbookVersion("v1")))],
            alerts: alerts.map { .open($0, at: noon) }, effects: effects, row: sampleRow(id, group: group, title: title), replacesGroup: replacing)
    }

    /// Adds one note, and whatever else is given.
    static func note(
        _ id: IncidentID, after expected: Int, at moment: Moment = at(1), alerts: [AlertChange] = [], effects: [Effect] = [], row: IncidentRow? = nil,
        ended: [PageID: PageOutcome] = [:]
    ) -> Entry {
        Entry(
            incident: id, expected: expected, events: [IncidentEvent(at: moment, by: .person("ana"), .noted("Looking."))], alerts: alerts,
            effects: effects,
            row: row ?? sampleRow(id, changedAt: moment), ended: ended)
    }

    static func resolve(_ id: IncidentID, after expected: Int, group: String? = nil) -> Entry {
        Entry(
            incident: id, expected: expected, events: [IncidentEvent(at: at(9), by: .person("ana"), .resolved(summary: "Grown.", because: .person))],
            effects: [.withdrawAll, .wake(nil)], row: sampleRow(id, open: false, group: group, changedAt: at(9)))
    }
}

let first = IncidentID(1)
let second = IncidentID(2)
