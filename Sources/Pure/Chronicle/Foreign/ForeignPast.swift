internal import Engine
package import Notation
package import Runbooks
internal import Vocabulary

/// Incidents that another tool handled, as its API exports them, for playing them through a runbook of ours. Reads
/// `{"incidents": […], "log_entries": […]}` of PagerDuty, `[{"incident": {…}, "log_entries": […]}, …]`, the same for one incident, and
/// `{"alerts": [{…, "logs": […]}, …]}` of Opsgenie. `users` beside them say whose address is whose. Wherever there is a list, the whole
/// answer that holds it does as well, and so do several of them.
package struct ForeignPast: Sendable {
    /// Why a file is no export that can be played, and what to put there.
    package struct Fault: Error, Hashable, Sendable {
        package var sentence: String
    }

    /// More in one file is no history of a team.
    package static let incidentsMax = 50_000
    /// Time passes in a replay: what lies further apart takes too long, and is most often a mistake in a date.
    package static let spanMax = Duration.days(5 * 366)
    /// What is written down later is not about the incident any more.
    static let lengthMax = Duration.days(366)

    /// In the order they began.
    package let incidents: [PastIncident]
    /// What the export has only a part of, by its own account.
    package let incomplete: [String]

    package init(_ json: JSON, under runbook: Runbook) throws(Fault) {
        let book = ForeignPeople(json, runbook)
        var found: [(name: String, history: ForeignHistory)] = []
        let parts = try Self.parts(of: json)
        for (place, one) in parts.enumerated() {
            do throws(Fault) {
                found.append(try Self.history(one, runbook))
            } catch {
                if parts.count == 1 { throw error }
                throw Fault(sentence: "\(place + 1) of \(parts.count), '\(one.id)': \(error.sentence)")
            }
        }
        incomplete = ["incidents", "log_entries", "users", "alerts"].filter(json.isCutShort)
        found.sort { ($0.history.openedAt, $0.name) < ($1.history.openedAt, $1.name) }
        if let first = found.first, let last = found.last, last.history.openedAt - first.history.openedAt > Self.spanMax {
            throw Fault(sentence: "\(first.name) and \(last.name) lie more than five years apart: leave one of them out")
        }
        incidents = found.enumerated().compactMap { place, one in one.history.incident(IncidentID(Int64(place + 1)), named: one.name, book) }
    }

    private enum Part {
        case pagerDuty(incident: JSON, entries: [JSON])
        case opsgenie(JSON)

        var id: String {
            switch self {
            case .pagerDuty(let json, _), .opsgenie(let json): json["id"]?.string ?? json["tinyId"]?.string ?? json["title"]?.string ?? ""
            }
        }
    }

    /// Everything that may be an incident or an alert; nil where the file holds neither.
    private static func listed(in json: JSON) -> [JSON]? {
        if json.array != nil { return json.items(of: "incidents") }
        if json["incidents"] == nil, ["incident", "incident_number", "title", "message", "tinyId"].contains(where: { json[$0] != nil }) {
            return [json]
        }
        return ["incidents", "alerts", "data"].first { json[$0] != nil }.map { json.answers(to: $0) }
    }

    private static func parts(of json: JSON) throws(Fault) -> [Part] {
        guard let listed = listed(in: json) else {
            let names = (json.object ?? []).prefix(8).map { "'\($0.name.prefix(40))'" }.joined(separator: ", ")
            throw Fault(
                sentence: """
                    there are neither 'incidents', as PagerDuty answers GET /incidents, nor 'alerts', as Opsgenie answers GET /v2/alerts; \
                    what it holds is \(names.isEmpty ? json.kind : names)
                    """)
        }
        guard !listed.isEmpty else { throw Fault(sentence: "there is no incident in it") }
        guard listed.count <= incidentsMax else {
            throw Fault(sentence: "there are \(listed.count) incidents in it, and \(incidentsMax) at most are read")
        }
        let all = json.answers(to: "log_entries")
        let entries = Dictionary(grouping: all) { $0["incident"]?["id"]?.string ?? "" }
        return listed.map { one in
            if one["message"] != nil || one["tinyId"] != nil { return .opsgenie(one) }
            let incident = one["incident"] ?? one
            let own = [one, incident].first { $0["log_entries"] != nil }?.answers(to: "log_entries")
            let beside = incident["id"]?.string.flatMap { entries[$0] } ?? []
            return .pagerDuty(incident: incident, entries: own ?? (listed.count == 1 && beside.isEmpty ? all : beside))
        }
    }

    private static func history(_ part: Part, _ runbook: Runbook) throws(Fault) -> (String, ForeignHistory) {
        switch part {
        case .pagerDuty(let incident, let entries):
            let source = runbook.sources.values.filter { $0.kind == .pagerduty }.map(\.name).min() ?? "pagerduty"
            let read: PagerDutyHistory
            do throws(PagerDutyHistory.Fault) {
                read = try PagerDutyHistory(.object([.init("incident", incident), .init("log_entries", .array(entries))]))
            } catch { throw Fault(sentence: error.sentence) }
            let number = incident["incident_number"]?.integer.map(String.init) ?? incident["id"]?.string ?? ""
            return ("PagerDuty \(number)", ForeignHistory(events: read.events, alert: alert(incident, entries, source), unread: read.unread))
        case .opsgenie(let alert):
            let history = try OpsgenieHistory(alert)
            return (history.name, ForeignHistory(events: history.events, alert: history.alert, unread: history.unread))
        }
    }

    /// What PagerDuty was sent, as far as the export has it: routes and severities match on its labels.
    private static func alert(_ incident: JSON, _ entries: [JSON], _ source: SourceName) -> Alert {
        let title = incident["title"]?.string ?? incident["summary"]?.string ?? ""
        let trigger = entries.first { $0["type"]?.string?.hasPrefix("trigger") == true } ?? incident["first_trigger_log_entry"]
        let channel = trigger?["channel"]
        let sent = channel?["cef_details"]?["details"] ?? channel?["details"]
        var labels = (sent?.object ?? []).compactMap { member in member.value.string.map { (member.name, $0) } }
        let words = [("service", incident["service"]?["summary"]), ("urgency", incident["urgency"]), ("priority", incident["priority"]?["summary"])]
        labels += words.compactMap { name, value in value?.string.map { (name, $0) } }
        let severity = channel?["cef_details"]?["severity"]?.string ?? sent?["severity"]?.string
        let key = incident["id"]?.string ?? incident["incident_number"]?.integer.map(String.init) ?? title
        return Alert(
            key: AlertKey(source: source, key: key), summary: title,
            severity: severity ?? incident["priority"]?["summary"]?.string ?? incident["urgency"]?.string,
            labels: Labels(Array(labels.prefix(Limits.labelsEach))))
    }
}

