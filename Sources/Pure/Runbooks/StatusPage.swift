package import Vocabulary

/// What customers see: components and how they are.
package struct StatusPage: Hashable, Sendable {
    /// The four states every status page knows.
    package enum State: String, Hashable, Sendable, CaseIterable { case investigating, identified, monitoring, resolved }

    /// How a component is, best first; the words are Statuspage's.
    package enum Condition: String, Hashable, Sendable, CaseIterable {
        case operational
        case underMaintenance = "under_maintenance"
        case degradedPerformance = "degraded_performance"
        case partialOutage = "partial_outage"
        case majorOutage = "major_outage"
    }

    package struct Component: Hashable, Sendable {
        package var name: ComponentName
        package var group: String?
        /// Incidents of these services show on it.
        package var services: [ServiceName]

        package init(name: ComponentName, group: String? = nil, services: [ServiceName] = []) {
            self.name = name
            self.group = group
            self.services = services
        }
    }

    package var title: String
    package var url: String?
    /// In the order they are shown.
    package var components: [Component]
    /// Whether visitors may report a problem there.
    package var takesSubmissions: Bool

    package init(title: String = "", url: String? = nil, components: [Component] = [], takesSubmissions: Bool = false) {
        self.title = title
        self.url = url
        self.components = components
        self.takesSubmissions = takesSubmissions
    }
}

extension Runbook {
    /// How the status page is called; one that was given no title has the runbook's name.
    package var statusTitle: String { statusPage.title.isEmpty ? name : statusPage.title }
}
