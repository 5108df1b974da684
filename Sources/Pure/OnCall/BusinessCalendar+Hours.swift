package import Vocabulary

extension BusinessCalendar {
    package func isOpen(at moment: Moment) -> Bool {
        let reading = WallClock.of(zone).furthest(at: moment)
        return [reading.day, reading.day + -1].contains { day in
            !holidays.contains(day) && hours.stretches(on: day).contains { $0.contains(reading) }
        }
    }

    /// False when there are no hours, or none that any day has: such a calendar would never let a deadline come.
    package var isEverOpen: Bool { hours.contains { !$0.days.isEmpty } }

    /// The instants between which work is done on the shift that begins this day, in order; they may overlap. Hours past midnight
    /// belong to the day they began on, so a holiday closes its own night and not the one before. Empty on a day that
    /// the zone skipped.
    func sessions(on day: CivilDay, clock: WallClock) -> [Range<Moment>] {
        guard !holidays.contains(day) else { return [] }
        return hours.stretches(on: day).map { clock.moment(of: $0.lowerBound)..<clock.moment(of: $0.upperBound) }.filter { !$0.isEmpty }
    }

    /// When the day's work ends, or nil when it is not a business day.
    func close(of day: CivilDay, clock: WallClock) -> Moment? {
        sessions(on: day, clock: clock).map(\.upperBound).max()
    }
}