/// One incident of another tool in our events, and the alert it began with.
struct ForeignHistory {
    var events: [IncidentEvent]
    var alert: Alert
    var unread: [String: Int]

    var openedAt: Moment { events.first?.at ?? .distantPast }

    /// With its people called as the runbook calls them. `order` of what happened is that of the incidents and, within each, of its log.
    func incident(_ id: IncidentID, named name: String, _ people: ForeignPeople) -> PastIncident? {
        let first = id.number * 100_000
        let (start, end) = (openedAt, openedAt + ForeignPast.lengthMax)
        let lines = events.filter { $0.at >= start && $0.at <= end }.prefix(99_998).enumerated().map {
            PastIncident.Line(order: first + Int64($0), event: people.known($1))
        }
        guard var past = PastIncident(id: id, lines: Array(lines)) else { return nil }
        past.name = name
        past.isForeign = true
        past.unread = unread
        if let place = past.acts.firstIndex(where: { if case .declare = $0.deed { true } else { false } }) { past.acts[place].deed = .fire([alert]) }
        // Nobody's targets are known by their names, and links stay where they are.
        past.acts.removeAll { if case .ask(.reassign) = $0.deed { true } else { false } }
        if let over = past.overAt, !past.acts.contains(where: { if case .ask(.resolve) = $0.deed { true } else { false } }) {
            past.acts.append(PastIncident.Act(at: over, by: .source(alert.key.source), .clear([alert.key]), order: first + 99_999))
        }
        return past
    }
}

/// Whom the runbook means by the people of an export: by name, by address, or by what they are called in the runbook.
struct ForeignPeople {
    private var names: [String: PersonName] = [:]
    /// Addresses by the names and numbers users have there.
    private var addresses: [String: String] = [:]

    init(_ json: JSON, _ runbook: Runbook) {
        for person in runbook.people.values.sorted(by: { $0.name < $1.name }) {
            for text in [person.name.text, person.fullName, person.email ?? ""] where !text.isEmpty {
                names[text.lowercased()] = names[text.lowercased()] ?? person.name
            }
        }
        for user in json.answers(to: "users") {
            guard let address = user["email"]?.string ?? user["username"]?.string else { continue }
            for text in [user["name"]?.string, user["summary"]?.string, user["fullName"]?.string].compactMap({ $0 }) {
                addresses[text.lowercased()] = address.lowercased()
            }
        }
    }

    func person(_ name: PersonName) -> PersonName {
        let text = name.text.lowercased()
        return names[text] ?? addresses[text].flatMap { names[$0] } ?? name
    }

    func known(_ event: IncidentEvent) -> IncidentEvent {
        var event = event
        if case .person(let name) = event.by { event.by = .person(person(name)) }
        if case .paged(let notes, let because) = event.what {
            let known = notes.map { note in
                var note = note
                note.person = person(note.person)
                return note
            }
            event.what = .paged(known, because: because)
        }
        return event
    }
}
