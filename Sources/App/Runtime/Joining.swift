internal import Engine
internal import Runbooks
internal import Vocabulary

/// Alerts that join an incident. What waits together to join is one event on the timeline, and one commit.
struct Joining: Sendable {
    /// Keeps one event of a storm small enough to be read.
    static let keysMax = 500

    private(set) var keys: [AlertKey]
    private let summary: String
    /// The worst of them.
    private(set) var severity: SeverityName
    private let severities: [Severity]

    init(keys: [AlertKey], summary: String, severity: SeverityName, severities: [Severity]) {
        self.keys = keys
        self.summary = summary
        self.severity = severity
        self.severities = severities
    }

    /// Takes the other in; false when together they would be too many.
    mutating func absorb(_ other: Joining) -> Bool {
        guard keys.count + other.keys.count <= Joining.keysMax else { return false }
        keys += other.keys
        if other.severity != severity, rank(of: other.severity) < rank(of: severity) { severity = other.severity }
        return true
    }

    func commands(on incident: Incident?) -> [IncidentCommand] {
        let join = IncidentCommand.join(keys, summary: summary)
        guard let incident, incident.isOutranked(by: severity, in: severities) else { return [join] }
        return [join, .changeSeverity(severity, because: "a worse alert joined: \(summary)")]
    }

    private func rank(of severity: SeverityName) -> Int { severities.firstIndex { $0.name == severity } ?? severities.count }
}
