/// The kinds of entry that have names and are referred to by them.
enum Noun: String, CaseIterable, Hashable, Sendable {
    case person, seat, schedule, service, severity, ladder, escalation, connection, source, quiet
    case fact, role, phase, status, template, playbook, clock, stage, kpi, drill, component, tool, contact
    case audience = "communication"
    case certificate = "certification"

    /// The key whose entries they are.
    var key: String {
        switch self {
        case .person: "people"
        case .seat: "seats"
        case .schedule: "schedules"
        case .service: "services"
        case .severity: "severities"
        case .ladder: "ladders"
        case .escalation: "escalations"
        case .connection: "connections"
        case .source: "sources"
        case .quiet: "quiet"
        case .fact: "facts"
        case .role: "roles"
        case .phase: "lifecycle.phases"
        case .status: "lifecycle.statuses"
        case .audience: "communications"
        case .template: "templates"
        case .playbook: "playbooks"
        case .clock: "clocks"
        case .stage: "stages"
        case .kpi: "kpis"
        case .drill: "drills"
        case .certificate: "certifications"
        case .component: "status_page.components"
        case .tool: "tools"
        case .contact: "contacts"
        }
    }

    /// `person, seat or schedule`.
    static func words(_ nouns: [Noun]) -> String {
        guard nouns.count > 1, let last = nouns.last else { return nouns.first?.rawValue ?? "" }
        return nouns.dropLast().map(\.rawValue).joined(separator: ", ") + " or " + last.rawValue
    }
}

/// The known name somebody most likely meant.
enum Nearest {
    /// Among more names than these nobody is helped by a guess.
    private static let knownMax = 2_000

    /// Nil when none is near: a third of the letters may differ, and a swap of two neighbours counts as one difference.
    static func name(to written: String, among known: some Collection<String>) -> String? {
        guard known.count <= Self.knownMax else { return nil }
        let allowed = max(1, min(3, written.count / 3))
        let ranked = known.map { (name: $0, distance: distance(written.lowercased(), $0.lowercased(), atMost: allowed)) }
        return ranked.filter { $0.distance <= allowed }.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
    }

    private static func distance(_ a: String, _ b: String, atMost limit: Int) -> Int {
        let a = Array(a.unicodeScalars.prefix(80)), b = Array(b.unicodeScalars.prefix(80))
        guard abs(a.count - b.count) <= limit else { return limit + 1 }
        var before = [Int](repeating: 0, count: b.count + 1), last = Array(0...b.count), row = last
        for i in a.indices {
            row[0] = i + 1
            for j in b.indices {
                row[j + 1] = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], before[j - 1] + 1) }
            }
            (before, last, row) = (last, row, before)
        }
        return last[b.count]
    }
}
