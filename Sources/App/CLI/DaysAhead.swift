internal import ArgumentParser
internal import OnCall
internal import Runtime
internal import Vocabulary

/// The stretch of time a command looks at, in whole days of the runbook's own time zone.
struct DaysAhead: ParsableArguments {
    @Option(help: "From which day on, such as 2026-12-01, or an instant as RFC 3339; today when left out.")
    var from: String?

    @Option(help: "How many days from then on.")
    var days: Int?

    private static let daysMax = 3660

    func validate() throws {
        if let days, !(1...Self.daysMax).contains(days) { throw ValidationError("--days is between 1 and \(Self.daysMax)") }
        if let from, Moment(rfc3339: from) == nil, CivilDay(written: from) == nil {
            throw ValidationError("“\(from)” is no day; write it as 2026-12-01")
        }
    }

    func window(in zone: String, usually days: Int) -> Range<Moment> {
        let clock = WallClock.of(zone)
        let day = from.flatMap { CivilDay(written: $0) } ?? clock.reading(at: Clock.machine.now).day
        let start = from.flatMap { Moment(rfc3339: $0) } ?? clock.moment(of: WallReading(day, minute: 0))
        return start..<clock.moment(of: clock.reading(at: start).adding(days: self.days ?? days))
    }
}

extension CivilDay {
    /// `2026-12-01`
    fileprivate init?(written text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard text.utf8.count == 10, parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
