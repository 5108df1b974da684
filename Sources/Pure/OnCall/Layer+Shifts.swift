internal import Vocabulary

extension Layer {
    /// The layer's own stretches between two instants, in order, as if it were alone.
    func shifts(of schedule: ScheduleName, from start: Moment, to end: Moment, on clock: WallClock) -> [Shift] {
        let window = clock.furthest(at: start)..<WallReading(milliseconds: clock.furthest(at: end).milliseconds + 1)
        var hours = only.isEmpty ? [window][...] : only.stretches(touching: window)[...]
        var result: [Shift] = []
        for (turn, people) in turns(touching: window) {
            hours = hours.drop { $0.upperBound <= turn.lowerBound }
            for open in hours.prefix(while: { $0.lowerBound < turn.upperBound }) {
                let wall = turn.clamped(to: open)
                let (from, to) = (max(start, clock.moment(of: wall.lowerBound)), min(end, clock.moment(of: wall.upperBound)))
                if from < to { result.append(Shift(schedule: schedule, people: people, start: from, end: to)) }
            }
        }
        return result
    }

    /// Walked one by one from a turn at or before the window.
    private func turns(touching window: Range<WallReading>) -> [(Range<WallReading>, [PersonName])] {
        let last = until.map { WallReading($0) } ?? .never
        var result: [(Range<WallReading>, [PersonName])] = []
        var number = wholeRounds(before: window.lowerBound) * rotate.count
        var begin = start(ofTurn: number)
        while begin < min(window.upperBound, last), !rotate.isEmpty {
            let next = start(ofTurn: number + 1)
            let people = rotate[number % rotate.count]
            if next > window.lowerBound, !people.isEmpty { result.append((begin..<min(next, last), people)) }
            (number, begin) = (number + 1, next)
        }
        return result
    }

    /// Hand-overs by the calendar: so many days, months or minutes after the first.
    private func start(ofTurn number: Int) -> WallReading {
        let first = WallReading(from)
        guard every.canRotate else { return number == 0 ? first : .never }
        return switch every {
        case .exact(let duration): WallReading(milliseconds: first.milliseconds + duration.milliseconds * Int64(number))
        case .days(let count): first.adding(days: count * number)
        case .weeks(let count): first.adding(days: 7 * count * number)
        case .months(let count): first.adding(months: count * number)
        case .quarters(let count): first.adding(months: 3 * count * number)
        case .businessHours, .businessDays, .sameBusinessDay, .nextBusinessDay: .never
        }
    }

    /// How many times everybody has had a turn by then, or a few fewer, which only costs walking: a month is taken as 31 days.
    private func wholeRounds(before reading: WallReading) -> Int {
        let turn: Int64? =
            switch every {
            case .exact(let duration): duration.milliseconds
            case .days(let count): Int64(count) * WallReading.dayLength
            case .weeks(let count): Int64(count) * 7 * WallReading.dayLength
            case .months(let count): Int64(count) * 31 * WallReading.dayLength
            case .quarters(let count): Int64(count) * 93 * WallReading.dayLength
            case .businessHours, .businessDays, .sameBusinessDay, .nextBusinessDay: nil
            }
        guard every.canRotate, let turn, !rotate.isEmpty else { return 0 }
        return max(0, Int((reading.milliseconds - WallReading(from).milliseconds) / (turn * Int64(rotate.count))))
    }
}

extension WallReading {
    /// Past every date anybody writes, and small enough to be shifted by an offset.
    fileprivate static let never = WallReading(milliseconds: .max / 4)
}
