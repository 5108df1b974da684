import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

/// An incident under test: given what happened, when a command comes, then this is decided. Minutes count from Monday 2026-01-05 10:00 UTC.
struct Drill {
    static let id = IncidentID(42)

    var runbook: Runbook
    var overrides: [Override] = []
    var recentPages: [PersonName: Int] = [:]
    var press = Press.filling
    var barred: Set<PersonName> = []
    var certified: [CertificateName: Set<PersonName>]?
    var own: [PersonName: OwnReach] = [:]
    private(set) var journal: [IncidentEvent] = []
    private(set) var incident: Incident?

    init(_ runbook: Runbook = .drill) { self.runbook = runbook }

    /// Decides, and makes it so.
    @discardableResult
    mutating func when(_ command: IncidentCommand, by author: Author = .person("ana"), at minutes: Double = 0) throws(Refusal) -> Decision {
        let decision = try decide(command, by: author, at: minutes)
        for event in decision.events { incident = Incident.evolve(incident, event, id: Self.id) }
        journal += decision.events
        return decision
    }

    func decide(_ command: IncidentCommand, by author: Author = .person("ana"), at minutes: Double = 0) throws(Refusal) -> Decision {
        try Incident.decide(
            command, by: author, id: Self.id, on: incident,
            in: Circumstances(
                now: .minute(minutes), runbook: runbook, overrides: overrides, recentPages: recentPages, press: press, barred: barred,
                certified: certified, own: own))
    }

    /// Given an incident that was raised at minute 0 by an alert.
    static func raised(_ severity: SeverityName = "P1", in runbook: Runbook = .drill, at minutes: Double = 0) throws(Refusal) -> Drill {
        var drill = Drill(runbook)
        try drill.when(.raise(.sample(severity)), by: .source("prometheus"), at: minutes)
        return drill
    }

    func page(_ number: Int) -> PageID { PageID(incident: Self.id, number: number) }
}

extension Moment {
    static func minute(_ minutes: Double) -> Moment { Moment(rfc3339: "2026-01-05T10:00:00Z")! + .milliseconds(Int64(minutes * 60_000)) }
}

extension Opening {
    static func sample(_ severity: SeverityName, alerts: Int = 1, tags: [String] = []) -> Opening {
        Opening(
            title: "5xx at 7 %", service: "api", severity: severity, severityBecause: .matched, tags: tags,
            alerts: (0..<alerts).map { AlertKey(source: "prometheus", key: "alert-\($0)") }, group: "api",
            facts: Facts(severity: severity, service: "api", source: "prometheus", summary: "5xx at 7 %", tags: tags))
    }
}

/// Holds when a decision, told in words, is exactly this.
func expect(_ decision: Decision, is lines: String, _ place: SourceLocation = #_sourceLocation) {
    #expect(decision.told == lines, sourceLocation: place)
}
