internal import Chronicle
internal import Engine
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Vocabulary

/// The status page for people.
struct StatusScreen: Screen {
    static let name = "status"
    static let template = StatusTemplates.page
    static let parts = ["status-head": StatusTemplates.head, "status-incident": StatusTemplates.incident]

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

        init(_ incident: PublicIncident, _ when: (Moment) -> When) {
            id = incident.id.description
            title = incident.title
            state = incident.state.words
            about = incident.components.isEmpty ? nil : incident.components.map(\.text).joined(separator: ", ")
            postings = incident.postings.reversed().map { Posting(state: $0.state.words, text: $0.text, at: when($0.at)) }
        }
    }

    struct Day: Sendable {
        let kind: String
        let words: String
    }

    struct Row: Sendable {
        let name: String
        let group: String?
        let condition: String
        let kind: String
        let days: [Day]
        /// For whoever cannot see the bars.
        let history: String

        init(_ component: StatusSummary.Component) {
            name = component.name.text
            group = component.group
            condition = component.condition.label
            kind = component.condition.rawValue
            days = component.days.map { Day(kind: $0.worst.rawValue, words: Row.words($0)) }
            let minutes = component.days.reduce(0) { $0 + $1.outageMinutes }
            history = minutes == 0 ? "no outage in \(component.days.count) days" : "\(minutes) minutes of outage in \(component.days.count) days"
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
    let components: [Row]
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

    init(_ summary: StatusSummary, _ runbook: Runbook, at place: StatusPlace) {
        let now = summary.asOf
        let clock = WallClock.of(runbook.zone)
        let when = { (moment: Moment) in When(moment, at: now, on: clock) }
        title = summary.title
        words = summary.words
        kind = summary.condition.rawValue
        components = summary.components.map(Row.init)
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
struct StatusSaidScreen: Screen {
    static let name = "status-said"
    static let template = StatusTemplates.said

    let title: String
    let text: String
    let status: Int
    let button: String?
    let action: String
    let root = "/"
    let here = "/status/"

    init(_ title: String, _ text: String, status: Int = 200, button: (words: String, action: String)? = nil) {
        self.title = title
        self.text = text
        self.status = status
        self.button = button?.words
        action = button?.action ?? ""
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
