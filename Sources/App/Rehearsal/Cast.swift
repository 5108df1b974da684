package import Outbound
package import Runbooks
internal import Synchronization
package import Vocabulary

/// The people of a rehearsal: what each does when a message reaches them, and everything that did.
package final class Cast: Sendable {
    package typealias Habit = Scenario.Habit

    /// One message that was handed over.
    package struct Delivery: Hashable, Sendable {
        package var at: Moment
        package var letter: Letter
        /// Who took it: another one when its own connection was down.
        package var carrier: ConnectionName
        /// How far the journal was then.
        package var position: Int64

        package init(at: Moment, letter: Letter, carrier: ConnectionName, position: Int64 = 0) {
            self.at = at
            self.letter = letter
            self.carrier = carrier
            self.position = position
        }
    }

    /// Something a person will do.
    struct Intent: Hashable, Sendable {
        enum Wish: Hashable, Sendable { case acknowledge, resolve }

        var at: Moment
        var person: PersonName
        var incident: IncidentID
        var wish: Wish
    }

    fileprivate struct State {
        var deliveries: [Delivery] = []
        var intents: [Intent] = []
        var down: Set<ConnectionName> = []
    }

    private let habits: [PersonName: Habit]
    private let clock: VirtualClock
    private let addresses: AddressBook
    private let state = Mutex(State())

    package init(_ habits: [PersonName: Habit], clock: VirtualClock, addresses: AddressBook = AddressBook()) {
        self.habits = habits
        self.clock = clock
        self.addresses = addresses
    }

    package var deliveries: [Delivery] { state.withLock { $0.deliveries } }

    /// From now on, or until it is up again, this provider takes nothing.
    package func set(_ connection: ConnectionName, down: Bool) {
        state.withLock { state in
            if down { state.down.insert(connection) } else { state.down.remove(connection) }
        }
    }

    /// A provider takes the letter, or does not. `others` carry it when its own connection is down, in their order.
    func take(_ letter: Letter, position: Int64, others: [ConnectionName] = []) -> (Sent, ConnectionName) {
        let now = clock.now
        let habit = addresses.person(of: letter).flatMap { habits[$0] } ?? .asleep
        return state.withLock { state in
            guard let carrier = ([letter.connection] + others).first(where: { !state.down.contains($0) }) else {
                return (.later(reason: "\(letter.connection) is down", after: nil), letter.connection)
            }
            if habit == .unreachable { return (.refused(reason: "no such address"), carrier) }
            state.deliveries.append(Delivery(at: now, letter: letter, carrier: carrier, position: position))
            if case .acknowledges(let after, let resolves) = habit, let person = letter.person {
                for item in letter.items { state.intend(person, item.incident, after, resolves, from: now) }
            }
            return (.delivered, carrier)
        }
    }

    var nextIntent: Moment? { state.withLock { $0.intents.map(\.at).min() } }

    func takeIntents(at now: Moment) -> [Intent] {
        state.withLock { state in
            let due = state.intents.filter { $0.at <= now }
            state.intents.removeAll { $0.at <= now }
            return due.sorted { $0.at < $1.at }
        }
    }
}

extension Cast.State {
    /// Whoever is about to answer already does not answer twice.
    fileprivate mutating func intend(_ person: PersonName, _ incident: IncidentID, _ after: Duration, _ resolves: Duration?, from now: Moment) {
        if intents.contains(where: { $0.person == person && $0.incident == incident }) { return }
        intents.append(Cast.Intent(at: now + after, person: person, incident: incident, wish: .acknowledge))
        if let resolves { intents.append(Cast.Intent(at: now + after + resolves, person: person, incident: incident, wish: .resolve)) }
    }
}
