internal import Engine
internal import Runbooks
internal import Vocabulary

/// A new alert with what the runbook says of it: which service, how bad, and which others it belongs with. A class, because it is
/// large and handed on from list to list.
final class Sorted: Sendable {
    let alert: Alert
    let facts: Facts
    let severity: SeverityName
    let because: SeverityReason
    let rank: Int
    let group: String
    /// How long it has to last before it counts.
    let lasts: Duration?

    init(alert: Alert, runbook: Runbook) {
        var facts = Facts(source: alert.key.source, alertSeverity: alert.severity, summary: alert.summary, labels: alert.labels)
        let route = runbook.route(for: facts)
        facts.service = route?.service ?? Runbook.unrouted
        facts.tags = route?.tags ?? []
        let judged = runbook.judge(facts)
        facts.severity = judged.severity
        self.alert = alert
        self.facts = facts
        severity = judged.severity
        because = judged.because
        rank = runbook.rank(of: judged.severity)
        lasts = route?.lasts
        group = runbook.grouping.key(for: facts, alert: alert.key)
    }

    /// What an incident about these is opened with: the worst of them speaks for all.
    static func opening(for members: [Sorted]) -> Opening {
        let worst = members.min { $0.rank < $1.rank }!
        var opening = Opening(
            title: worst.alert.summary, service: worst.facts.service ?? Runbook.unrouted, severity: worst.severity, severityBecause: worst.because,
            tags: worst.facts.tags, alerts: members.map(\.alert.key), group: worst.group, facts: worst.facts)
        opening.lasts = wait(of: members)
        return opening
    }

    /// The shortest; nil when one of them counts at once.
    static func wait(of members: [Sorted]) -> Duration? {
        members.contains { $0.lasts == nil } ? nil : members.compactMap(\.lasts).min()
    }
}

extension Runbook {
    /// Where an alert goes that no route takes. The checker asks for a route that takes everything, so this is a last resort.
    static let unrouted = ServiceName("unrouted")

    func judge(_ facts: Facts) -> (severity: SeverityName, because: SeverityReason) {
        let (found, wanted) = severity(ofAlert: facts)
        if let wanted, let source = facts.source { return (found.severity.name, .limited(source, wanted: wanted)) }
        return (found.severity.name, found.matched ? .matched : .byDefault)
    }

    /// 0 is the highest.
    func rank(of severity: SeverityName) -> Int { severities.firstIndex { $0.name == severity } ?? severities.count }
}

extension Incident {
    /// Whether an alert of this severity is worse than the incident, and nobody has said how bad the incident is.
    func isOutranked(by severity: SeverityName, in severities: [Severity]) -> Bool {
        if case .chosen = severityBecause { return false }
        let place = { (name: SeverityName) in severities.firstIndex { $0.name == name } ?? severities.count }
        return place(severity) < place(self.severity)
    }
}
