package import Vocabulary

/// One step of a ladder: who is woken or named, when, and how.
package struct Rung: Hashable, Sendable {
    package enum Action: Hashable, Sendable {
        case page([Target])
        /// A notice to a channel that names the targets.
        case mention([Target], in: Audience)
        /// A notice that names nobody and wakes nobody: a ticket, a line in a channel.
        case ticket(Audience)
    }

    /// Who is meant; which people that is, is asked when the rung is reached.
    package enum Target: Hashable, Sendable {
        case person(PersonName)
        case seat(SeatName)
        case schedule(ScheduleName)
    }

    package enum Hours: Hashable, Sendable { case always, businessHours, outOfHours }

    package struct Repeat: Hashable, Sendable {
        package var every: Duration
        package var times: Int

        package init(every: Duration, times: Int) {
            self.every = every
            self.times = times
        }
    }

    package var at: Duration
    package var action: Action
    package var when: Hours
    /// Empty: as each person's own reach rule says.
    package var by: [Way]
    package var again: Repeat?

    package init(at: Duration = .zero, action: Action, when: Hours = .always, by: [Way] = [], again: Repeat? = nil) {
        self.at = at
        self.action = action
        self.when = when
        self.by = by
        self.again = again
    }

    /// Whether it wakes people, rather than naming them somewhere.
    package var pages: Bool {
        switch action {
        case .page: true
        case .mention, .ticket: false
        }
    }
}
