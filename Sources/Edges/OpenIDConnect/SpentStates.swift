internal import Synchronization
internal import Vocabulary

/// Answers of the provider that were taken, so that none is taken twice.
final class SpentStates: Sendable {
    private let states = Mutex<[String: Moment]>([:])

    /// False when it was spent before.
    func spend(_ state: String, until: Moment, at now: Moment) -> Bool {
        states.withLock { states in
            guard states[state] == nil else { return false }
            if states.count >= SpentStates.most { states = states.filter { now < $0.value } }
            states[state] = until
            return true
        }
    }

    /// How many are kept before those that are worth nothing any more are swept out.
    private static let most = 1_000
}
