package import Vocabulary

/// A set of instants, as stretches in order that neither touch nor overlap.
package struct Stretches: Hashable, Sendable {
    package private(set) var ranges: [Range<Moment>] = []

    package init() {}
    package init(_ ranges: [Range<Moment>]) { for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) { append(range) } }

    /// One that begins no earlier than the last.
    mutating func append(_ range: Range<Moment>) {
        guard !range.isEmpty else { return }
        if let last = ranges.last, range.lowerBound <= last.upperBound {
            ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
            ranges.append(range)
        }
    }

    package var isEmpty: Bool { ranges.isEmpty }
    package var total: Duration { ranges.reduce(.zero) { $0 + ($1.upperBound - $1.lowerBound) } }

    func appending(_ range: Range<Moment>) -> Stretches {
        var more = self
        more.append(range)
        return more
    }

    func union(_ other: Stretches) -> Stretches { Stretches(ranges + other.ranges) }

    func subtracting(_ other: Stretches) -> Stretches {
        var left = Stretches()
        var taken = other.ranges[...]
        for range in ranges {
            var start = range.lowerBound
            taken = taken.drop { $0.upperBound <= start }
            for hole in taken.prefix(while: { $0.lowerBound < range.upperBound }) {
                left.append(start..<max(start, hole.lowerBound))
                start = max(start, hole.upperBound)
            }
            left.append(start..<max(start, range.upperBound))
        }
        return left
    }

    /// They have half of the time in common, or more, of whichever is shorter.
    func isMostly(_ other: Stretches) -> Bool { (total - subtracting(other).total) * 2 >= min(total, other.total) }

    /// Each of them ends where one of those begins, or begins where it ends.
    func touch(_ others: [Range<Moment>]) -> Bool {
        ranges.allSatisfy { range in others.contains { $0.upperBound == range.lowerBound || $0.lowerBound == range.upperBound } }
    }

    /// The longest first, and of equally long ones the earlier.
    package var worstFirst: [Range<Moment>] {
        ranges.sorted { ($1.upperBound - $1.lowerBound, $0.lowerBound) < ($0.upperBound - $0.lowerBound, $1.lowerBound) }
    }
}
