internal import Engine
internal import Notation
internal import Storage
internal import Vocabulary

/// An entry with everything already written out that can be: the caller does that, so that the one thread that writes has only
/// to bind and to hash.
struct PreparedEntry: Sendable {
    struct Event: Sendable {
        let link: ChainLink
        let image: [UInt8]
    }

    enum AlertStep: Sendable {
        case open(AlertKeyText, summary: String, body: [UInt8], at: Moment, endsAt: Moment?)
        case close(AlertKeyText, at: Moment)
    }

    struct AlertKeyText: Hashable, Sendable {
        let source: String
        let key: String
    }

    enum Step: Sendable {
        case queue(Message)
        case hasten(Int64)
        case withdraw(Int64)
        case withdrawAll
        case wake(Moment?)
    }

    struct Message: Sendable {
        let key: Int64
        let person: String?
        let bundle: String?
        let due: Moment
        let expires: Moment
        let body: [UInt8]
    }

    struct Action: Sendable {
        let number: Int
        let due: Moment
        let isOpen: Bool
        let body: [UInt8]
    }

    let incident: IncidentID
    let expected: Int
    let events: [Event]
    let alerts: [AlertStep]
    let steps: [Step]
    let row: IncidentRow
    let duties: [UInt8]
    let facts: [UInt8]
    let actions: [Action]
    let ended: [(key: Int64, outcome: PageOutcome)]
    let takesGroup: Bool
    let replacesGroup: IncidentID?
    let joinedAt: Moment?
    let standsOn: Footing?
    let footing: Footing

    init(_ entry: Entry) throws(JournalError) {
        incident = entry.incident
        expected = entry.expected
        events = Self.events(of: entry)
        alerts = entry.alerts.map(Self.step)
        var steps: [Step] = []
        for effect in entry.effects {
            if let step = try Self.step(effect) { steps.append(step) }
        }
        self.steps = steps
        row = entry.row
        duties = JSON.array(entry.row.duties.map(\.json)).bytes
        facts = JSON.members(("tags", .texts(entry.row.tags)), ("impact", .numbers(entry.row.impact)), ("name", .text(entry.row.givenName))).bytes
        actions = entry.actions.map { Action(number: $0.number, due: $0.due, isOpen: $0.state == .open, body: $0.json.bytes) }
        var ended: [(key: Int64, outcome: PageOutcome)] = []
        for (id, outcome) in entry.ended { ended.append((try PageKey.key(id), outcome)) }
        self.ended = ended
        takesGroup = entry.takesGroup
        replacesGroup = entry.replacesGroup
        joinedAt = entry.joinedAt
        standsOn = entry.standsOn
        footing = entry.footing
    }

    private static func events(of entry: Entry) -> [Event] {
        let stream = entry.incident.description
        return entry.events.enumerated().map { offset, event in
            let link = ChainLink(
                stream: stream, sequence: entry.expected + offset + 1, record: EventRecord(event.what), at: event.at, by: event.by.description)
            return Event(link: link, image: link.image)
        }
    }

    private static func step(_ change: AlertChange) -> AlertStep {
        switch change {
        case .open(let alert, let moment):
            .open(AlertKeyText(alert.key), summary: alert.summary, body: alert.body, at: moment, endsAt: alert.endsAt)
        case .close(let key, let moment): .close(AlertKeyText(key), at: moment)
        }
    }

    /// Nil for what is nowhere stored.
    static func step(_ effect: Effect) throws(JournalError) -> Step? {
        switch effect {
        case .page(let page):
            .queue(
                Message(
                    key: try PageKey.key(page.id), person: page.person.text, bundle: page.bundled ? page.person.text : nil, due: page.due,
                    expires: page.expires, body: OutboxRow.Message.page(page).json.bytes))
        case .notice(let notice):
            .queue(
                Message(
                    key: try PageKey.key(notice.id), person: nil, bundle: nil, due: notice.due, expires: notice.expires,
                    body: OutboxRow.Message.notice(notice).json.bytes))
        case .carryOut: nil
        case .hasten(let id): .hasten(try PageKey.key(id))
        case .withdraw(let id): .withdraw(try PageKey.key(id))
        case .withdrawAll: .withdrawAll
        case .wake(let due): .wake(due)
        }
    }
}

extension PreparedEntry.AlertKeyText {
    init(_ key: AlertKey) { self.init(source: key.source.text, key: key.key) }
}
