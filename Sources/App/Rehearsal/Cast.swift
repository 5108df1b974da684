package import Outbound
internal import Synchronization
package import Vocabulary

/// The people of a rehearsal: what each does when a message reaches them, and everything that did.
package final class Cast: Sendable {
    /// What a person does about a page.
    package enum Habit: Hashable, Sendable {
        case asleep
        /// Answers the first page that reaches them, so long after it arrived.
        case acknowledges(after: Duration)
        /// No message to this person gets through.
        case unreachable
    }

    /// One message that was handed over.
    package struct Delivery: Hashable, Sendable {
        package var at: Moment
        package var letter: Letter
    }

    /// Something a person will do.
    struct Intent: Sendable {
        var at: Moment
        var person: PersonName
        var incident: IncidentID
    }

    private struct State {
        var deliveries: [Delivery] = []
        var intents: [Intent] = []
        var down: Set<ConnectionName> = []
    }

    private let habits: [PersonName: Habit]
    private let clock: VirtualClock
    private let state = Mutex(State())

    package init(_ habits: [PersonName: Habit], clock: VirtualClock) {
        self.habits = habits
        self.clock = clock
    }

    package var deliveries: [Delivery] { state.withLock { $0.deliveries } }

    /// From now on, or until it is up again, this provider takes nothing.
    package func set(_ connection: ConnectionName, down: Bool) {
        state.withLock { state in
            if down { state.down.insert(connection) } else { state.down.remove(connection) }
        }
    }

    func take(_ letter: Letter) -> Sent {
        let now = clock.now
        let habit = letter.person.flatMap { habits[$0] } ?? .asleep
        return state.withLock { state in
            if state.down.contains(letter.connection) { return .later(reason: "\(letter.connection) is down", after: nil) }
            if habit == .unreachable { return .refused(reason: "no such address") }
            state.deliveries.append(Delivery(at: now, letter: letter))
            if case .acknowledges(let after) = habit, let person = letter.person {
                state.intents += letter.items.map { Intent(at: now + after, person: person, incident: $0.incident) }
            }
            return .delivered
        }
    }

    var nextIntent: Moment? { state.withLock { $0.intents.map(\.at).min() } }

    func takeIntents(at now: Moment) -> [Intent] {
        state.withLock { state in
            let due = state.intents.filter { $0.at <= now }
            state.intents.removeAll { $0.at <= now }
            return due
        }
    }
}
