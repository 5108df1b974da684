package import Vocabulary

/// Something that comes round again at the same time on the wall: hand-overs, maintenance windows. Turn 0 begins at `first`.
package struct Turns: Hashable, Sendable {
    package let first: WallReading
    private let step: Step

    private enum Step: Hashable {
        case milliseconds(Int64)
        case months(Int)
    }

    /// Nil when the span cannot be repeated on a calendar; see `Span.canRotate`.
    package init?(from first: WallTime, every span: Span) {
        guard span.canRotate else { return nil }
        self.first = WallReading(first)
        switch span {
        case .exact(let duration): step = .milliseconds(duration.milliseconds)
        case .days(let count): step = .milliseconds(Int64(count) * WallReading.dayLength)
        case .weeks(let count): step = .milliseconds(Int64(count) * 7 * WallReading.dayLength)
        case .months(let count): step = .months(count)
        case .quarters(let count): step = .months(3 * count)
        case .businessHours, .businessDays, .sameBusinessDay, .nextBusinessDay: return nil
        }
    }

    package func start(of turn: Int) -> WallReading {
        switch step {
        case .milliseconds(let length): WallReading(milliseconds: first.milliseconds + Int64(turn) * length)
        // From the first start and not from the one before: a rotation begun on the 31st is back on the 31st after February.
        case .months(let count): first.adding(months: turn * count)
        }
    }

    /// The turn in progress; negative before the first.
    package func turn(at reading: WallReading) -> Int {
        switch step {
        case .milliseconds(let length):
            let elapsed = reading.milliseconds - first.milliseconds
            return Int(elapsed / length) - (elapsed % length < 0 ? 1 : 0)
        case .months(let count):
            let (a, b) = (first.day.components, reading.day.components)
            let months = (b.year - a.year) * 12 + b.month - a.month
            let turn = months / count + (months < 0 ? -1 : 0)
            // Right but for the day and hour: this turn may not have begun, or, before the first, the next may have.
            if start(of: turn) > reading { return turn - 1 }
            return start(of: turn + 1) <= reading ? turn + 1 : turn
        }
    }
}

extension Span {
    /// Whether people can take turns by it: whole minutes, days, weeks, months or quarters, at least one, at most a century.
    /// A business day has no fixed place on the wall; a runbook that rotates by it is refused where it is read.
    package var canRotate: Bool {
        switch self {
        case .exact(let duration): duration >= .minutes(1) && duration <= .days(36_525) && duration.milliseconds % 60_000 == 0
        case .days(let count): (1...36_525).contains(count)
        case .weeks(let count): (1...5218).contains(count)
        case .months(let count): (1...1200).contains(count)
        case .quarters(let count): (1...400).contains(count)
        case .businessHours, .businessDays, .sameBusinessDay, .nextBusinessDay: false
        }
    }
}
