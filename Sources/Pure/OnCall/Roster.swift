package import Vocabulary

/// Everything that decides who is on call: schedules, seats and overrides. Pure: the instant is always an argument.
package struct Roster: Hashable, Sendable {
    package var schedules: [ScheduleName: Schedule]
    package var seats: [SeatName: Seat]
    package var overrides: [Override]

    package init(schedules: [ScheduleName: Schedule], seats: [SeatName: Seat], overrides: [Override] = []) {
        self.schedules = schedules
        self.seats = seats
        self.overrides = overrides
    }
}

/// A position. A duty names a seat, never a person.
package enum Seat: Hashable, Sendable {
    /// The holder, then the backups.
    case held([PersonName])
    /// A group: everybody in it is reached.
    case group([PersonName])
}

/// One stretch of one schedule held by the same people.
package struct Shift: Hashable, Sendable {
    package var schedule: ScheduleName
    /// Empty: a gap, nobody is on call.
    package var people: [PersonName]
    package var start: Moment
    package var end: Moment
    /// Set when an override made it so.
    package var override: Int64?

    package init(schedule: ScheduleName, people: [PersonName], start: Moment, end: Moment, override: Int64? = nil) {
        self.schedule = schedule
        self.people = people
        self.start = start
        self.end = end
        self.override = override
    }
}
