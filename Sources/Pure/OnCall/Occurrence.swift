package import Vocabulary

/// One time that something recurring takes place, such as a maintenance window.
package struct Occurrence: Hashable, Sendable {
    package var start: Moment
    package var end: Moment

    package init(start: Moment, end: Moment) {
        self.start = start
        self.end = end
    }

    /// The occurrence in progress at an instant, or nil. It begins at the same time on the wall each time and lasts exactly `length`; none
    /// begins at or after `until`. Without `every` there is only one. When each begins before the last has ended, it is the newest.
    package static func of(
        _ start: WallTime, length: Duration, every: Span?, until: WallTime?, zone: String, containing moment: Moment
    ) -> Occurrence? {
        let clock = WallClock.of(zone)
        let reading = clock.furthest(at: moment)
        guard reading >= WallReading(start) else { return nil }
        var begin = WallReading(start)
        if let every, let turns = Turns(from: start, every: every) {
            // A reading is whole milliseconds, so the last one before `until` is one less.
            let latest = min(reading, until.map { WallReading(milliseconds: WallReading($0).milliseconds - 1) } ?? reading)
            begin = turns.start(of: turns.turn(at: latest))
        }
        if let until, begin >= WallReading(until) { return nil }
        let occurrence = Occurrence(start: clock.moment(of: begin), end: clock.moment(of: begin) + length)
        return moment < occurrence.end ? occurrence : nil
    }
}
