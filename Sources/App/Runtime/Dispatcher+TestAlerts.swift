package import Engine
internal import OnCall
internal import Runbooks
internal import Storage
package import Vocabulary

/// An alert somebody sends to see that a source's alerts arrive, and whom they page.
package struct TestAlert: Sendable {
    package var source: SourceName
    /// In the sender's own word.
    package var severity: String?
    /// In one line; nil: that it is a test.
    package var summary: String?
    package var labels: Labels

    package init(source: SourceName, severity: String? = nil, summary: String? = nil, labels: Labels = [:]) {
        self.source = source
        self.severity = severity
        self.summary = summary
        self.labels = labels
    }
}

/// What would become of an alert if nobody answered before it is over.
package struct Prospect: Sendable {
    package enum Whom: Hashable, Sendable {
        case person(PersonName, Way)
        case channel(String)
    }

    package struct Message: Hashable, Sendable {
        package let after: Duration
        package let whom: Whom
    }

    package let alert: Alert
    /// The incident as it would be raised.
    package let incident: Incident
    package let messages: [Message]
}

/// A test alert takes the route of its source's real ones and goes up the real ladder. It joins no incident and none joins it, it is marked
/// as an exercise wherever it is seen, counted nowhere, and over after a quarter of an hour.
extension Dispatcher {
    package func send(_ test: TestAlert, by author: Author) async throws(Trouble) -> Carried {
        let now = clock.now
        let (alert, opening) = Dispatcher.drawn(test, under: library.current, at: now)
        return try await raise(opening, alerts: [.open(alert, at: now)], by: author)
    }

    /// Sends nothing and keeps nothing: the engine is asked what it would do now, and then at each moment it wants to be woken.
    package func foretell(_ test: TestAlert, by author: Author) async throws(Trouble) -> Prospect {
        var circumstances: Circumstances
        do throws(JournalError) { circumstances = try await self.circumstances(for: nil) } catch { throw Trouble(error) }
        let (alert, opening) = Dispatcher.drawn(test, under: circumstances.runbook, at: circumstances.now)
        let start = circumstances.now
        // No incident has this number.
        let id = IncidentID(Int64(Int32.max))
        var incident: Incident?
        var raised: Incident?
        var messages: [Prospect.Message] = []
        var command = IncidentCommand.raise(opening)
        var next: Moment? = start
        while let now = next, now < start + Limits.testAlertLifetime, messages.count < Limits.listLines {
            circumstances.now = now
            let decision: Decision
            do throws(Refusal) {
                decision = try Incident.decide(command, by: author, id: id, on: incident, in: circumstances)
            } catch {
                throw .refused(error)
            }
            for event in decision.events { Incident.evolve(&incident, event, id: id) }
            raised = raised ?? incident
            messages += decision.effects.compactMap { $0.message(since: start, under: circumstances.runbook) }
            next = decision.effects.wake.flatMap { $0 > now ? $0 : nil }
            command = .wake
        }
        guard let raised else { throw .refused(.noSuchIncident) }
        return Prospect(alert: alert, incident: raised, messages: messages.sorted { $0.after < $1.after })
    }

    /// The runbook sees it as it would see a real one; whoever reads it sees that it is none.
    private static func drawn(_ test: TestAlert, under runbook: Runbook, at now: Moment) -> (alert: Alert, opening: Opening) {
        let words = test.summary ?? "nothing is wrong at \(test.source)"
        var alert = Alert(
            key: AlertKey(source: test.source, key: "test-\(now.milliseconds)"), summary: words, severity: test.severity, labels: test.labels,
            startsAt: now, endsAt: now + Limits.testAlertLifetime)
        var opening = Sorted.opening(for: [Sorted(alert: alert, runbook: runbook)])
        alert.summary = "Test alert: \(words)"
        opening.title = alert.summary
        opening.group = nil
        opening.drill = .testAlert
        return (alert, opening)
    }
}

extension [Effect] {
    /// The last wake in a decision counts.
    fileprivate var wake: Moment? {
        for case .wake(let moment) in reversed() { return moment }
        return nil
    }
}

extension Effect {
    fileprivate func message(since start: Moment, under runbook: Runbook) -> Prospect.Message? {
        switch self {
        case .page(let page): Prospect.Message(after: page.due - start, whom: .person(page.person, page.way))
        case .notice(let notice): Prospect.Message(after: notice.due - start, whom: runbook.reader(of: notice))
        case .carryOut, .hasten, .withdraw, .withdrawAll, .wake: nil
        }
    }
}

extension Runbook {
    /// A notice to somebody's own address is for them; nobody else needs to read the address.
    fileprivate func reader(of notice: Notice) -> Prospect.Whom {
        let ways = connection(named: notice.connection)?.kind.carries ?? []
        for person in people.values.sorted(by: { $0.name < $1.name }) {
            if let way = ways.first(where: { person.address(by: $0) == notice.destination && $0 != .webhook }) { return .person(person.name, way) }
        }
        return .channel(notice.destination.isEmpty ? notice.connection.text : notice.destination)
    }
}
