internal import Notation
internal import Vocabulary

/// An alert event of PagerDuty's Events API v2 (`POST /v2/enqueue`), so that whatever can page through PagerDuty can page through us.
/// The field names are theirs. Read the document, find the source by `routingKey`, then ask for `received(from:makeKey:)`.
///
/// Source: https://developer.pagerduty.com/docs/events-api-v2/trigger-events/
package struct PagerDutyEvent: Sendable {
    package enum Action: String, Sendable, CaseIterable { case trigger, acknowledge, resolve }

    /// Which source it is for; also its only secret. Any length: keys of our own need not have PagerDuty's 32 characters.
    package let routingKey: String
    package let eventAction: Action
    /// As the sender wrote it; nil on a trigger that leaves it to us.
    package let dedupKey: String?
    let payload: PagerDutyPayload
    let links: [Alert.Link]
    let document: Document

    /// Throws every problem found, each with its field. A key in the path (`/integration/{key}/enqueue`) stands in for `routing_key`.
    package init(_ body: [UInt8], keyInPath: String? = nil) throws(PagerDutyRefusal) {
        let document = try PagerDutyEvent.read(body)
        var problems: [Problem] = []
        let routingKey = keyInPath ?? PagerDutyEvent.required("routing_key", in: document.json, &problems)
        let action = PagerDutyEvent.action(in: document.json, &problems)
        let dedupKey = document.json.text("dedup_key", &problems).flatMap { $0.isEmpty ? nil : $0 }
        if let dedupKey, dedupKey.unicodeScalars.count > Limits.dedupKeyBytes {
            problems.append(Problem(field: "dedup_key", message: "is longer than \(Limits.dedupKeyBytes) characters"))
        }
        if dedupKey == nil, action == .acknowledge || action == .resolve {
            problems.append(Problem(field: "dedup_key", message: "is missing or blank"))
        }
        let payload = PagerDutyPayload(in: document.json, requiredFor: action, &problems)
        guard let routingKey, let action, problems.isEmpty else { throw .invalid(problems) }
        self.routingKey = routingKey
        self.eventAction = action
        self.dedupKey = dedupKey
        self.payload = payload
        self.links = PagerDutyEvent.links(in: document.json)
        self.document = document
    }

    static func read(_ body: [UInt8]) throws(PagerDutyRefusal) -> Document {
        let document: Document
        do { document = try Document(body) } catch { throw .unrecognized(error) }
        guard document.json.object != nil else {
            throw .unrecognized(Problem(field: "", message: "an event is a JSON object, not \(document.json.kind)"))
        }
        return document
    }

    static func required(_ name: String, at path: String = "", in json: JSON, _ problems: inout [Problem]) -> String? {
        let before = problems.count
        let text = json.text(name, at: path, &problems)
        if let text, text.utf8.contains(where: { $0 > 0x20 }) { return text }
        if problems.count == before { problems.append(Problem(field: path + name, message: "is missing or blank")) }
        return nil
    }

    private static func action(in json: JSON, _ problems: inout [Problem]) -> Action? {
        guard let text = required("event_action", in: json, &problems) else { return nil }
        if let action = Action(rawValue: text.lowercased()) { return action }
        problems.append(Problem(field: "event_action", message: "must be one of 'trigger', 'acknowledge' or 'resolve'"))
        return nil
    }

    /// The sender's links, and the page of the client that sent it.
    static func links(in json: JSON) -> [Alert.Link] {
        let client = Fitting.link(json["client_url"]?.string, json["client"]?.string)
        let listed = (json["links"]?.array ?? []).prefix(linksMax).map { Fitting.link($0["href"]?.string, $0["text"]?.string) }
        return (listed + [client]).compactMap { $0 }
    }

    /// Further ones are kept in the details, as all of them are.
    static let linksMax = 20
}
