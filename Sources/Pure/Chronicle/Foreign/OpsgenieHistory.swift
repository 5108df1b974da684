package import Engine
package import Notation
internal import Runbooks
package import Vocabulary

/// An alert that Opsgenie handled, as its API exports it (`GET /v2/alerts`, with `GET /v2/alerts/{id}/logs` as `logs`), retold in events.
/// Who acknowledged and closed it, and after how long, stands in its report; whom it paged, only in its log, which is made of sentences.
/// Source: https://docs.opsgenie.com/docs/alert-api
package struct OpsgenieHistory: Sendable {
    package let name: String
    package let events: [IncidentEvent]
    package let alert: Alert
    /// What was not understood of its log, and how often.
    let unread: [String: Int]

    package init(_ json: JSON) throws(ForeignPast.Fault) {
        guard let title = json["message"]?.string else {
            throw ForeignPast.Fault(sentence: "an alert has no `message`: export alerts with GET /v2/alerts")
        }
        guard let openedAt = json.moment("createdAt") else {
            throw ForeignPast.Fault(sentence: "`createdAt` of \u{201C}\(title.prefix(80))\u{201D} is no time, such as 2026-11-20T09:14:05Z")
        }
        let key = json["alias"]?.string ?? json["id"]?.string ?? title
        name = "Opsgenie \(json["tinyId"]?.string ?? json["id"]?.string ?? title)"
        var labels = (json["details"]?.object ?? []).compactMap { member in member.value.string.map { (member.name, $0) } }
        for (label, value) in [("priority", json["priority"]), ("entity", json["entity"]), ("source", json["source"])] {
            if let text = value?.string, !text.isEmpty { labels.append((label, text)) }
        }
        alert = Alert(
            key: AlertKey(source: "opsgenie", key: key), summary: title, severity: json["priority"]?.string,
            labels: Labels(Array(labels.prefix(Limits.labelsEach))))
        let opening = Opening(
            title: title, service: "unknown", severity: SeverityName(json["priority"]?.string ?? "unknown"),
            severityBecause: .joined("as Opsgenie has it"))
        let raised = IncidentEvent(at: openedAt, by: .opsgenie, .raised(opening, runbook: RunbookVersion("")))
        let log = OpsgenieLog(json.answers(to: "logs"))
        let logged = log.events(of: IncidentID(1))
        unread = log.unread
        let reported = Self.reported(json, openedAt, besides: logged)
        let rest = (logged + reported).filter { $0.at >= openedAt }.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        events = [raised] + rest.map(\.element)
    }

    /// What the report says, where no line of the log does. Its times are milliseconds since the alert.
    private static func reported(_ json: JSON, _ openedAt: Moment, besides logged: [IncidentEvent]) -> [IncidentEvent] {
        let report = json["report"]
        var events: [IncidentEvent] = []
        let isAnswered = logged.contains { if case .acknowledged = $0.what { true } else { false } }
        if !isAnswered, let time = report?["ackTime"]?.integer, let by = report?["acknowledgedBy"]?.string, !by.isEmpty {
            events.append(IncidentEvent(at: openedAt + .milliseconds(time), by: .user(by), .acknowledged(via: .api)))
        }
        let isOver = logged.contains { if case .resolved = $0.what { true } else { false } }
        guard !isOver, json["status"]?.string == "closed" else { return events }
        let at = report?["closeTime"]?.integer.map { openedAt + .milliseconds($0) } ?? json.moment("updatedAt")
        let author = Author.user(report?["closedBy"]?.string ?? "")
        if let at {
            events.append(IncidentEvent(at: at, by: author, .resolved(summary: "", because: author == .opsgenie ? .alertsCleared : .person)))
        }
        return events
    }
}

/// The lines of Opsgenie's log that say who was paged, who acknowledged and who closed. They are sentences, so that only their plainest words count:
/// what is not understood is left out, and counted.
private struct OpsgenieLog {
    private enum Saying {
        case acknowledged, unacknowledged, closed
        case paged(PersonName, Way, hasFailed: Bool)
        /// Nothing that a replay needs.
        case other
    }

