internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Something summed over the instants at which an incident may be raised; what could not be summed exactly was sampled.
struct Estimate: Hashable, Sendable {
    private(set) var value = 0.0
    private(set) var variance = 0.0
    /// In milliseconds.
    private(set) var length = 0.0

    /// One number for each of its instants.
    mutating func add(_ portion: Portion, _ numbers: [Double]) {
        length += portion.length
        guard portion.isSample else {
            value += numbers.first.map { $0 * portion.length } ?? 0
            return
        }
        let count = Double(numbers.count)
        let mean = numbers.reduce(0, +) / count
        let spread = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        value += mean * portion.length
        variance += spread / count * portion.length * portion.length
    }

    var mean: Double { length > 0 ? value / length : 0 }
    /// The standard error of the mean.
    var error: Double { length > 0 ? variance.squareRoot() / length : 0 }
}

/// A stretch of time, and the instants that stand for it: one that every other is like, or some drawn by chance.
struct Portion: Sendable {
    var instants: [Moment]
    /// In milliseconds.
    var length: Double
    var isSample: Bool
}

/// One ladder's odds, at every instant.
final class Survey {
    private let proof: Proof
    private let climb: Proof.Climb
    private let behaviour: Behaviour
    private let clocks: Clocks
    private let seed: UInt64
    private var enquiries: [Course: Enquiry] = [:]
    private var silences: [Course: [[Int]: Silence]] = [:]

    /// How many instants stand for a stretch in which the odds change with every millisecond, and for the whole window if it were one.
    private static let samplesMin = 4
    private static let samplesMax = 8192

    init(_ proof: Proof, _ climb: Proof.Climb, _ behaviour: Behaviour, _ clocks: Clocks, seed: UInt64) {
        self.proof = proof
        self.climb = climb
        self.behaviour = behaviour
        self.clocks = clocks
        self.seed = seed
    }

    func enquiry(of course: Course) -> Enquiry {
        if let known = enquiries[course] { return known }
        let enquiry = Enquiry(course, proof, climb)
        enquiries[course] = enquiry
        return enquiry
    }

    func silence(of course: Course, raisedAt raised: Moment) -> Silence {
        let enquiry = enquiry(of: course)
        guard enquiry.moves else { return Silence(enquiry, raisedAt: raised, behaviour, clocks) }
        let hours = enquiry.listeners.flatMap { listener in
            listener.pleas.map { clocks.hour(of: listener.person, at: $0.leaves.moment(raisedAt: raised)) }
        }
        if let known = silences[course]?[hours] { return known }
        let silence = Silence(enquiry, raisedAt: raised, behaviour, clocks)
        silences[course, default: [:]][hours] = silence
        return silence
    }

    // MARK: Portions

    /// Where everything moves with the incident the odds change when a clock strikes the hour, and at no other time.
    func portions(of range: Range<Moment>, _ course: Course, isExact: Bool = true) -> [Portion] {
        let length = Double((range.upperBound - range.lowerBound).milliseconds)
        let enquiry = enquiry(of: course)
        guard isExact, enquiry.moves else {
            let whole = Double((proof.window.upperBound - proof.window.lowerBound).milliseconds)
            let count = max(Self.samplesMin, Int(Double(Self.samplesMax) * length / whole))
            let instants = (0..<count).map { place in
                range.lowerBound + .milliseconds(Int64(share(range.lowerBound, place) * length))
            }
            return [Portion(instants: instants, length: length, isSample: true)]
        }
        let marks = marks(of: enquiry)
        var found: [Portion] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let strikes = marks.map { $0.clock.nextHour(after: start + $0.after) - $0.after }
            let end = min(strikes.min() ?? range.upperBound, range.upperBound)
            found.append(Portion(instants: [start], length: Double((end - start).milliseconds), isSample: false))
            start = end
        }
        return found
    }

    /// How long after the incident which clocks are looked at.
    private func marks(of enquiry: Enquiry) -> [(clock: WallClock, after: Duration)] {
        var seen: Set<String> = []
        let times = enquiry.messages.map { ($0.person, $0.leaves) } + enquiry.listeners.flatMap { one in one.pleas.map { (one.person, $0.leaves) } }
        return times.compactMap { person, time -> (clock: WallClock, after: Duration)? in
            guard case .after(let after) = time else { return nil }
            let clock = clocks.clock(of: person)
            return seen.insert("\(clock.zone) \(after.milliseconds)").inserted ? (clock, after) : nil
        }
    }

    /// Chance that is the same every time, at least 0 and below 1: mixed from the seed and the place.
    private func share(_ moment: Moment, _ place: Int) -> Double {
        var state = seed
        for number in [UInt64(bitPattern: moment.milliseconds), UInt64(place)] {
            state = SplitMix64.mixed(state &+ SplitMix64.step &+ number)
        }
        return Double(state >> 11) / Double(UInt64(1) << 53)
    }
}
