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
    /// Whether one of them counts at once, without having to last.
    private var countsAtOnce: Bool
    private let severities: [Severity]
    /// What their routes say of them.
    private var tags: [String]

    init(
        keys: [AlertKey], summary: String, severity: SeverityName, countsAtOnce: Bool, severities: [Severity], tags: [String]
    ) {
        self.countsAtOnce = countsAtOnce
        self.keys = keys
        self.summary = summary
        self.severity = severity
        self.severities = severities
        self.tags = tags
    }

    /// Takes the other in; false when together they would be too many.
    mutating func absorb(_ other: Joining) -> Bool {
        guard keys.count + other.keys.count <= Joining.keysMax else { return false }
        keys += other.keys
        tags += other.tags.filter { !tags.contains($0) }
        countsAtOnce = countsAtOnce || other.countsAtOnce
        if other.severity != severity, rank(of: other.severity) < rank(of: severity) { severity = other.severity }
        return true
    }

    func commands(on incident: Incident?) -> [IncidentCommand] {
        var commands = [IncidentCommand.join(keys, summary: summary)]
        guard let incident else { return commands }
        if countsAtOnce, incident.quietBy == .untilItLasts { commands.append(.countAtOnce) }
        if incident.isOutranked(by: severity, in: severities) {
            commands.append(.changeSeverity(severity, because: "a worse alert joined: \(summary)"))
        }
        let news = tags.filter { !incident.tags.contains($0) }.prefix(max(0, Limits.labelsEach - incident.tags.count))
        if !news.isEmpty { commands.append(.tag(Array(news))) }
        return commands
    }

    private func rank(of severity: SeverityName) -> Int { severities.firstIndex { $0.name == severity } ?? severities.count }
}
