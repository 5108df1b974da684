internal import OnCall
internal import Vocabulary

/// When the times of one file happen.
struct CalendarClocks {
    /// That of whoever an event is about.
    let own: WallClock
    /// Those the file describes itself, by what it calls them.
    let described: [String: DescribedZone]

    /// Nil when nobody knows whose clock it is.
    func moment(of reading: WallReading, on clock: CalendarTime.Clock) -> Moment? {
        switch clock {
        case .own: return own.moment(of: reading)
        case .utc: return WallClock.utc.moment(of: reading)
        case .zone(let name):
            let zone = described[name]
            if let known = Self.known(name) ?? zone?.place.flatMap(Self.known) { return known.moment(of: reading) }
            return zone?.moment(of: reading)
        }
    }

    func moment(of time: CalendarTime) -> Moment? { moment(of: time.reading, on: time.clock) }

    /// `Europe/Berlin`, also where a program wrote its own name before it: `/mozilla.org/20050126_1/Europe/Berlin`.
    private static func known(_ name: String) -> WallClock? {
        var rest = name[...]
        for _ in 0..<8 {
            if let clock = WallClock(zone: String(rest)) { return clock }
            guard let slash = rest.firstIndex(of: "/") else { return nil }
            rest = rest[rest.index(after: slash)...]
        }
        return nil
    }
}

/// A `VTIMEZONE`: what Outlook calls `W. Europe Standard Time` is in no list of zones, and the file says itself when its clocks change.
struct DescribedZone {
    fileprivate struct Change {
        let start: Int64
        let before: Int64
        let offset: Int64
    }

    /// The IANA zone, where the program says it.
    var place: String?
    private var observances: [Observance] = []
    private var changes: [Change] = []

    /// One of its `STANDARD` and `DAYLIGHT` parts.
    struct Observance {
        private var start: CalendarTime?
        private var from: Int64?
        private var to: Int64?
        private var rule: Recurrence?
        private var others: [CalendarTime] = []
        private var isUnderstood = true

        mutating func take(_ line: ContentLine) {
            switch line.name {
            case "DTSTART": start = CalendarTime(line)
            case "TZOFFSETFROM": from = DescribedZone.milliseconds(line.value)
            case "TZOFFSETTO": to = DescribedZone.milliseconds(line.value)
            case "RRULE":
                rule = Recurrence(line.value)
                isUnderstood = isUnderstood && rule != nil
            case "RDATE":
                let times = CalendarTime.list(line)
                others += times ?? []
                isUnderstood = isUnderstood && times != nil
            default: break
            }
        }

        /// Nil when it cannot be relied on.
        fileprivate var changes: [Change]? {
            guard isUnderstood, let start, let from, let to else { return nil }
            let days = HolidayFile.years
            let repeated = rule.map { rule in
                rule.days(from: start.reading.day, within: days) { day in
                    rule.until.map { day > $0.reading.day } ?? false
                }
            }
            let readings = (repeated ?? [start.reading.day]).map { $0.number * WallReading.dayLength + start.reading.millisecondOfDay }
            return (readings + others.map(\.reading.milliseconds)).map { Change(start: $0 - from, before: from, offset: to) }
        }
    }

    mutating func add(_ observance: Observance) { observances.append(observance) }

    /// Once all its parts are there. Nil when one of them was not understood: an hour's error is worse than a refusal.
    func finished() -> DescribedZone? {
        var zone = self
        for observance in observances {
            guard let changes = observance.changes else { return place == nil ? nil : self }
            zone.changes += changes
        }
        zone.changes.sort { $0.start < $1.start }
        return zone.changes.isEmpty && place == nil ? nil : zone
    }

    /// By the rule of `WallClock`: the first instant at which the clock shows this or anything later.
    func moment(of reading: WallReading) -> Moment {
        var (start, offset) = (Int64.min, changes.first?.before ?? 0)
        for change in changes {
            let moment = max(start, reading.milliseconds - offset)
            if moment < change.start { return Moment(milliseconds: moment) }
            (start, offset) = (change.start, change.offset)
        }
        return Moment(milliseconds: max(start, reading.milliseconds - offset))
    }

    /// `+0100`, `-033015`.
    private static func milliseconds(_ text: String) -> Int64? {
        let digits = text.dropFirst()
        guard let sign = text.first, "+-".contains(sign), [4, 6].contains(digits.count), digits.allSatisfy(\.isNumber), let number = Int64(digits)
        else {
            return nil
        }
        let padded = digits.count == 4 ? number * 100 : number
        let seconds = (padded / 10_000 * 60 + padded / 100 % 100) * 60 + padded % 100
        return (sign == "-" ? -seconds : seconds) * 1000
    }
}
