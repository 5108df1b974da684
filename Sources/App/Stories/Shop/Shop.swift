internal import Engine
internal import OnCall
internal import Runbooks
internal import Screens
internal import Storage
internal import Vocabulary

/// The shop all stories are about, as it is at one moment: its runbook, its people, what it says of itself. The one place where anything is
/// made up.
struct Shop: Sendable {
    let now: Moment
    let words: Wording
    let book: Runbook
    let programme: Programme
    let entries: [ProgrammeEntry]

    init(_ words: Wording = .plain, at now: Moment) throws {
        self.now = now
        self.words = words
        book = try ShopRunbook(words).read()
        let tale = try Shop.programme(book, words, at: now)
        (programme, entries) = (tale.programme, tale.entries)
    }

    // MARK: People

    /// On call first.
    var ana: PersonName { PersonName(words.people[0]) }
    /// Leads the team.
    var bo: PersonName { PersonName(words.people[1]) }
    /// Knows security.
    var cy: PersonName { PersonName(words.people[2]) }
    /// Speaks with customers.
    var dana: PersonName { PersonName(words.people[3]) }
    var checkout: ServiceName { ServiceName(words.checkout) }
    var search: ServiceName { ServiceName(words.search) }
    var mail: ServiceName { ServiceName(words.mail) }
    var clock: WallClock { .of(book.zone) }
    var roster: Roster { Roster(schedules: book.schedules, seats: book.seats, overrides: overrides) }

    /// Bo stands in for a day of this week.
    private var overrides: [Override] {
        [Override(id: 3, schedule: "primary", person: bo, replaces: nil, start: now + .hours(26), end: now + .hours(50))]
    }

    // MARK: Around a page

    /// No page of a story keeps itself fresh: nothing happens in it.
    func frame(
        _ title: String, at place: Frame.Place? = nil, mayRespond: Bool = true, administers: Bool = false, banner: Banner? = nil,
        about subject: IncidentID? = nil
    ) -> Frame {
        Frame(
            title, at: place, viewer: administers ? admin : mayRespond ? responder : viewer, banner: banner, about: subject,
            zone: book.zone)
    }

    private var responder: Viewer { Viewer(name: ana, mayRespond: true, token: "story", canSignOut: true) }
    private var admin: Viewer { Viewer(name: ana, mayRespond: true, token: "story", canSignOut: true, administers: true) }
    /// Somebody who may read only.
    private var viewer: Viewer { Viewer(name: nil, account: "guest", mayRespond: false, token: "story", canSignOut: true) }
    /// Where everybody is believed.
    func openFrame(_ title: String, at place: Frame.Place?) -> Frame {
        Frame(
            title, at: place,
            viewer: Viewer(name: ana, mayRespond: true, token: "story", people: book.people.keys.sorted(), asksWho: true), zone: book.zone)
    }

    // MARK: What is not decided by an engine

    var changes: [RecordedChange] {
        let made: [(Int64, String)] = [
            (52, "Deployed checkout 4.18.2"), (95, "Switched on the flag new-basket for half of the customers"), (410, "Deployed search 2.7.0"),
        ]
        return made.map { minutes, summary in
            let at = now - .minutes(minutes)
            return RecordedChange(change: Change(source: "deploys", summary: summary, at: at, details: "{}"), receivedAt: at)
        }
    }

    func alert(_ name: String, _ summary: String, severity: String = "critical", of service: String = "checkout") -> Alert {
        Alert(
            key: AlertKey(source: "alertmanager", key: name), summary: summary, severity: severity,
            labels: Labels([
                ("alertname", name), ("service", service), ("severity", severity), ("region", "eu-north-1"), ("instance", "\(service)-7f9c:9090"),
            ]),
            links: [Alert.Link(url: "https://grafana.linden.example/d/\(service)", text: "Dashboard")])
    }
}
