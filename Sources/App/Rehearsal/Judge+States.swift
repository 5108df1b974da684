internal import Engine
internal import Runbooks
internal import Vocabulary

/// How an incident stood, at a moment or at the end.
extension Judge {
    func state(_ expectation: Scenario.Expectation) -> String? {
        let standing = incidents(expectation).compactMap { incident in
            switch expectation.when {
            case .at(let time), .within(let time): record.incident(incident.id, at: time)
            case .whenever: incident
            }
        }
        if standing.contains(where: { isSo($0, expectation.what) }) { return nil }
        guard let last = standing.last else { return "there was no incident\(said(expectation.when))" }
        return instead(last, expectation.what)
    }

    private func isSo(_ incident: Incident, _ what: Scenario.Expectation.What) -> Bool {
        switch what {
        case .severity(let severity): incident.severity == severity
        case .phase(let phase): incident.progress.phase == phase
        case .status(let status): incident.progress.status == status
        case .role(let role, let person): incident.staff[role]?.holder == person
        case .component(let component, let condition): (incident.conditions[component] ?? .operational) == condition
        default: true
        }
    }

    private func instead(_ incident: Incident, _ what: Scenario.Expectation.What) -> String {
        switch what {
        case .severity: "it is \(incident.severity)"
        case .phase: incident.progress.phase.map { "it is in \($0)" } ?? "it is in no phase"
        case .status: incident.progress.status.map { "it is \($0)" } ?? "it has no status"
        case .role(let role, _): incident.staff[role]?.holder.map { "\($0) is \(role)" } ?? "nobody is \(role)"
        case .component(let component, _): "\(component) is \((incident.conditions[component] ?? .operational).rawValue)"
        default: ""
        }
    }
}
