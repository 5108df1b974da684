package import OnCall
package import Vocabulary

/// Times as people read them.
extension WallClock {
    /// `2026-11-21`
    package func day(at moment: Moment) -> String {
        let (year, month, day) = reading(at: moment).day.components
        return "\(year)-\(month.padded)-\(day.padded)"
    }

    /// `14:45`
    package func hour(at moment: Moment) -> String {
        let minute = wallTime(at: moment).minuteOfDay
        return "\((minute / 60).padded):\((minute % 60).padded)"
    }

    /// `2026-11-21 14:45 UTC+1`: whoever reads it may sit in another zone.
    package func spoken(at moment: Moment) -> String { "\(day(at: moment)) \(hour(at: moment)) \(offsetWords(at: moment))" }

    /// Only the time of day when it is the same day.
    package func spoken(at moment: Moment, seenFrom now: Moment) -> String {
        day(at: moment) == day(at: now) ? hour(at: moment) : "\(day(at: moment)) \(hour(at: moment))"
    }

    private func offsetWords(at moment: Moment) -> String {
        let minutes = offset(at: moment).milliseconds / 60_000
        guard minutes != 0 else { return "UTC" }
        let rest = abs(minutes) % 60
        return "UTC\(minutes < 0 ? "-" : "+")\(abs(minutes) / 60)" + (rest == 0 ? "" : ":\(Int(rest).padded)")
    }
}

extension Duration {
    /// `45 s`, `15 min`, `1 h 20 min`, `2 d 3 h`: the two largest units, the rest left out.
    package var brief: String {
        let seconds = max(0, milliseconds / 1000)
        let units: [(Int64, String)] = [(seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
        return words(units)
    }

    /// `15 minutes`, `1 hour 20 minutes`.
    var spelled: String {
        let minutes = max(0, (milliseconds + 59_999) / 60_000)
        let units: [(Int64, String)] = [(minutes / 1440, "day"), (minutes / 60 % 24, "hour"), (minutes % 60, "minute")]
        return words(units.map { ($0, $0 == 1 ? $1 : $1 + "s") })
    }

    private func words(_ units: [(Int64, String)]) -> String {
        guard let first = units.firstIndex(where: { $0.0 > 0 }) else { return units.last.map { "0 \($0.1)" } ?? "" }
        // Seconds beside minutes are noise.
        let shown = units[first...].prefix(2).filter { $0.0 > 0 && ($0.1 != "s" || units[first].1 == "s") }
        return shown.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }
}

extension Int {
    fileprivate var padded: String { self < 10 ? "0\(self)" : String(self) }
}
