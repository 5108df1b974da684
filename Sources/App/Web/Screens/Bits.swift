internal import Chronicle
internal import Engine
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// A time as the page shows it: UTC in words, until the script puts the reader's own zone in its place. The day is named only when
/// it is not today.
struct When: Sendable {
    let machine: String
    let words: String

    init(machine: String, words: String) {
        self.machine = machine
        self.words = words
    }

    init(_ moment: Moment, at now: Moment) {
        machine = moment.rfc3339
        let isToday = machine.prefix(10) == now.rfc3339.prefix(10)
        words = (isToday ? "" : "\(machine.prefix(10)) ") + machine.dropFirst(11).prefix(5) + " UTC"
    }
}

/// How bad, as a word and a shape, so that colour is never the only sign.
struct Badness: Sendable {
    let word: String
    let shape: String
    /// For the style sheet: `rank0` is the worst.
    let rank: String

    init(_ severity: SeverityName, in severities: [Severity]) {
        let place = severities.firstIndex { $0.name == severity } ?? severities.count
        word = severity.text
        shape = ["▲", "◆", "■"].indices.contains(place) ? ["▲", "◆", "■"][place] : "●"
        rank = "rank\(min(place, 3))"
    }
}

/// One incident in a list.
struct IncidentLine: Sendable {
    let id: String
    let title: String
    let service: String
    let status: String
    let isTriggered: Bool
    let severity: Badness
    let since: When
    let by: String?

    init(_ row: IncidentRow, _ runbook: Runbook, at now: Moment) {
        id = row.id.description
        title = row.title
        service = row.service.text
        status = row.status
        isTriggered = row.status == "triggered"
        severity = Badness(row.severity, in: runbook.severities)
        since = When(row.openedAt, at: now)
        by = row.acknowledgedBy.flatMap { Author($0)?.plain }
    }
}

struct DutyLine: Sendable {
    let incident: String
    let name: String
    let owner: String
    /// Nil: as soon as possible.
    let due: When?
    let isLate: Bool
    let state: String

    init(_ duty: Incident.Duty, of incident: IncidentID, at now: Moment) {
        self.incident = incident.description
        name = duty.name.text
        owner = duty.owner.words
        due = duty.deadline.map { When($0, at: now) }
        isLate = duty.state == .open && duty.due < now
        state = duty.state.words.0
    }
}

/// What every page with forms needs.
struct FormBits: Sendable {
    let token: String
    /// People to act as; only where everybody may say who they are.
    let people: [String]
    let asksForPerson: Bool

    init(_ visit: Visit, _ site: Site) {
        token = site.access.sessions.formToken(visit.caller.session)
        asksForPerson = site.access.policy == .open
        people = asksForPerson ? site.dispatcher.library.current.people.keys.map(\.text).sorted() : []
    }
}
