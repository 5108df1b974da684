internal import Engine
internal import Runbooks
internal import Storage
internal import Vocabulary

/// What happened to one incident, told by what people and monitoring did. The engine decides what follows, as it does on a server: whatever
/// comes due on the way is asked of it, and every page that leaves arrives.
struct Tale: Sendable {
    let id: IncidentID
    let book: Runbook
    let begunAt: Moment
    private(set) var now: Moment
    private(set) var incident: Incident?
    private(set) var events: [IncidentEvent] = []
    private(set) var messages: [OutboxRow] = []
    private var wake: Moment?
    private var onTheWay: [Departure] = []

    /// A message, and when its provider takes it.
    private struct Departure: Sendable {
        let page: PageID
        let connection: ConnectionName
        let at: Moment
    }

    /// How long a provider takes.
    private static let handing = Duration.milliseconds(840)
    /// More than anything asks for in the months a story looks back on.
    private static let stepsAtMost = 4_000

    init(_ number: Int64, _ opening: Opening, at begunAt: Moment, by author: Author, under book: Runbook) throws(Refusal) {
        id = IncidentID(number)
        self.book = book
        self.begunAt = begunAt
        now = begunAt
        try take(.raise(opening), by: author)
    }

    /// Somebody does something, so long after it began.
    mutating func after(_ time: Duration, _ author: Author, _ commands: IncidentCommand...) throws(Refusal) {
        try pass(until: begunAt + time)
        for command in commands { try take(command, by: author) }
    }

    mutating func after(_ time: Duration, _ person: PersonName, _ commands: IncidentCommand...) throws(Refusal) {
        try pass(until: begunAt + time)
        for command in commands { try take(command, by: .person(person)) }
    }

    /// Time passes, and what is due on the way happens.
    mutating func pass(until moment: Moment) throws(Refusal) {
        for _ in 0..<Tale.stepsAtMost {
            let departure = onTheWay.min { $0.at < $1.at }
            guard let next = [wake, departure?.at].compactMap({ $0 }).min(), next <= moment else { break }
            now = max(now, next)
            if let departure, departure.at == next {
                onTheWay.removeAll { $0.page == departure.page }
                end(departure.page, as: .delivered(provider: departure.connection))
                try take(.receipt(departure.page, .delivered(provider: departure.connection), latency: Tale.handing), by: .runbell)
            } else {
                wake = nil
                try take(.wake, by: .runbell)
            }
        }
        now = max(now, moment)
    }

    private mutating func take(_ command: IncidentCommand, by author: Author) throws(Refusal) {
        let decision = try Incident.decide(command, by: author, id: id, on: incident, in: Circumstances(now: now, runbook: book))
        for event in decision.events { Incident.evolve(&incident, event, id: id) }
        events += decision.events
        for effect in decision.effects { carry(effect) }
    }

    private mutating func carry(_ effect: Effect) {
        switch effect {
        case .page(let page): queue(OutboxRow(message: .page(page), queuedAt: now, due: page.due), page.connection)
        case .notice(let notice): queue(OutboxRow(message: .notice(notice), queuedAt: now, due: notice.due), notice.connection)
        case .hasten, .carryOut: break
        case .withdraw(let page): takeBack(page)
        case .withdrawAll: for departure in onTheWay { takeBack(departure.page) }
        case .wake(let moment): wake = moment
        }
    }

    private mutating func queue(_ row: OutboxRow, _ connection: ConnectionName) {
        messages.append(row)
        onTheWay.append(Departure(page: row.id, connection: connection, at: max(row.due, now) + Tale.handing))
    }

    private mutating func takeBack(_ page: PageID) {
        onTheWay.removeAll { $0.page == page }
        end(page, as: .superseded)
    }

    private mutating func end(_ page: PageID, as outcome: PageOutcome) {
        guard let place = messages.firstIndex(where: { $0.id == page }) else { return }
        messages[place].outcome = outcome
        messages[place].attempts = outcome == .superseded ? 0 : 1
    }
}
