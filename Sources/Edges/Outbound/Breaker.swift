package import Vocabulary

/// Remembers whether a provider is dead, so that a page does not wait for it to be found dead again.
///
/// Closed, it lets everything through and counts failures in a row. Open, it lets nothing through until the pause is over. Then one letter
/// goes to find out (half open): if that is delivered or refused the provider lives, if not the pause begins anew.
package struct Breaker: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case closed(failures: Int)
        case open(until: Moment)
        /// One letter is finding out; should its answer never come, another may go after `until`.
        case halfOpen(until: Moment)
    }

    package private(set) var state = State.closed(failures: 0)
    private let failuresMax: Int
    private let pause: Duration

    package init(failuresMax: Int = 3, pause: Duration = .seconds(30)) {
        self.failuresMax = failuresMax
        self.pause = pause
    }

    /// Whether a letter may go there now. Saying yes to the first after a pause makes it the one that finds out.
    package mutating func admits(at now: Moment) -> Bool {
        switch state {
        case .closed: return true
        case .open(let until), .halfOpen(let until):
            guard now >= until else { return false }
            state = .halfOpen(until: now + pause)
            return true
        }
    }

    /// Something came back that shows the provider is at work, be it a refusal.
    package mutating func answered() { state = .closed(failures: 0) }

    /// Nothing came back, or a plea to come later.
    package mutating func failed(at now: Moment) {
        switch state {
        case .closed(let failures) where failures + 1 < failuresMax: state = .closed(failures: failures + 1)
        case .closed, .halfOpen: state = .open(until: now + pause)
        // A letter that was sent in spite of the pause, as a last resort, does not prolong it.
        case .open: break
        }
    }
}
