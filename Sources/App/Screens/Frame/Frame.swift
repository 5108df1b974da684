package import Vocabulary

/// What is around every screen: the way to the others, who looks at it, and the incident nobody may overlook.
package struct Frame: Sendable {
    package enum Place: String, Sendable, CaseIterable {
        case incidents, alerts, oncall, runbook, afterwards

        var path: String {
            switch self {
            case .incidents: "/"
            case .alerts: "/alerts"
            case .oncall: "/oncall"
            case .runbook: "/runbook"
            case .afterwards: "/insights"
            }
        }

        var label: String { self == .oncall ? "On call" : rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    }

    struct Entry: Sendable {
        let path: String
        let label: String
        let isHere: Bool
    }

    package let title: String
    let entries: [Entry]
    package var viewer: Viewer
    package let banner: Banner?
    /// The journal's place this page was drawn at; a page with one keeps itself fresh.
    let position: String?
    /// The incident the page is about.
    let subject: String?
    let assets: String
    /// In whose clock times are until the script shows the reader's own; nil on a page that has none.
    let zone: String?
    /// Where the browser goes from here by itself; nil: it stays.
    let next: String?

    package init(
        _ title: String, at here: Place?, viewer: Viewer, banner: Banner? = nil, about subject: IncidentID? = nil, position: Int64? = nil,
        next: String? = nil, zone: String? = nil
    ) {
        self.zone = zone
        self.next = next
        self.title = title
        entries = Place.allCases.map { Entry(path: $0.path, label: $0.label, isHere: $0 == here) }
        self.viewer = viewer
        self.banner = banner
        self.position = position.map(String.init)
        self.subject = subject?.description
        assets = Assets.version
    }
}

/// The worst thing that goes on just now, on every screen but its own.
package struct Banner: Hashable, Sendable {
    let severity: String
    package let id: String
    /// What people call it.
    let called: String
    let title: String
    let since: When
    let leader: String?
    /// How many more go on that are as bad: `and 2 more`.
    let others: String?

    package init(
        severity: SeverityName, id: IncidentID, called: String, title: String, since: When, leader: PersonName?, others: Int = 0
    ) {
        self.others = others > 0 ? "and \(others) more" : nil
        self.severity = severity.text
        self.id = id.description
        self.called = called
        self.title = title
        self.since = since
        self.leader = leader?.text
    }
}

/// Who looks at a page, and what they may do there.
package struct Viewer: Hashable, Sendable {
    private(set) var name: String?
    package let mayRespond: Bool
    /// Proves that a form comes from one of our own pages.
    private(set) var token: String
    /// Where everybody says who they are: the people they may be.
    let people: [Choice]
    let asksWho: Bool
    let canSignOut: Bool
    let administers: Bool

    /// `account` is how somebody signed in who may be nobody of the runbook.
    package init(
        name: PersonName?, account: AccountName? = nil, mayRespond: Bool, token: String, people: [PersonName] = [], asksWho: Bool = false,
        canSignOut: Bool = false, administers: Bool = false
    ) {
        self.name = name?.text ?? account?.text
        self.mayRespond = mayRespond
        self.token = token
        self.people = people.map { Choice($0.text, isChosen: $0 == name) }
        self.asksWho = asksWho
        self.canSignOut = canSignOut
        self.administers = administers
    }

    /// Stands for everybody who sees the same but for the name and the token. Where people choose who they are, who is chosen is part of it.
    package func anybody(called name: String, token: String) -> Viewer {
        var viewer = self
        if canSignOut, self.name != nil { viewer.name = name }
        viewer.token = token
        return viewer
    }

    package var formToken: String { token }
    /// As a page has it.
    package var writtenName: String { Markup().escapeText(name ?? "") }

    /// Nobody has said who they are.
    package static let stranger = Viewer(name: nil, mayRespond: false, token: "")
}

/// One of several things to choose from.
struct Choice: Hashable, Sendable {
    let name: String
    let label: String
    let isChosen: Bool

    init(_ name: String, label: String? = nil, isChosen: Bool = false) {
        self.name = name
        self.label = label ?? name
        self.isChosen = isChosen
    }
}
