internal import Synchronization

/// How many things may be under way at one time, and how many are.
final class Places: Sendable {
    private let all: Int
    private let taken = Mutex(0)

    init(_ all: Int) { self.all = all }

    var free: Int { max(0, all - taken.withLock { $0 }) }

    func take() { taken.withLock { $0 += 1 } }

    /// Answers how many are free then.
    func giveBack() -> Int {
        taken.withLock { taken in
            taken -= 1
            return max(0, all - taken)
        }
    }
}
