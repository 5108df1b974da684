package import Runtime
internal import Synchronization
package import Vocabulary

/// Time that stands still until it is moved.
package final class VirtualClock: Sendable {
    private let time: Mutex<Moment>

    package init(at start: Moment) { time = Mutex(start) }

    package var now: Moment { time.withLock { $0 } }

    /// Never backwards: what happened has happened.
    package func advance(to moment: Moment) { time.withLock { $0 = max($0, moment) } }

    package var clock: Clock { Clock { self.now } }
}
