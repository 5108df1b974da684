internal import Vocabulary

/// What falls due when, soonest first, so that nobody has to look through all of it: a heap whose stale places are dropped when they
/// come up.
struct ReadyList<Key: Hashable & Comparable & Sendable>: Sendable {
    private struct Place: Sendable {
        var at: Moment
        var key: Key

        static func < (a: Place, b: Place) -> Bool { (a.at, a.key) < (b.at, b.key) }
    }

    private var times: [Key: Moment] = [:]
    private var heap: [Place] = []

    subscript(key: Key) -> Moment? {
        get { times[key] }
        set {
            guard newValue != times[key] else { return }
            times[key] = newValue
            if let newValue { push(Place(at: newValue, key: key)) }
        }
    }

    /// The soonest time there is.
    mutating func next() -> Moment? {
        dropStale()
        return heap.first?.at
    }

    /// Everything due by then, soonest first. It stays due until it is given another time.
    mutating func due(at now: Moment) -> [Key] {
        var due: [Place] = []
        dropStale()
        while let first = heap.first, first.at <= now {
            pop()
            // A key may have come to the same time twice.
            if due.last.map({ $0.key != first.key }) ?? true { due.append(first) }
            dropStale()
        }
        for place in due { push(place) }
        return due.map(\.key)
    }

    private mutating func dropStale() {
        while let first = heap.first, times[first.key] != first.at { pop() }
    }

    private mutating func push(_ place: Place) {
        heap.append(place)
        var child = heap.count - 1
        while child > 0, heap[child] < heap[(child - 1) / 2] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func pop() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] < heap[least] { least = child }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
