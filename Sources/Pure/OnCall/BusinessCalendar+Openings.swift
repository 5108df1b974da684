package import Vocabulary

extension BusinessCalendar {
    /// The first instant after this one at which work begins if it rests now, or ends if it goes on. Nil when that does not
    /// happen within a year and a day.
    package func nextChange(after moment: Moment) -> Moment? {
        let clock = WallClock.of(zone)
        let open = isOpen(at: moment)
        let today = clock.furthest(at: moment).day
        for offset in -1...366 {
            let edges = sessions(on: today + offset, clock: clock).flatMap { [$0.lowerBound, $0.upperBound] }
            if let change = edges.filter({ $0 > moment && isOpen(at: $0) != open }).min() { return change }
        }
        return nil
    }
}
