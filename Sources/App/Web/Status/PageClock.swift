internal import OnCall
internal import Vocabulary

/// Times as a clock on the wall of the page's zone shows them. The day is named only when it is not today.
struct PageClock: Sendable {
    private let clock: WallClock
    private let now: Moment

    init(zone: String, now: Moment) {
        clock = WallClock.of(zone)
        self.now = now
    }

    func when(_ moment: Moment) -> When {
        let (time, today) = (clock.wallTime(at: moment), clock.wallTime(at: now).day)
        let hour = "\(time.minuteOfDay / 60)".padded, minute = "\(time.minuteOfDay % 60)".padded
        return When(machine: moment.rfc3339, words: (time.day == today ? "" : "\(time.day.written) ") + "\(hour):\(minute)")
    }

    func day(of moment: Moment) -> String { clock.wallTime(at: moment).day.written }
}

extension String {
    fileprivate var padded: String { count < 2 ? "0\(self)" : self }
}
