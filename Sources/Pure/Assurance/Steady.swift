internal import OnCall
internal import Vocabulary

/// Something that stands still between known instants: who is on call, whether the office is open. Everything a proof asks about
/// time is one of these, which is why a proof looks at every instant and samples none.
struct Steady<Value: Equatable & Sendable>: Sendable {
    /// When each value begins; the first holds before it, too.
    private(set) var starts: [Moment] = []
    private(set) var values: [Value] = []

    /// One value for ever.
    init(_ value: Value) { append(value, from: .distantPast) }

    /// What is asked at every one of these instants, and holds until the next.
    init(at cuts: some Sequence<Moment>, _ value: (Moment) -> Value) {
        for cut in Set(cuts).sorted() { append(value(cut), from: cut) }
    }

    private mutating func append(_ value: Value, from start: Moment) {
        if let last = values.last, last == value { return }
        starts.append(start)
        values.append(value)
    }

    /// The value, and the first instant at which it is another one; the end of all time when it stays.
    func at(_ moment: Moment) -> (value: Value, until: Moment) {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= moment { low = middle } else { high = middle }
        }
        return (values[low], low + 1 < starts.count ? starts[low + 1] : .distantFuture)
    }

    /// The stretches of a window in which the value passes.
    func stretches(of window: Range<Moment>, where passes: (Value) -> Bool) -> Stretches {
        var found = Stretches()
        var moment = window.lowerBound
        while moment < window.upperBound {
            let (value, until) = at(moment)
            let end = min(until, window.upperBound)
            if passes(value) { found.append(moment..<end) }
            moment = end
        }
        return found
    }
}

extension Steady<Bool> {
    /// Whether the office is open, from one instant to another.
    init(_ calendar: BusinessCalendar, from start: Moment, to end: Moment) {
        var cuts = [start]
        while let last = cuts.last, last < end, let next = calendar.nextChange(after: last) { cuts.append(next) }
        let first = calendar.isOpen(at: start)
        var open = !first
        self.init(at: cuts) { _ in
            open.toggle()
            return open
        }
    }
}
