package import Vocabulary

/// Who is on call when. Later layers win where they overlap; overrides win over all.
package struct Schedule: Hashable, Sendable {
    package enum Cover: Hashable, Sendable {
        case layers([Layer])
        /// Whoever holds the seat, around the clock.
        case seat(SeatName)
    }

    package var name: ScheduleName
    /// IANA zone of every wall-clock time in it, such as `Europe/Stockholm`.
    package var zone: String
    package var cover: Cover
    /// How long before a hand-over those whose shift begins and ends are told; nil: nobody is.
    package var handOverNotice: Duration?

    package init(name: ScheduleName, zone: String, cover: Cover, handOverNotice: Duration? = nil) {
        self.name = name
        self.zone = zone
        self.cover = cover
        self.handOverNotice = handOverNotice
    }
}

/// People who take turns. The first turn begins at `from` on the wall clock, and every hand-over after it falls on the same
/// wall-clock time.
package struct Layer: Hashable, Sendable {
    /// Who takes turns, in order. One turn may be held by several people together.
    package var rotate: [[PersonName]]
    /// Exact spans (`12h`) are walked on the wall clock too: hand-overs at 08:00 and 20:00 stay there when clocks change.
    package var every: Span
    package var from: WallTime
    package var until: WallTime?
    /// Empty means always.
    package var only: [HoursOfWeek]

    package init(rotate: [[PersonName]], every: Span, from: WallTime, until: WallTime? = nil, only: [HoursOfWeek] = []) {
        self.rotate = rotate
        self.every = every
        self.from = from
        self.until = until
        self.only = only
    }
}

/// What a clock on the wall shows, without a zone.
package struct WallTime: Hashable, Comparable, Sendable {
    package var day: CivilDay
    package var minuteOfDay: Int

    package init(day: CivilDay, minuteOfDay: Int) {
        self.day = day
        self.minuteOfDay = minuteOfDay
    }

    package static func < (a: WallTime, b: WallTime) -> Bool { (a.day, a.minuteOfDay) < (b.day, b.minuteOfDay) }
}

/// Hours on some days of the week: `Mon-Fri 09:00-17:00`, `Sat-Sun`. An end at or before the start is on the next day.
package struct HoursOfWeek: Hashable, Sendable {
    package var days: Set<Weekday>
    /// Minutes after midnight, 0 to 1439.
    package var start: Int
    /// Minutes after midnight, 1 to 1440.
    package var end: Int

    package init(days: Set<Weekday>, start: Int = 0, end: Int = 1440) {
        self.days = days
        self.start = start
        self.end = end
    }
}

/// When the organisation works: its zone, its hours and the days it does not.
package struct BusinessCalendar: Hashable, Sendable {
    package var zone: String
    package var hours: [HoursOfWeek]
    package var holidays: Set<CivilDay>

    package init(zone: String, hours: [HoursOfWeek], holidays: Set<CivilDay> = []) {
        self.zone = zone
        self.hours = hours
        self.holidays = holidays
    }
}