    private var lines: [(at: Moment, owner: String, saying: Saying)] = []
    private(set) var unread: [String: Int] = [:]

    init(_ entries: [JSON]) {
        for line in entries {
            guard let at = line.moment("createdAt"), let text = line["log"]?.string else {
                unread["a line without `createdAt` or `log`", default: 0] += 1
                continue
            }
            let owner = line["owner"]?.string ?? ""
            if let saying = Self.saying(of: text.lowercased(), owner) {
                lines.append((at, owner, saying))
            } else {
                unread[Self.kind(of: text), default: 0] += 1
            }
        }
        lines.sort { $0.at < $1.at }
    }

    func events(of id: IncidentID) -> [IncidentEvent] {
        var events: [IncidentEvent] = []
        var pages = 0
        for (at, owner, saying) in lines {
            let author = Author.user(owner)
            switch saying {
            case .acknowledged: events.append(IncidentEvent(at: at, by: author, .acknowledged(via: .api)))
            case .unacknowledged: events.append(IncidentEvent(at: at, by: author, .unacknowledged(because: .handedBack)))
            case .closed:
                events.append(IncidentEvent(at: at, by: author, .resolved(summary: "", because: author == .opsgenie ? .alertsCleared : .person)))
            case .paged(let person, let way, let hasFailed):
                pages += 1
                let page = PageID(incident: id, number: pages)
                let note = PageNote(id: page, person: person, way: way, connection: "Opsgenie", due: at, expires: at, bundled: false)
                let outcome: PageOutcome = hasFailed ? .failed(reason: "Opsgenie could not deliver it") : .delivered(provider: "Opsgenie")
                events.append(IncidentEvent(at: at, by: .opsgenie, .paged([note], because: .responder)))
                events.append(IncidentEvent(at: at, by: .opsgenie, .pageEnded(page, outcome, latency: .zero)))
            case .other: break
            }
        }
        return events
    }

    private static func saying(of text: String, _ owner: String) -> Saying? {
        if text.hasPrefix("alert acknowledged") { return .acknowledged }
        if text.hasPrefix("alert unacknowledged") { return .unacknowledged }
        if text.hasPrefix("alert closed") { return .closed }
        if let (person, way, hasFailed) = page(text, owner) { return .paged(person, way, hasFailed: hasFailed) }
        return ["alert created", "viewed"].contains(where: text.hasPrefix) ? .other : nil
    }

    /// The sentence up to what is another's each time, so that alike ones are counted together.
    private static func kind(of text: String) -> String {
        let words = text.prefix { !"[(\"'".contains($0) }.prefix(80).split(whereSeparator: \.isWhitespace)
        let kind = words.prefix { !$0.contains("@") }.joined(separator: " ")
        return kind.isEmpty ? "a line without words" : "\u{201C}\(kind)\u{201D}"
    }

    /// `SMS notification is sent to [ana@…]`, `Push notification … failed`: by which way, and to whom. Without an address it is the line's owner.
    private static func page(_ text: String, _ owner: String) -> (PersonName, Way, hasFailed: Bool)? {
        guard ["sent", "notified", "called", "calling", "failed", "could not"].contains(where: text.contains) else { return nil }
        let ways: [(String, Way)] = [
            ("sms", .sms), ("voice", .call), ("call", .call), ("push", .push), ("mobile", .push), ("email", .email), ("e-mail", .email),
        ]
        guard let way = ways.first(where: { text.contains($0.0) })?.1 else { return nil }
        let words = text.split { " []()<>,;:\"'".contains($0) }
        guard let person = words.first(where: { $0.contains("@") }).map(String.init) ?? (owner.contains("@") ? owner : nil) else { return nil }
        return (PersonName(person.trimmingDot), way, text.contains("failed") || text.contains("could not"))
    }
}

extension String {
    fileprivate var trimmingDot: String { hasSuffix(".") ? String(dropLast()) : self }
}

extension Author {
    fileprivate static let opsgenie = Author.source("Opsgenie")

    /// Users are known by their addresses; whatever else acts is Opsgenie.
    fileprivate static func user(_ owner: String) -> Author { owner.contains("@") ? .person(PersonName(owner)) : .opsgenie }
}
