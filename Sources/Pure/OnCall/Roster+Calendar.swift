package import Vocabulary

extension Roster {
    /// The shifts that touch a stretch of time, as a calendar shows them: whole, so that where one begins and ends does not depend
    /// on what was asked for, and a shift keeps its identity however often a calendar asks. One longer than a quarter (somebody
    /// always on call, a seat) has no end worth drawing and is cut at the first of each month, UTC.
    package func calendar(of name: ScheduleName, from start: Moment, to end: Moment) -> [Shift] {
        // Looking this far to both sides shows every shorter shift whole, and proves every other one to be longer.
        let whole = shifts(of: name, from: start - Self.calendarReach, to: end + Self.calendarReach)
        return whole.flatMap { $0.end - $0.start > Self.calendarReach ? $0.cutAtMonths() : [$0] }
            .filter { $0.start < end && start < $0.end }
    }

    /// How far before and after the stretch asked for a calendar looks, and so must the overrides it is given reach.
    package static let calendarReach = Duration.days(94)
}

extension Shift {
    private static func month(of moment: Moment, adding months: Int) -> Moment {
        let day = WallClock.utc.reading(at: moment).day
        let first = WallReading(day + (1 - day.components.day), minute: 0)
        return WallClock.utc.moment(of: first.adding(months: months))
    }

    fileprivate func cutAtMonths() -> [Shift] {
        var pieces: [Shift] = []
        var rest = self
        while rest.start < end {
            var piece = rest
            piece.end = min(end, Self.month(of: rest.start, adding: 1))
            pieces.append(piece)
            rest.start = piece.end
        }
        return pieces
    }
}
