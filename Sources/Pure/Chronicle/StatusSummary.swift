package import Engine
package import Runbooks
package import Vocabulary

/// What the status page shows: how it is now, what is being worked on, what is planned, and how it was.
package struct StatusSummary: Hashable, Sendable {
    package struct Component: Hashable, Sendable {
        package var name: ComponentName
        package var group: String?
        package var condition: StatusPage.Condition
        /// Oldest first.
        package var days: [Day]
    }

    /// How a component was on one day.
    package struct Day: Hashable, Sendable {
        package var date: String
        package var worst: StatusPage.Condition
        /// With a partial or a major outage; begun minutes count.
        package var outageMinutes: Int
        /// With less than an outage.
        package var degradedMinutes: Int
    }

    /// A day on the wall, as whoever knows the zone says.
    package struct Date: Hashable, Sendable {
        package var name: String
        package var start: Moment
        package var end: Moment

        package init(name: String, start: Moment, end: Moment) {
            self.name = name
            self.start = start
            self.end = end
        }
    }

    package var title: String
    package var url: String?
    package var takesSubmissions: Bool
    package var components: [Component]
    /// Newest first.
    package var open: [PublicIncident]
    /// Those that are over, by when they were posted first, newest first.
    package var past: [PublicIncident]
    /// Under way or to come, earliest first.
    package var maintenance: [Programme.Maintenance]
    package var asOf: Moment

    package init(
        _ page: StatusPage, incidents: [PublicIncident], maintenance plans: [Programme.Maintenance], days: [Date], at now: Moment
    ) {
        title = page.title
        url = page.url
        takesSubmissions = page.takesSubmissions
        asOf = now
        let told = incidents.filter { !$0.postings.isEmpty }.sorted { ($0.createdAt ?? now, $0.id) > ($1.createdAt ?? now, $1.id) }
        open = told.filter { $0.state != .resolved }
        past = told.filter { $0.state == .resolved }
        maintenance = plans.filter { $0.end > now }.sorted { ($0.start, $0.number) < ($1.start, $1.number) }
        let spells = Dictionary(grouping: incidents.flatMap(\.spells) + plans.flatMap(\.spells), by: \.component)
        components = page.components.map { Component($0, spells[$0.name] ?? [], days, now) }
    }

    /// The worst of the components. An incident that touches none of them is still one.
    package var condition: StatusPage.Condition {
        let worst = components.map(\.condition).max { $0.rank < $1.rank } ?? .operational
        return worst.rank < StatusPage.Condition.degradedPerformance.rank && !open.isEmpty ? .degradedPerformance : worst
    }

    package var words: String {
        switch condition {
        // Without components nobody says that anything works.
        case .operational: components.isEmpty ? "No incident is reported" : "All systems operational"
        case .underMaintenance: "Under maintenance"
        case .degradedPerformance: components.contains { $0.condition == .degradedPerformance } ? "Degraded performance" : "An incident is open"
        case .partialOutage: "Partial outage"
        case .majorOutage: "Major outage"
        }
    }
}

extension StatusSummary.Component {
    fileprivate init(_ component: StatusPage.Component, _ spells: [PublicIncident.Spell], _ days: [StatusSummary.Date], _ now: Moment) {
        name = component.name
        group = component.group
        let current = spells.filter { $0.start <= now && now < $0.end ?? .distantFuture }
        condition = current.map(\.condition).max { $0.rank < $1.rank } ?? .operational
        self.days = days.map { StatusSummary.Day($0, spells, now) }
    }
}

extension StatusSummary.Day {
    fileprivate init(_ day: StatusSummary.Date, _ spells: [PublicIncident.Spell], _ now: Moment) {
        let here = spells.compactMap { $0.clipped(from: day.start, to: min(day.end, now)) }
        date = day.name
        worst = here.map(\.condition).max { $0.rank < $1.rank } ?? .operational
        let out = StatusSummary.Day.length(here.filter { $0.condition.rank >= StatusPage.Condition.partialOutage.rank })
        let bad = StatusSummary.Day.length(here.filter { $0.condition.rank >= StatusPage.Condition.degradedPerformance.rank })
        outageMinutes = StatusSummary.Day.minutes(out)
        degradedMinutes = max(0, StatusSummary.Day.minutes(bad) - outageMinutes)
    }

    /// What several incidents cover together counts once.
    private static func length(_ spells: [PublicIncident.Spell]) -> Duration {
        var covered = Duration.zero
        var reached = Moment(milliseconds: .min)
        for spell in spells.sorted(by: { $0.start < $1.start }) {
            guard let end = spell.end, end > reached else { continue }
            covered += end - max(spell.start, reached)
            reached = end
        }
        return covered
    }

    private static func minutes(_ length: Duration) -> Int { Int((length.milliseconds + 59_999) / 60_000) }
}

extension PublicIncident.Spell {
    /// The part of it in between; nil when there is none.
    fileprivate func clipped(from: Moment, to: Moment) -> PublicIncident.Spell? {
        var part = self
        part.start = max(start, from)
        let last = min(end ?? .distantFuture, to)
        part.end = last
        return part.start < last ? part : nil
    }
}

extension Programme.Maintenance {
    fileprivate var spells: [PublicIncident.Spell] {
        components.map { PublicIncident.Spell(component: $0, condition: .underMaintenance, start: start, end: end) }
    }
}

extension StatusPage.Condition {
    /// The larger the worse.
    package var rank: Int { StatusPage.Condition.allCases.firstIndex(of: self) ?? 0 }

    /// Statuspage's word for a page whose worst component is like this.
    package var indicator: String {
        switch self {
        case .operational: "none"
        case .underMaintenance: "maintenance"
        case .degradedPerformance: "minor"
        case .partialOutage: "major"
        case .majorOutage: "critical"
        }
    }
}
