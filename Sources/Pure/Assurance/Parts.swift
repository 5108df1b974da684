internal import Vocabulary

/// Stretches of time, and of whom something is true in each: the longer it is so, the more likely it is of somebody else by the end.
struct Parts: Hashable, Sendable {
    private var all: [Part] = []

    private struct Part: Hashable, Sendable {
        var range: Range<Moment>
        var people: [PersonName]
    }

    /// One that begins no earlier than the last.
    mutating func append(_ range: Range<Moment>, _ people: [PersonName]) {
        guard !range.isEmpty else { return }
        if let last = all.last, last.range == range {
            all[all.count - 1].people = (last.people + people).distinct
        } else if let last = all.last, last.range.upperBound == range.lowerBound, last.people == people {
            all[all.count - 1].range = last.range.lowerBound..<range.upperBound
        } else {
            all.append(Part(range: range, people: people))
        }
    }

    var stretches: Stretches { Stretches(all.map(\.range)) }
    /// It is not of the same people all the time.
    var vary: Bool { all.contains { $0.people != all[0].people } }
    var people: [PersonName] { all.flatMap(\.people).distinct }

    func people(within range: Range<Moment>) -> [PersonName] {
        all.filter { $0.range.overlaps(range) }.flatMap(\.people).distinct
    }
}
