package import Chronicle
internal import Engine
internal import OnCall
package import Runbooks
internal import Runtime
internal import Screens
internal import Vocabulary

/// The status page for people.
package struct StatusScreen: Screen {
    package static let name = "status"
    package static let template = StatusTemplates.page
    package static let parts = ["status-head": StatusTemplates.head, "status-postings": StatusTemplates.postings]

    struct Posting: Sendable {
        let state: String
        let text: String
        let at: When
    }

    struct Line: Sendable {
        let id: String
        let title: String
        let state: String
        let about: String?
        let postings: [Posting]
        /// From the first word about it until it was over.
        let lasted: String?

        init(_ incident: PublicIncident, _ when: (Moment) -> When) {
            id = incident.id.description
            title = incident.title
            state = incident.state.words
            lasted = incident.resolvedAt.flatMap { end in incident.createdAt.map { (end - $0).brief } }
            about = incident.components.isEmpty ? nil : incident.components.map(\.text).joined(separator: ", ")
            postings = incident.postings.reversed().map { Posting(state: $0.state.words, text: $0.text, at: when($0.at)) }
        }
    }

    /// A day on which nothing was wrong says nothing: there are very many of them.
    struct Day: Sendable {
        let trouble: String?
        let words: String
    }

    /// Components that belong together.
    struct Group: Sendable {
        let name: String?
        var rows: [Row]
    }

    struct Row: Sendable {
        let name: String
        let condition: String
        let kind: String
        let days: [Day]
        /// For whoever cannot see the bars.
        let history: String

        init(_ component: StatusSummary.Component) {
            name = component.name.text
            condition = component.condition.label
            kind = component.condition.rawValue
            days = component.days.map { Day(trouble: $0.worst == .operational ? nil : $0.worst.rawValue, words: Row.words($0)) }
            let minutes = component.days.reduce(0) { $0 + $1.outageMinutes }
            let all = component.days.count * 1440
            let up = max(0, all - minutes) * 10_000 / max(1, all)
            history =
                minutes == 0
                ? "no outage in \(component.days.count) days"
                : "\(up / 100).\(up % 100 < 10 ? "0" : "")\(up % 100) % up, \(minutes) min of outage"
        }

        private static func words(_ day: StatusSummary.Day) -> String {
            let minutes = day.outageMinutes > 0 ? ", \(day.outageMinutes) minutes of outage" : ""
            return "\(day.date): \(day.worst.label)\(minutes)"
        }
    }

    struct Plan: Sendable {
        let title: String
        let text: String
        let isNow: Bool
        let start: When
        let end: When
        let about: String?
    }

    /// What is over, by the day it was posted first.
    struct PastDay: Sendable {
        let date: String
        let incidents: [Line]
    }

    let title: String
    let words: String
    let kind: String
    /// What stands in front of it: a tick, or an exclamation mark.
    let mark: String
    let groups: [Group]
    let names: [String]
    let open: [Line]
    let plans: [Plan]
    let past: [PastDay]
    let canSubscribe: Bool
    let canReport: Bool
    /// Whose times they are.
    let zone: String
    let root: String
    let here: String

    package init(_ summary: StatusSummary, _ runbook: Runbook, at place: StatusPlace) {
        let now = summary.asOf
        let clock = WallClock.of(runbook.zone)
        let when = { (moment: Moment) in When(moment, at: now, on: clock) }
        title = summary.title
        words = summary.words
        kind = summary.condition.rawValue
        mark = summary.condition == .operational ? "M3.5 10.5l4 4 9-9" : "M10 3v9M10 16.5v.01"
        groups = summary.components.reduce(into: []) { groups, component in
            if let place = groups.firstIndex(where: { $0.name == component.group }) {
                groups[place].rows.append(Row(component))
            } else {
                groups.append(Group(name: component.group, rows: [Row(component)]))
            }
        }
        names = summary.components.map(\.name.text)
        open = summary.open.map { Line($0, when) }
        plans = summary.maintenance.map { plan in
            Plan(
                title: plan.title, text: plan.text, isNow: plan.start <= now, start: when(plan.start), end: when(plan.end),
                about: plan.components.isEmpty ? nil : plan.components.map(\.text).joined(separator: ", "))
        }
        var days: [(String, [Line])] = []
        for incident in summary.past.prefix(Limits.statusRecent) {
            let (date, line) = (clock.day(at: incident.createdAt ?? now), Line(incident, when))
            if days.last?.0 == date { days[days.count - 1].1.append(line) } else { days.append((date, [line])) }
        }
        past = days.map { PastDay(date: $0.0, incidents: $0.1) }
        canSubscribe = runbook.hasSubscribers && place.takesForms
        canReport = summary.takesSubmissions && place.takesForms
        zone = runbook.zone
        root = place.root
        here = place.here
    }
}

/// A page that says one thing, with at most one button.
package struct StatusSaidScreen: Screen {
    package static let name = "status-said"
    package static let template = StatusTemplates.said

    let title: String
    let text: String
    let status: Int
    let button: String?
    let action: String
    let root = "/"
    let here = "/status/"

    package init(_ title: String, _ text: String, status: Int = 200, button: (words: String, action: String)? = nil) {
        self.title = title
        self.text = text
        self.status = status
        self.button = button?.words
        action = button?.action ?? ""
    }

    /// Opening it does nothing: mail scanners open every link they see.
    package static func confirming(_ token: String) -> StatusSaidScreen {
        StatusSaidScreen(
            "Do you want to be told?", "You will get a mail whenever something is posted on the status page.",
            button: ("Yes, tell me", "/status/confirm/\(PercentEncoding.encode(token))"))
    }

    package static func leaving(_ token: String) -> StatusSaidScreen {
        StatusSaidScreen(
            "Do you want no more mail?", "Nothing is sent to you after this.",
            button: ("Unsubscribe", "/status/unsubscribe/\(PercentEncoding.encode(token))"))
    }
}

extension StatusPage.Condition {
    /// As status pages say it.
    fileprivate var label: String {
        switch self {
        case .operational: "Operational"
        case .underMaintenance: "Under maintenance"
        case .degradedPerformance: "Degraded performance"
        case .partialOutage: "Partial outage"
        case .majorOutage: "Major outage"
        }
    }
}
