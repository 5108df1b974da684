internal import OnCall
internal import Vocabulary

/// A day, or a day and a time, as a calendar file writes it (RFC 5545, sections 3.3.4 and 3.3.5): what a clock shows, and whose clock it is.
struct CalendarTime: Hashable {
    enum Clock: Hashable {
        /// That of whoever the event is about.
        case own
        case utc
        /// As the file calls it, which may be a name of its own.
        case zone(String)
    }

    let reading: WallReading
    let isWholeDay: Bool
    let clock: Clock

    init?(_ written: some StringProtocol, zone: String?) {
        guard let day = CivilDay(basicFormat: written) else { return nil }
        let rest = written.dropFirst(8)
        guard !rest.isEmpty else {
            (reading, isWholeDay, clock) = (WallReading(day, minute: 0), true, .own)
            return
        }
        let isUTC = rest.last.map { "Zz".contains($0) } ?? false
        let digits = rest.dropFirst().dropLast(isUTC ? 1 : 0)
        guard digits.utf8.count == 6, digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(digits) else { return nil }
        let (hour, minute, second) = (number / 10_000, number / 100 % 100, number % 100)
        // 60 is a leap second.
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        reading = WallReading(milliseconds: WallReading(day, minute: 0).milliseconds + ((hour * 60 + minute) * 60 + second) * 1000)
        isWholeDay = false
        clock = isUTC ? .utc : zone.map { .zone($0) } ?? .own
    }

    init?(_ line: ContentLine) { self.init(line.value, zone: line.parameters["TZID"]) }

    /// Several of them, as in `EXDATE`. Nil when one of them is none.
    static func list(_ line: ContentLine) -> [CalendarTime]? {
        var times: [CalendarTime] = []
        for part in line.value.split(separator: ",") {
            guard let time = CalendarTime(part, zone: line.parameters["TZID"]) else { return nil }
            times.append(time)
        }
        return times
    }
}
