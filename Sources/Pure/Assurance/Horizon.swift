internal import OnCall
internal import Runbooks
internal import Vocabulary

/// How far ahead a proof looks. Turns of an hour behind a ladder that pages a hundred times would take it minutes and all the memory there is;
/// it looks at every instant of a shorter time then, and says until when.
struct Horizon {
    let wanted: Range<Moment>
    /// From the beginning of what was wanted.
    private(set) var window: Range<Moment>
    /// What makes it shorter: the ladder that is climbed too differently, or schedules that change hands too often.
    private(set) var cause: Cause?

    enum Cause: Hashable, Sendable {
        case schedules
        case ladder(LadderName)
    }

    init(_ runbook: Runbook, over window: Range<Moment>) {
        wanted = window
        let length = WallReading.weekLength * Int64(Limits.proofTurns) / max(1, runbook.turnsEachWeek)
        let end = min(window.upperBound, window.lowerBound + .milliseconds(length))
        self.window = window.lowerBound..<end
        cause = end < window.upperBound ? .schedules : nil
    }

    /// No further than a ladder could be followed.
    mutating func end(at end: Moment, because ladder: LadderName) {
        guard end < window.upperBound else { return }
        window = window.lowerBound..<end
        cause = .ladder(ladder)
    }
}

extension Proof {
    /// What was not looked at is not said to be well.
    var unseen: [Diagnostic] {
        guard let cause = horizon.cause else { return [] }
        let end = clock.spoken(window.upperBound)
        let (clause, what) =
            switch cause {
            case .schedules: ("schedules", "who is on call")
            case .ladder(let name): ("ladders.\(name)", "what an incident on '\(name)' comes to")
            }
        return [
            Diagnostic(
                .warning, .tooManyChanges, at: runbook.places[clause],
                "\(what) changes so often that only the time until \(end) (\(clock.zone)) was looked at, and nothing is known of what comes after.",
                fix: "Make turns longer, or rungs, rounds and repeats fewer; '--from \(end.dropFirst(4).prefix(10))' looks at what comes after.",
                counterexample: Counterexample(at: window.upperBound))
        ]
    }
}

extension Course {
    /// How much it takes to say it.
    var size: Int { steps.reduce(skips.count + 1) { $0 + 1 + $1.people.count } }
}

extension Proof.Climb {
    /// As if nobody had looked any further.
    mutating func cut(at end: Moment) {
        passages.removeAll { $0.start >= end }
        if let last = passages.indices.last { passages[last].end = min(passages[last].end, end) }
    }
}

extension Runbook {
    /// How often all schedules together change hands, or rather more.
    fileprivate var turnsEachWeek: Int64 {
        schedules.values.reduce(0) { sum, schedule in
            guard case .layers(let layers) = schedule.cover else { return sum }
            return layers.reduce(sum) { $0 + $1.turnsEachWeek }
        }
    }
}

extension Layer {
    fileprivate var turnsEachWeek: Int64 {
        let turn: Int64 =
            switch every {
            case .exact(let duration): duration.milliseconds
            case .days(let count): Int64(count) * WallReading.dayLength
            default: WallReading.weekLength
            }
        return WallReading.weekLength / max(1, turn) + 1 + 2 * Int64(only.reduce(0) { $0 + $1.days.count })
    }
}

extension WallReading {
    fileprivate static let weekLength = 7 * dayLength
}
