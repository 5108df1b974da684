package import Vocabulary

/// When an alert was sent, and how often: at most sixty stretches of equal length, the first one with its first sending. They are a minute
/// each; as soon as sixty do not reach any more, two become one. So an alert that has been sent for a year takes no more room than one of
/// an hour.
package struct Rhythm: Hashable, Sendable {
    package static let most = 60

    /// How often each stretch was doubled.
    private var doublings: UInt8 = 0
    /// Which stretch since 1970 the first one is.
    private var first: Int64 = 0
    /// How often it was sent in each; the last one is not zero.
    package private(set) var counts: [Int] = []

    /// Nothing is known.
    package init() {}

    /// Sent for the first time.
    package init(at moment: Moment) { add(1, at: moment) }

    package var stretch: Duration { .minutes(1 << Int64(doublings)) }

    /// When one of the stretches begins.
    package func start(of place: Int) -> Moment { Moment(milliseconds: ((first + Int64(place)) << doublings) * Rhythm.minute) }

    /// A clock that was put back counts with the first stretch.
    package mutating func add(_ count: Int, at moment: Moment) {
        var place = max(0, moment.milliseconds / Rhythm.minute) >> doublings
        if counts.isEmpty { first = place }
        while place - first >= Int64(Rhythm.most) {
            coarsen()
            place >>= 1
        }
        let index = Int(max(0, place - first))
        if index >= counts.count { counts += Array(repeating: 0, count: index + 1 - counts.count) }
        counts[index] += count
    }

    /// Several alerts as if they were one.
    package static func sum(_ all: [Rhythm]) -> Rhythm {
        let known = all.filter { !$0.counts.isEmpty }
        guard var first = known.map({ $0.first << $0.doublings }).min(), let last = known.map(\.lastMinute).max() else { return Rhythm() }
        var sum = Rhythm()
        sum.doublings = known.map(\.doublings).max() ?? 0
        while (last >> sum.doublings) - (first >> sum.doublings) >= Int64(Rhythm.most) { sum.doublings += 1 }
        first >>= sum.doublings
        sum.first = first
        sum.counts = Array(repeating: 0, count: Int((last >> sum.doublings) - first) + 1)
        for rhythm in known {
            for (place, count) in rhythm.counts.enumerated() {
                sum.counts[Int(((rhythm.first + Int64(place)) << rhythm.doublings) >> sum.doublings) - Int(first)] += count
            }
        }
        return sum
    }

    private static let minute: Int64 = 60_000

    private var lastMinute: Int64 { (first + Int64(counts.count - 1)) << doublings }

    private mutating func coarsen() {
        let before = first
        first >>= 1
        var half = Array(repeating: 0, count: Int((before + Int64(counts.count) - 1) >> 1 - first) + 1)
        for (place, count) in counts.enumerated() { half[Int((before + Int64(place)) >> 1 - first)] += count }
        counts = half
        doublings += 1
    }
}

/// As it is stored: seven bits a byte, the lowest first (LEB128), so that most stretches take one.
extension Rhythm {
    package var bytes: [UInt8] {
        var bytes = [doublings]
        Rhythm.write(UInt64(first), to: &bytes)
        for count in counts { Rhythm.write(UInt64(count), to: &bytes) }
        return bytes
    }

    /// Of what is no rhythm nothing is known: an alert is worth more than its picture.
    package init(bytes: [UInt8]) {
        var rest = bytes[...]
        guard let doublings = rest.popFirst(), doublings < 40, let first = Rhythm.number(from: &rest), first < 1 << 40 else { return }
        var counts: [Int] = []
        while !rest.isEmpty {
            guard counts.count < Rhythm.most, let number = Rhythm.number(from: &rest), let count = Int(exactly: number) else { return }
            counts.append(count)
        }
        (self.doublings, self.first, self.counts) = (doublings, Int64(first), counts)
    }

    private static func write(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest > 0x7F {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private static func number(from bytes: inout ArraySlice<UInt8>) -> UInt64? {
        var (number, shift) = (UInt64(0), UInt64(0))
        while let byte = bytes.popFirst(), shift < 63 {
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
        return nil
    }
}
