package import Vocabulary

extension BusinessCalendar {
    /// When a span has to begin that ends here: counted as `moment(after:span:)` counts, the other way. Business days end at the same time on the
    /// wall that many business days before; business hours are elapsed time while open.
    package func moment(before end: Moment, span: Span) -> Moment {
        let clock = WallClock.of(zone)
        let wall = clock.reading(at: end)
        return switch span {
        case .exact(let duration): end - max(.zero, duration)
        case .days(let count): clock.moment(of: wall.adding(days: -bounded(count)))
        case .weeks(let count): clock.moment(of: wall.adding(days: -7 * bounded(count)))
        case .months(let count): clock.moment(of: wall.adding(months: -bounded(count)))
        case .quarters(let count): clock.moment(of: wall.adding(months: -3 * bounded(count)))
        case .businessHours(let count): open(for: .hours(Int64(bounded(count))), before: end, clock: clock)
        case .businessDays(let count): clock.moment(of: wall.adding(days: -days(holding: bounded(count), before: wall.day, clock: clock)))
        case .sameBusinessDay: end
        case .nextBusinessDay: clock.moment(of: wall.adding(days: -days(holding: 1, before: wall.day, clock: clock)))
        }
    }

    private func bounded(_ count: Int) -> Int { min(max(0, count), 1000) }

    /// How many days back it is until that many of them were business days. A calendar that is never open counts plain ones.
    private func days(holding count: Int, before day: CivilDay, clock: WallClock) -> Int {
        guard isEverOpen else { return count }
        var left = count
        var back = 0
        while left > 0, back < 10_000 {
            back += 1
            if close(of: day + -back, clock: clock) != nil { left -= 1 }
        }
        return back
    }

    private func open(for duration: Duration, before end: Moment, clock: WallClock) -> Moment {
        guard isEverOpen else { return end - duration }
        var left = duration
        var reached = end
        for back in 0..<10_000 where left > .zero {
            // Hours that overlap are counted once, because none is counted after what is already reached.
            for session in sessions(on: clock.furthest(at: end).day + -back, clock: clock).reversed() where session.lowerBound < reached {
                let close = min(reached, session.upperBound)
                let worked = min(left, close - session.lowerBound)
                left -= worked
                reached = close - worked
                if left == .zero { return reached }
            }
        }
        return reached
    }
}
