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
    private var kinds: [PersonName: [Int]] = [:]

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
            listener.pleas.map { self.kinds(of: listener.person)[clocks.hour(of: listener.person, at: $0.leaves.moment(raisedAt: raised))] }
        }
        if let known = silences[course]?[hours] { return known }
        let silence = Silence(enquiry, raisedAt: raised, behaviour, clocks)
        silences[course, default: [:]][hours] = silence
        return silence
    }

    // MARK: Portions

    /// Where everything moves with the incident the odds change when a clock strikes an hour at which somebody answers otherwise than before,
    /// or at which night begins or ends, and at no other time.
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
        var strikes = marks.map { strike($0, after: range.lowerBound) }
        var found: [Portion] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(strikes.min() ?? range.upperBound, range.upperBound)
            found.append(Portion(instants: [start], length: Double((end - start).milliseconds), isSample: false))
            for place in strikes.indices where strikes[place] <= end { strikes[place] = strike(marks[place], after: end) }
            start = end
        }
        return found
    }

    /// Whose clock is looked at how long after the incident.
    private struct Mark: Hashable {
        let person: PersonName
        let after: Duration
    }

    /// Of those whose clocks and habits are the same one is enough.
    private func marks(of enquiry: Enquiry) -> [Mark] {
        struct Alike: Hashable {
            let zone: String
            let kinds: [Int]
            let after: Duration
        }
        var seen: Set<Alike> = []
        let times = enquiry.messages.map { ($0.person, $0.leaves) } + enquiry.listeners.flatMap { one in one.pleas.map { (one.person, $0.leaves) } }
        return times.compactMap { person, time in
            guard case .after(let after) = time else { return nil }
            let alike = Alike(zone: clocks.clock(of: person).zone, kinds: self.kinds(of: person), after: after)
            return seen.insert(alike).inserted ? Mark(person: person, after: after) : nil
        }
    }

    /// The first instant, later than this one, at which an incident finds another kind of hour.
    private func strike(_ mark: Mark, after start: Moment) -> Moment {
        let kinds = self.kinds(of: mark.person), clock = clocks.clock(of: mark.person)
        let kind = kinds[clocks.hour(of: mark.person, at: start + mark.after)]
        guard kinds.contains(where: { $0 != kind }) else { return .distantFuture }
        var moment = start + mark.after
        repeat { moment = clock.nextHour(after: moment) } while kinds[clocks.hour(of: mark.person, at: moment)] == kind
        return moment - mark.after
    }

    /// Which of somebody's hours are alike: each names the first it is like.
    private func kinds(of person: PersonName) -> [Int] {
        if let known = kinds[person] { return known }
        let hours = (0..<24).map { Hour(habit: behaviour.habit(of: person, hour: $0), isNight: Clocks.isNight($0)) }
        let found = hours.map { hour in hours.firstIndex(of: hour) ?? 0 }
        kinds[person] = found
        return found
    }

    private struct Hour: Equatable {
        let habit: Habit
        let isNight: Bool
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
