internal import Notation
internal import Vocabulary

/// The `payload` of an event. Acknowledge and resolve need none, and may have one.
struct PagerDutyPayload: Sendable {
    static let severities = ["critical", "error", "warning", "info"]

    var summary: String?
    var source: String?
    var severity: String?
    var timestamp: String?
    var component: String?
    var group: String?
    var `class`: String?
    var customDetails: JSON?

    init(in document: JSON, requiredFor action: PagerDutyEvent.Action?, _ problems: inout [Problem]) {
        let json = document["payload"] ?? .null
        let required = action == .trigger
        if json.object == nil {
            if !json.isNull {
                problems.append(Problem(field: "payload", message: "must be an object, not \(json.kind)"))
            } else if required {
                problems.append(Problem(field: "payload", message: "is missing or blank"))
            }
            return
        }
        if required {
            for name in ["summary", "source", "severity"] { _ = PagerDutyEvent.required(name, at: "payload.", in: json, &problems) }
            checkSeverity(json, &problems)
        }
        summary = json["summary"]?.scalar
        source = json["source"]?.scalar
        severity = json["severity"]?.scalar
        timestamp = json["timestamp"]?.scalar
        component = json["component"]?.scalar
        group = json["group"]?.scalar
        self.class = json["class"]?.scalar
        customDetails = json["custom_details"]
    }

    private func checkSeverity(_ json: JSON, _ problems: inout [Problem]) {
        guard let severity = json["severity"]?.scalar, !severity.isEmpty, !PagerDutyPayload.severities.contains(severity.lowercased()) else { return }
        problems.append(Problem(field: "payload.severity", message: "must be one of 'critical', 'error', 'warning' or 'info'"))
    }

    /// What a matcher may ask for: the payload's own words, and the short values of `custom_details`, since that is where senders put
    /// what Prometheus calls labels.
    func labels(_ fitting: inout Fitting) -> Labels {
        let own = [("source", source), ("component", component), ("group", group), ("class", self.class)]
        let members = own.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : JSON.Member(name, .string($0)) } }
        // The last of one name counts: no detail can pass for one of the payload's own.
        return fitting.labels(labelMembers + members, field: "payload")
    }

    private var labelMembers: [JSON.Member] {
        let short = (customDetails?.object ?? []).filter { member in
            guard let text = member.value.scalar else { return false }
            return !text.isEmpty && text.utf8.count <= PagerDutyPayload.labelBytes && member.name.utf8.count <= PagerDutyPayload.labelBytes
                && !text.utf8.contains { $0 < 0x20 }
        }
        // Leaves room for the four of the payload itself. The details hold every one of them in any case.
        return Array(short.prefix(Limits.labelsEach - 4))
    }

    /// Longer texts are reading matter, not labels.
    private static let labelBytes = 256
}
