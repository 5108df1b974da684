package import Vocabulary

extension BusinessCalendar {
    /// When a span that begins here is over.
    ///
    /// - Exact spans are elapsed time. `24h` over a change of clocks ends at another time on the wall; `1 day` ends at the same.
    /// - Days, weeks, months and quarters end at the same time on the wall of this calendar's zone; a month without that day ends on
    ///   its last. What the clock skips or repeats is resolved as in `WallClock`.
    /// - Business hours are elapsed time while open.
    /// - `n` business days end at the close of the n-th business day after today; the day it begins does not count, as in
    ///   Regulation (EEC, Euratom) 1182/71, Article 3. Today is the day whose work is not over yet: at 03:00 in a night shift, yesterday.
    /// - The same business day ends at the next close; the next business day is one business day.
    ///
    /// A calendar that is never open would never let a deadline come, so its business hours and days count as plain ones. Counts below zero are
    /// zero, and nothing is due before it begins.
    package func moment(after start: Moment, span: Span) -> Moment {
        let clock = WallClock.of(zone)
        let wall = clock.reading(at: start)
        let due: Moment =
            switch span {
            case .exact(let duration): start + duration
            case .days(let count): clock.moment(of: wall.adding(days: bounded(count)))
            case .weeks(let count): clock.moment(of: wall.adding(days: 7 * bounded(count)))
            case .months(let count): clock.moment(of: wall.adding(months: bounded(count)))
            case .quarters(let count): clock.moment(of: wall.adding(months: 3 * bounded(count)))
            case .businessHours(let count): open(for: .hours(Int64(bounded(count))), after: start, clock: clock)
            case .businessDays(let count): closing(businessDaysAfter: bounded(count), from: start, clock: clock)
            case .sameBusinessDay: closing(businessDaysAfter: 0, from: start, clock: clock)
            case .nextBusinessDay: closing(businessDaysAfter: 1, from: start, clock: clock)
            }
        return max(start, due)
    }

    /// Nobody waits longer than this, and arithmetic on it cannot overflow.
    private func bounded(_ count: Int) -> Int { min(max(0, count), 100_000) }

    /// A year without a single open day means there will be none.
    private static let daysClosedMax = 366

    private func open(for duration: Duration, after start: Moment, clock: WallClock) -> Moment {
        var left = duration
        var reached = start
        var day = clock.furthest(at: start).day + -1
        var closed = 0
        while left > .zero, closed <= Self.daysClosedMax {
            let sessions = sessions(on: day, clock: clock)
            // Hours that overlap are counted once, because none is counted before what is already reached.
            for session in sessions where session.upperBound > reached {
                let begin = max(reached, session.lowerBound)
                let worked = min(left, session.upperBound - begin)
                left -= worked
                reached = begin + worked
                if left == .zero { return reached }
            }
            closed = sessions.isEmpty ? closed + 1 : 0
            day = day + 1
        }
        return reached + left
    }

    private func closing(businessDaysAfter count: Int, from start: Moment, clock: WallClock) -> Moment {
        let date = clock.furthest(at: start).day
        let nightShift = close(of: date + -1, clock: clock).map { $0 > start } ?? false
        let today = nightShift ? date + -1 : date
        // The same business day is the first that closes after now, be it today; any other is counted from tomorrow.
        var day = count == 0 ? today : today + 1
        var left = max(1, count)
        var closed = 0
        while closed <= Self.daysClosedMax {
            if let close = close(of: day, clock: clock), close > start {
                left -= 1
                if left == 0 { return close }
                closed = 0
            } else {
                closed += 1
            }
            day = day + 1
        }
        return clock.moment(of: WallReading(today + (count + 1), minute: 0))
    }
}
